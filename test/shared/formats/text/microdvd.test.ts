import { expect, it } from 'vitest'
import { patchText } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, readFixture, rows } from '../fixtures.ts'

it('reads frames at the rate of the first line', () => {
  const read = readFixture('sub-microdvd', 'rate.sub')
  expect(rows(read)).toEqual([
    [1000, 3000, null, 'The snow came early,\nbefore the feast.'],
    [3200, 4800, null, 'Nobody had wood.'],
    [5200, null, null, 'Only the smith.'],
    [8000, 10_000, null, 'He shared it.'],
  ])
  expect(findings(read)).toEqual([])
})

it('assumes 23.976 frames and says what is odd', () => {
  const read = readFixture('sub-microdvd', 'traps.sub')
  expect(rows(read)).toEqual([
    [1001, 500, null, 'runs backwards\nand goes on'],
    [2002, 4004, null, 'second'],
    [10_010, 20_020, null, 'third'],
  ])
  expect(findings(read)).toEqual([
    'sub-microdvd/rate -: The file does not say how many frames make a second; 23.98 were assumed.',
    'sub-microdvd/outside 1: This line has no frames; it stays in the file but is not shown.',
    'sub-microdvd/no-frames 3: This line has no frames; it is shown with the line above.',
    'time/end-before-start 2: The line ends before it starts.',
  ])
})

it('prints the nearest frame, and adds lines', () => {
  const read = readFixture('sub-microdvd', 'rate.sub')
  expect(patchText(read, change(read, 0, { start: 1010, text: 'a\nb' })).text).toContain(
    '\r\n{25}{75}a|b\r\n{80}',
  )
  const added = createSegment('new', 5000, 5100, 'x')
  const { text } = patchText(read, { segments: read.transcript.segments.toSpliced(2, 0, added) })
  expect(text).toContain('wood.\r\n{125}{128}x\r\n{130}{}')
})
