import { expect, it } from 'vitest'
import {
  type Chapter,
  chapterFormats,
  readChapters,
  writeChapters,
} from '../../../../shared/formats/index.ts'

const DEFAULTS = { durationMs: null, untitled: (number: number) => `No. ${number}` }
const CHAPTERS: readonly Chapter[] = [
  { start: 0, end: null, title: 'One = #1; all', hidden: false },
  { start: 61_500, end: 90_000, title: '', hidden: true },
  { start: 3_600_000, end: null, title: 'Two & <three>', hidden: false },
]

it('writes JSON chapters', () => {
  expect(JSON.parse(writeChapters('podcast', CHAPTERS, DEFAULTS))).toEqual({
    version: '1.2.0',
    chapters: [
      { startTime: 0, title: 'One = #1; all' },
      { startTime: 61.5, endTime: 90, title: '', toc: false },
      { startTime: 3600, title: 'Two & <three>' },
    ],
  })
})

it('writes WebVTT, until the next chapter or the end of the audio', () => {
  expect(writeChapters('vtt', CHAPTERS, { ...DEFAULTS, durationMs: 3_700_000 })).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:01:01.500\nOne = #1; all\n\n00:01:01.500 --> 00:01:30.000\n\n\n01:00:00.000 --> 01:01:40.000\nTwo &amp; &lt;three&gt;\n',
  )
})

it('writes lists without hidden chapters', () => {
  expect(writeChapters('list', CHAPTERS, DEFAULTS)).toBe('0:00 One = #1; all\n1:00:00 Two & <three>\n')
  expect(writeChapters('list', [{ start: 5000, end: null, title: '', hidden: false }], DEFAULTS)).toBe(
    '0:05 No. 1\n',
  )
})

it('writes ffmpeg metadata', () => {
  expect(writeChapters('ffmetadata', CHAPTERS.slice(0, 1), DEFAULTS)).toBe(
    ';FFMETADATA1\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=One \\= \\#1\\; all\n',
  )
})

it('reads back what it writes', () => {
  for (const { id, extension } of chapterFormats) {
    const again = readChapters(writeChapters(id, CHAPTERS, DEFAULTS), `a.${extension}`).chapters
    expect(again[0], id).toMatchObject({ start: 0, title: 'One = #1; all' })
    expect(again.at(-1), id).toMatchObject({ start: 3_600_000, title: 'Two & <three>' })
  }
})
