import { describe, expect, it } from 'vitest'
import { merge } from '../../../shared/lines/merge.ts'
import { setText } from '../../../shared/lines/set-text.ts'
import { split } from '../../../shared/lines/split.ts'
import { apply } from '../../../shared/model/edit.ts'
import { isRetimed, type Transcript } from '../../../shared/model/transcript.ts'
import { revert } from '../../../shared/timing/revert.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { changeSpeed } from '../../../shared/timing/stretch.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const details = { label: 'Revert' }
const options = { durationMs: 60_000, label: 'x' }
const words = [
  { text: 'one', start: 3100, end: 3300 },
  { text: ' two', start: 3400, end: 3600 },
  { text: ' three', start: 3700, end: 3900 },
]
const lines = transcriptOf(
  line('a', 1000, 2000),
  line('b', 3000, 4000, 'one two three', { words }),
  line('c', 5000),
)
const all = [0, 1, 2]
const back = (changed: Transcript, indices = all) => apply(revert(changed, indices, details)!, changed)

describe('revert', () => {
  it('gives the times of the file back, with those of words, after any moves', () => {
    const faster = { ...options, pivotMs: 777, confirmedToo: true }
    const once = apply(changeSpeed(lines, 1.0427, faster).edit!, lines)
    const twice = apply(setStart(once, 1, 3050, options).edit!, once)
    expect(back(twice)).toEqual(lines)
  })

  it('touches the named lines only', () => {
    const moved = apply(shift(lines, 0, 2, 700, { confirmedToo: false, label: 'x' }).edit!, lines)
    expect(times(back(moved, [2, 0])).map(([, start]) => start)).toEqual([1000, 3700, 5000])
  })

  it.each([
    ['one and three', [3100, 3400, 3700]],
    ['one or two three', [3100, null, 3400, 3700]],
    ['one by one three', [3100, 3400, null, 3700]],
    ['three', [3700]],
  ])('finds words again where the text was changed: %s', (text, starts) => {
    const reworded = apply(setText(lines, 1, text, details)!, lines)
    const moved = apply(shift(reworded, 1, 1, 100, { confirmedToo: false, label: 'x' }).edit!, reworded)
    expect(back(moved).segments[1]?.words?.map(({ start }) => start)).toEqual(starts)
  })

  it('moves words back with their line where the file had none', () => {
    const made = transcriptOf({
      ...line('a', 1500, 2500),
      origin: { start: 1000, end: 2000 },
      words: [{ text: 'w', start: 1600, end: 1700 }],
    })
    expect(back(made, [0]).segments[0]?.words).toEqual([{ text: 'w', start: 1100, end: 1200 }])
  })

  it('lets lines stay that the user made, without overlapping them', () => {
    const halves = apply(split(lines, 1, 3400, { ...options, newId: 'new' })!, lines)
    const moved = apply(shift(halves, 1, 2, 100, { confirmedToo: false, label: 'x' }).edit!, halves)
    expect(times(back(moved, [0, 1, 2, 3])).slice(1, 3)).toEqual([
      ['b', 3000, 3500],
      ['new', 3500, 4100],
    ])
  })

  it('gives a merged line the times of both', () => {
    const merged = apply(merge(lines, 0, details)!, lines)
    expect(isRetimed(merged.segments[0]!)).toBe(false)
    const moved = apply(shift(merged, 0, 0, 300, { confirmedToo: false, label: 'x' }).edit!, merged)
    expect(times(back(moved))[0]).toEqual(['a', 1000, 4000])
  })

  it('has nothing to do where nothing was moved', () => {
    expect(revert(lines, [0, 1, 2, 99], details)).toBeNull()
  })
})
