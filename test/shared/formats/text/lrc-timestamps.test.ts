import { expect, it } from 'vitest'
import { lineTimestamps, timedWords } from '../../../../shared/formats/text/lrc-timestamps.ts'

const timestamps = (line: string) => lineTimestamps(line, { from: 0, to: line.length }, 0).map(({ ms }) => ms)

it('reads timestamps at the beginning of a line', () => {
  expect(timestamps('[00:01.20]a [00:02.00]')).toEqual([1200])
  expect(timestamps(' [00:01.20] [1:02]b')).toEqual([1200, 62_000])
  expect(timestamps('[00:01:20][120:00.5][1:02:03.40]c')).toEqual([1200, 7_200_500, 3_723_400])
  for (const line of ['', 'a', '[ar:x]', '[00:61.00]x', '[0:01', '(0:01)'])
    expect(timestamps(line)).toEqual([])
})

it('finds no words where there are no timestamps', () => {
  expect(timedWords('a < b <i>', { from: 0, to: 9 }, 0)).toBeNull()
})
