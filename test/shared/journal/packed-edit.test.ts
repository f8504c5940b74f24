import { describe, expect, it } from 'vitest'
import { differences, packSplice, spliceSchema, unpackSplice } from '../../../shared/journal/packed-edit.ts'
import { recordOf } from '../../../shared/journal/record.ts'
import { apply, type Edit } from '../../../shared/model/edit.ts'
import type { Segment, Transcript } from '../../../shared/model/transcript.ts'
import { confirm } from '../../../shared/timing/confirm.ts'
import { forgetOriginals } from '../../../shared/timing/forget-originals.ts'
import { revert } from '../../../shared/timing/revert.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { line } from '../../builders.ts'

const LINES = 20_000
const details = { label: 'x', confirmedToo: true }
const large: Transcript = {
  segments: Array.from({ length: LINES }, (_, i) => {
    const words = Array.from({ length: 10 }, (_word, k) => ({
      text: ` word${String(k)}`,
      start: i * 1000 + k * 90,
      end: i * 1000 + k * 90 + 80,
    }))
    return line(`L${String(i + 1)}`, i * 1000, i * 1000 + 900, 'ten words', { words })
  }),
}
const shifted = (transcript: Transcript, by: number) => shift(transcript, 0, LINES - 1, by, details).edit
const lengthOf = (edit: Edit | null) =>
  edit ? recordOf({ do: 'edit', edit, asOne: false, count: LINES }).length : 0

describe('a change of 20 000 lines with ten words each', () => {
  const edit = shifted(large, 250)
  const moved = edit ? apply(edit, large) : large

  it('is a few bytes when all times are shifted, once and again', () => {
    expect(lengthOf(edit)).toBeLessThan(200)
    expect(lengthOf(shifted(moved, -50))).toBeLessThan(200)
  })

  it.each<[string, Edit | null]>([
    ['confirmed', confirm(large, 0, LINES - 1, 'confirmed', { label: 'x' })],
    [
      'taken for the first times',
      forgetOriginals(moved, {
        label: 'x',
        since: { before: { at: 0, by: 'opened' }, after: { at: 1, by: 'forgotten' } },
      }),
    ],
  ])('is a few bytes when they are %s', (_name, one) => {
    expect(one).not.toBeNull()
    expect(lengthOf(one)).toBeLessThan(300)
  })

  it('writes no words when the times of the file come back', () => {
    const back = revert(moved, moved.segments.keys(), { label: 'x' })
    expect(back && JSON.stringify(back.splices.map(packSplice))).not.toContain('word')
  })
})

describe('unpackSplice', () => {
  const segments: readonly Segment[] = [line('a', 0), line('b', 1000), line('c', 2000)]

  it('gives what was packed, when lines come, go, change places and stay', () => {
    const [a, b, c] = segments as [Segment, Segment, Segment]
    for (const inserted of [[], [a], [c, a], [line('n', 5), b, line('m', 6)], [a, b, c, a]]) {
      const splice = { at: 0, removed: segments, inserted }
      const packed = spliceSchema.parse(JSON.parse(JSON.stringify(packSplice(splice))))
      expect(unpackSplice(packed, segments)).toEqual(splice)
    }
  })

  it('refuses lines that are not there', () => {
    expect(unpackSplice([1, [-3]], segments)).toBeNull()
    expect(unpackSplice([4, []], segments)).toBeNull()
    expect(unpackSplice([0, [[4, { start: 5 }]]], segments)).toBeNull()
    expect(unpackSplice([3, []], segments)).toEqual({ at: 3, removed: [], inserted: [] })
  })
})

it('differences are the lines that are other objects', () => {
  const [a, b, c, d] = [line('a', 0), line('b', 1), line('c', 2), line('d', 3)]
  const now = { ...b, end: 9 }
  const last = { ...d, end: 9 }
  expect(differences([a, b, c, d], [a, now, c, last])).toEqual([
    { at: 1, removed: [b], inserted: [now] },
    { at: 3, removed: [d], inserted: [last] },
  ])
  expect(differences([a], [a])).toEqual([])
})
