import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareLines } from '../../../shared/lines/compare.ts'
import { restoreLines } from '../../../shared/lines/restore.ts'
import { apply, invert } from '../../../shared/model/edit.ts'
import type { Segment, Transcript } from '../../../shared/model/transcript.ts'
import { line, transcriptOf } from '../../builders.ts'

function restored(present: Transcript, version: readonly Segment[]) {
  let ids = 0
  const pairs = compareLines(version, present.segments)
  return restoreLines(present, version, pairs, () => `new-${++ids}`)
}

const inFile = ({ segments }: { segments: readonly Segment[] }) =>
  segments.map(({ start, end, text, speaker }) => [start, end, text, speaker])

describe('restoring a version', () => {
  const one = { ...line('a', 1000, 2000, 'One.'), mark: 'confirmed' as const }
  const two = { ...line('b', 3000, 4000, 'Two.'), mark: 'confirmed' as const }
  const present = transcriptOf(one, two)

  it('is nothing when the lines are the same', () => {
    expect(restored(present, [line('x', 1000, 2000, 'One.'), line('y', 3000, 4000, 'Two.')])).toBeNull()
  })

  it('leaves ids, and marks but of lines that get another start', () => {
    const edit = restored(present, [line('x', 1000, 2000, 'Won.'), line('y', 3100, 4000, 'Two.')])!
    expect(apply(edit, present).segments.map(({ id, text, start, mark }) => [id, text, start, mark])).toEqual(
      [
        ['a', 'Won.', 1000, 'confirmed'],
        ['b', 'Two.', 3100, 'none'],
      ],
    )
  })

  it('brings back a line that went as a new one, and takes away one that came', () => {
    const edit = restored(present, [line('x', 3000, 4000, 'Two.'), line('y', 5000, 6000, 'Three.')])!
    expect(apply(edit, present).segments.map(({ id, text }) => [id, text])).toEqual([
      ['b', 'Two.'],
      ['new-1', 'Three.'],
    ])
  })

  it('gives the lines of that version as one edit that can be undone, whatever both are', () => {
    const any = fc.array(
      fc.record({
        text: fc.constantFrom('a', 'b', 'c'),
        start: fc.option(fc.integer({ min: 0, max: 9 })),
        speaker: fc.constantFrom(null, 'Nora'),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(any, any, (mine, theirs) => {
        const [now, version] = [mine, theirs].map((list, side) =>
          list.map((fields, i) => ({ ...line(`${side}-${i}`, 0, null, ''), ...fields })),
        )
        const before = { segments: now! }
        const edit = restored(before, version!)
        const after = edit ? apply(edit, before) : before
        expect(inFile(after)).toEqual(inFile({ segments: version! }))
        if (edit) expect(apply(invert(edit), after).segments).toEqual(before.segments)
        expect(new Set(after.segments.map(({ id }) => id)).size).toBe(after.segments.length)
      }),
    )
  })
})
