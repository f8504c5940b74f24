import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SegmentTokens, Tokens } from '../../../shared/formats/core/format.ts'
import { formats, patchText, type ReadResult, readTranscript } from '../../../shared/formats/index.ts'
import { unwrittenSpeakers } from '../../../shared/formats/unwritten-speakers.ts'
import { createSegment, type Transcript } from '../../../shared/model/transcript.ts'
import { change, fixturesOf } from './fixtures.ts'

const files = formats
  .flatMap(({ id }) => fixturesOf(id))
  .filter(({ text }) => text.length < 50_000)
  .map(({ folder, name, text }) => [folder, name, text] as const)

const PARTS = ['index', 'start', 'end', 'duration', 'text', 'speaker'] as const

/** Every kind of change to one line of a file, alone and with the lines around it moved. */
function editsOf(read: ReadResult, at: number): Transcript[] {
  const { segments } = read.transcript
  const line = segments[at]
  if (!line) return []
  const start = (line.start ?? 0) + 7
  const words = [
    { text: 'other', start, end: start + 40 },
    { text: ' words', start: start + 50, end: start + 90 },
  ]
  const all = { start, end: start + 90, speaker: 'Kim', text: 'other words' }
  const moved = line.words?.map((word) => ({ ...word, start: start + 3, end: start + 5 })) ?? null
  return [
    change(read, at, { ...all, words: null }),
    change(read, at, { ...all, words }),
    change(read, at, { ...all, text: line.text, words: moved }),
    { segments: segments.toSpliced(at, 1) },
    { segments: [...segments].reverse() },
    { segments: segments.toSpliced(at, 0, createSegment('new', start, null, 'More.', { words })) },
  ]
}

/** A save is made or refused; it never throws. How many were refused. */
function refusals(read: ReadResult, at: number): number {
  return editsOf(read, at).filter((transcript) => {
    const { text } = patchText(read, transcript)
    expect(unwrittenSpeakers(read, transcript)).toBeGreaterThanOrEqual(0)
    return text === null
  }).length
}

describe('files whose parts lie in one another', () => {
  it.each(files)(
    '%s/%s is saved or refused, also where two parts of a line are in one place',
    (folder, name, text) => {
      const read = readTranscript(text, name, undefined, folder)
      const { segments } = read.transcript
      if (segments.length === 0) return
      const place = fc.record({
        a: fc.constantFrom(...PARTS),
        b: fc.constantFrom(...PARTS),
        at: fc.nat(5),
        cut: fc.nat(3),
      })
      fc.assert(
        fc.property(place, ({ a, b, at, cut }) => {
          const index = at % segments.length
          const id = segments[index]?.id ?? ''
          const tokens = laid(read.tokens, id, a, b, cut)
          if (tokens) refusals({ ...read, tokens }, index)
        }),
        { numRuns: 10 },
      )
    },
  )

  it.each(files)('%s/%s is saved or refused after any damage', (folder, name, sound) => {
    const damage = fc.record({
      at: fc.nat(),
      cut: fc.nat(60),
      put: fc.constantFrom('', '"', '{', '}', ',', '<', '>', '</p>', '\n', '1', '00:01'),
      twice: fc.nat(200),
    })
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), fc.nat(5), (damages, at) => {
        let text = sound
        for (const { at: place, cut, put, twice } of damages) {
          const from = place % (text.length + 1)
          text =
            text.slice(0, from) + put + text.slice(Math.max(0, from - twice), from) + text.slice(from + cut)
        }
        const read = readTranscript(text, name, undefined, folder)
        if (read.transcript.segments.length > 0) refusals(read, at % read.transcript.segments.length)
      }),
      { numRuns: 10 },
    )
  })
})

/** The tokens with the part `a` of a line put where its part `b` stands; null when the line lacks one of them. */
function laid(
  tokens: Tokens,
  id: string,
  a: (typeof PARTS)[number],
  b: (typeof PARTS)[number],
  cut: number,
): Tokens | null {
  const own = tokens.get(id)
  const [one, other] = [own?.[a], own?.[b]]
  if (!own || !one || !other || a === b) return null
  const from = Math.min(other.from + cut, other.to)
  const changed: SegmentTokens = { ...own, [a]: { ...one, from, to: other.to } }
  return new Map(tokens).set(id, changed)
}
