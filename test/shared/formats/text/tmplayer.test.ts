import { expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, readFixture, rows } from '../fixtures.ts'

it('reads whole seconds, rows, and ends on rows of their own', () => {
  const read = readFixture('txt-tmplayer', 'plain.txt')
  expect(rows(read)).toEqual([
    [12_000, null, null, 'The ferry leaves\nat noon.'],
    [15_000, 18_000, null, 'Nobody is late.'],
    [20_000, null, null, '12 people wait.'],
  ])
  expect(findings(read)).toEqual([])
})

it.each([
  ['with an equals sign', '00:00:12=one\n00:00:15=two\n'],
  ['with numbered rows', '00:00:12,1:one\n00:00:15,1:two\n'],
  ['with a blank and bars', '00:00:12: one\n00:00:15: two|rows\n'],
  ['with short hours', '0:00:12:one\n0:00:15:two\n'],
])('reads it %s', (_, text) => {
  const read = readTranscript(text, 'a.txt')
  expect(read.format).toBe('txt-tmplayer')
  expect(rows(read).map(([start]) => start)).toEqual([12_000, 15_000])
})

it('leaves timecodes, and clocks with a colon, to text with times', () => {
  for (const text of ['00:00:12:05 one\n00:00:15:10 two\n', '00:00:12: one\n00:00:15: two\n'])
    expect(readTranscript(text, 'a.txt').format).toBe('timed-text')
})

it('prints whole seconds, ends and new lines in the manner of the file', () => {
  const read = readFixture('txt-tmplayer', 'plain.txt')
  expect(patchText(read, change(read, 0, { start: 13_340, text: 'The ferry\nleaves' }))).toEqual({
    text: '00:00:13:The ferry|leaves\n00:00:15:Nobody is late.\n00:00:18:\n00:00:20:12 people wait.\n',
    widened: 0,
  })
  expect(patchText(read, change(read, 0, { end: 14_000 })).text).toContain('at noon.\n00:00:14:\n00:00:15:')
  const added = createSegment('new', 19_000, null, 'Two\nrows')
  const { text } = patchText(read, { segments: read.transcript.segments.toSpliced(2, 0, added) })
  expect(text).toContain('00:00:18:\n00:00:19:Two|rows\n00:00:20:')
})

it('says which row begins like a cue and is none', () => {
  const read = readTranscript('00:00:12:one\n00:0015:two\n00:00:20:three\n', 'a.txt')
  expect(findings(read)).toEqual([
    'time/broken 2: “00:0015:” begins the line like a time, but is none that can be read; a time like “00:00:12:” was expected.',
  ])
})
