import { expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, fixture, readFixture, rows } from '../fixtures.ts'

it('reads tenths of a second, rows and italics', () => {
  const read = readFixture('txt-mpl2', 'plain.txt')
  expect(rows(read)).toEqual([
    [1200, 4500, null, 'The lock keeper\nsleeps late.'],
    [5000, 7200, null, 'Nobody minds.'],
    [9000, null, null, 'But the boats.'],
  ])
  expect(findings(read)).toEqual([])
})

it('keeps the italics of words that stay, prints tenths, and adds lines', () => {
  const read = readFixture('txt-mpl2', 'plain.txt')
  expect(patchText(read, change(read, 0, { text: 'The lock keeper\nsleeps long.' })).text).toBe(
    fixture('txt-mpl2', 'plain.txt').replace('late', 'long'),
  )
  expect(patchText(read, change(read, 0, { start: 1260, text: 'The keeper\nsleeps late.' })).text).toContain(
    '[13][45]The keeper|/sleeps late.\r\n',
  )
  const added = createSegment('new', 7500, 8000, 'Two\nrows')
  const { text } = patchText(read, { segments: read.transcript.segments.toSpliced(2, 0, added) })
  expect(text).toContain('minds.\r\n[75][80]Two|rows\r\n[90][]')
})

it('says which row begins like a cue and is none', () => {
  const read = readTranscript('[12][45]one\n[5x][60]two\nthree\n[70][80]four\n', 'a.txt')
  expect(rows(read)).toHaveLength(2)
  expect(findings(read)).toEqual([
    'time/broken 2: “[5x][60]” begins the line like a time, but is none that can be read; a time like “[12][45]” was expected.',
    'txt-mpl2/no-time 3: This line has no time; it is shown with the line above.',
  ])
})
