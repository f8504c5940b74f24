import { expect, it } from 'vitest'
import type { TimeMeaning } from '../../../../shared/formats/core/time-units.ts'
import { decideMinutes } from '../../../../shared/formats/text/minutes-or-hours.ts'
import { readTimedLine } from '../../../../shared/formats/text/timed-line.ts'

const starts = (lines: string[], durationMs: number | null, times?: TimeMeaning) =>
  decideMinutes(
    lines.map((line) => readTimedLine(line, { from: 0, to: line.length })),
    { durationMs, ...(times && { times }) },
  ).times.map((time) => time?.start.ms)

it('takes two fields for minutes unless only hours fit', () => {
  expect(starts(['0:10 a', '1:20 b'], null)).toEqual([10_000, 80_000])
  expect(starts(['0:10 a', '1:20 b'], 5_000_000)).toEqual([600_000, 4_800_000])
  expect(starts(['0:10 a', '0:20:30 b', '0:30 c', '0:40 d'], null)).toEqual([
    600_000, 1_230_000, 1_800_000, 2_400_000,
  ])
})

it('takes what the user says', () => {
  expect(starts(['0:10 a', '1:20 b'], null, 'hours-minutes')).toEqual([600_000, 4_800_000])
  expect(starts(['0:10 a', '1:20 b'], 5_000_000, 'minutes-seconds')).toEqual([10_000, 80_000])
})
