import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formats, readTranscript } from '../../../shared/formats/index.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { fixturesOf, patched } from './fixtures.ts'

/** Files that cannot be read any more with what stands here in place of a time are left out. */
const GARBAGE = ['1x:0y', '0l:OO:7q', '12.3.4z']

type Place = { readonly from: number; readonly to: number }

/** A file of which one time cannot be read, as far as it is still read with as many lines. */
function damaged(
  name: string,
  folder: string,
  text: string,
  { from, to }: Place,
  garbage: string,
  lines: number,
) {
  const source = text.slice(0, from) + garbage + text.slice(to)
  const read = readTranscript(source, name, { durationMs: 600_000 }, folder)
  return read.transcript.segments.length === lines ? read : null
}

const count = (text: string, part: string) => text.split(part).length - 1
const moved = (ms: number | null, by: number) => (ms === null ? null : ms + by)

/** What may be done to the times that were read. */
const EDITS: readonly ((one: Segment) => Segment)[] = [
  (one) => ({ ...one, start: moved(one.start, 250), end: moved(one.end, 250) }),
  (one) => ({ ...one, start: moved(one.start, 40) }),
  (one) => ({ ...one, end: moved(one.end, 130) }),
]

const files = formats
  .flatMap(({ id }) => fixturesOf(id))
  .flatMap(({ folder, name, text }) => {
    const read = readTranscript(text, name, { durationMs: 600_000 }, folder)
    const lines = read.transcript.segments.length
    const places = [...read.tokens.values()].flatMap(({ start, end, duration }) =>
      [start, end, duration].flatMap((token) =>
        token && !token.around && token.to > token.from ? token : [],
      ),
    )
    return places.length > 0 ? [[`${folder}/${name}`, { folder, name, text, lines, places }] as const] : []
  })

describe.each(files)('a time of %s that cannot be read', (_, { folder, name, text, lines, places }) => {
  it('is never overwritten when others are changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom(...GARBAGE),
        fc.constantFrom(...EDITS),
        fc.option(fc.nat(lines - 1), { nil: undefined }),
        (place, garbage, edit, only) => {
          const read = damaged(name, folder, text, place, garbage, lines)
          if (!read) return
          const segments = read.transcript.segments.map((one, i) =>
            only === undefined || i === only ? edit(one) : one,
          )
          const [left, was] = [patched(read, { segments }).text, read.text].map((all) => count(all, garbage))
          // Only a row that the lines of two speakers share may become two.
          const isShared = [...read.tokens.values()].some(({ turns }) => turns !== undefined)
          if (isShared) expect(left).toBeGreaterThanOrEqual(was ?? 0)
          else expect(left).toBe(was)
        },
      ),
      { numRuns: 60 },
    )
  })
})
