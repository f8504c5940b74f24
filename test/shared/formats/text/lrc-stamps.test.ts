import { expect, it } from 'vitest'
import { lineStamps, stampedWords } from '../../../../shared/formats/text/lrc-stamps.ts'

const stamps = (line: string) => lineStamps(line, { from: 0, to: line.length }, 0).map(({ ms }) => ms)

it('reads stamps at the beginning of a line', () => {
  expect(stamps('[00:01.20]a [00:02.00]')).toEqual([1200])
  expect(stamps(' [00:01.20] [1:02]b')).toEqual([1200, 62_000])
  expect(stamps('[00:01:20][120:00.5][1:02:03.40]c')).toEqual([1200, 7_200_500, 3_723_400])
  for (const line of ['', 'a', '[ar:x]', '[00:61.00]x', '[0:01', '(0:01)']) expect(stamps(line)).toEqual([])
})

it('finds no words where there are no stamps', () => {
  expect(stampedWords('a < b <i>', { from: 0, to: 9 }, 0)).toBeNull()
})
