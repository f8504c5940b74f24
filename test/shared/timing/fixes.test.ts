import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { CHECK_DEFAULTS, check } from '../../../shared/timing/check.ts'
import { FIXABLE, fixes } from '../../../shared/timing/fixes.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const options = { ...CHECK_DEFAULTS, durationMs: 10_000, minLengthMs: 500 }
const details = { durationMs: 10_000, minLengthMs: 500, label: 'Fix' }
const calm = 'Twenty characters ok'

function ends(...lines: Segment[]) {
  const transcript = transcriptOf(...lines)
  const edit = fixes(transcript, check(transcript, options), details)
  return edit && times(apply(edit, transcript)).map(([, , end]) => end)
}

describe('fixes', () => {
  it.each([
    [
      'ends the first of two that overlap where the second starts',
      [line('a', 0, 2500), line('b', 2000, 4000)],
      [2000, 4000],
    ],
    ['closes a short gap', [line('a', 0, 1960), line('b', 2000, 4000)], [2000, 4000]],
    ['gives a line the least length', [line('a', 500, 500), line('b', 2000, 4000)], [1000, 4000]],
    ['ends the last line with the audio', [line('a', 9000, 10_800)], [10_000]],
  ])('%s', (_name, lines, expected) => {
    expect(ends(...lines)).toEqual(expected)
  })

  it.each([
    ['order', [line('a', 5000, 7000, calm), line('b', 1000, 3000, calm)]],
    ['a confirmed line', [line('a', 0, 2500, calm, { mark: 'confirmed' }), line('b', 2000, 4000, calm)]],
    ['a line without room', [line('a', 1700, 1700, calm), line('b', 2000, 4000, calm)]],
    ['a line that starts after the audio', [line('a', 10_500, 11_800)]],
    ['a line with an implied end', [line('a', 500, null), line('b', 500, 2500, calm)]],
  ])('leaves %s', (_name, lines) => {
    expect(ends(...lines)).toBeNull()
  })

  it('puts one finding right, or all', () => {
    const lines = transcriptOf(line('a', 0, 2500), line('b', 2000, 4200), line('c', 4000, 6000))
    const [first, second] = check(lines, options).filter(({ kind }) => kind === 'overlap')
    expect(times(apply(fixes(lines, [second!], details)!, lines)).map(([, , end]) => end)).toEqual([
      2500, 4000, 6000,
    ])
    const both = apply(fixes(lines, [first!, second!], details)!, lines)
    expect(check(both, options).filter(({ kind }) => FIXABLE.some((one) => one === kind))).toEqual([])
    expect(fixes(both, [first!, second!], details)).toBeNull()
  })
})
