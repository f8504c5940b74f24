import { describe, expect, it } from 'vitest'
import {
  exportFormats,
  formatById,
  readTranscript,
  recognise,
  writeTranscript,
} from '../../../shared/formats/index.ts'
import { expectWithin } from '../../cpu-time.ts'
import { findings, fixture } from './fixtures.ts'

const refusal = (text: string, name: string) => findings(readTranscript(text, name))

describe('readTranscript', () => {
  it('goes by the content, and by the name where the content fits several', () => {
    expect(readTranscript(fixture('srt', 'plain.srt'), 'a.txt').format).toBe('srt')
    expect(readTranscript('00:01.000 --> 00:02.000\nx\n', 'a.vtt').format).toBe('vtt')
    expect(recognise(fixture('timed-text', 'lines.txt'), 'a.txt').map(({ id }) => id)).toEqual([
      'timed-text',
      'txt-plain',
    ])
  })

  it('takes the reader that the user chose', () => {
    const read = readTranscript(
      fixture('timed-text', 'lines.txt'),
      'a.txt',
      { durationMs: null },
      'txt-plain',
    )
    expect([read.format, read.transcript.segments[0]?.text]).toEqual([
      'txt-plain',
      '00:00:00 Every morning the baker lights the oven',
    ])
  })

  it('says in plain words what a file is that it cannot read', () => {
    expect(refusal('\n \n', 'a.txt')).toEqual([
      'file/empty -: The file is empty. Export the transcript again.',
    ])
    expect(refusal('{\\rtf1 x}', 'a.rtf')).toEqual([
      'file/unsupported -: This seems to be a rich text document (RTF). Save it as plain text (.txt) there, and open that.',
    ])
    expect(refusal('a\tb\n1\t2\n3\t4\n', 'a.txt')[0]).toContain('This seems to be a table (CSV or TSV).')
    expect(refusal('PK\u0003\u0004 \u0008\u0001\u0002', 'a.docx')[0]).toContain(
      'This seems to be a Word or OpenDocument file (or another ZIP archive).',
    )
    expect(refusal('1\nab\n\n2\ncd\n\n3\nef\n', 'a.txt')[0]).toContain(
      'This seems to be captions whose times are missing.',
    )
    expect(refusal('x\u0000\u0000\u0001\u0001\u0001y', 'a.txt')[0]).toContain(
      'This seems to be a binary file, not text.',
    )
    expect(refusal('1\n00:00:01,000 --> 00:00:02,000\n', 'a.srt')).toEqual([
      'file/no-text -: This is SubRip subtitles (SRT), but none of its lines has any text. Export it again with its text.',
    ])
  })

  it('is not held up by one very long line', () => {
    for (const unit of ['a ', '<', '&', '->', '0:', '[', '"', '1:00 ', 'Ann: ', '**', 'A ', '- ']) {
      const text = unit.repeat(1_000_000 / unit.length)
      for (const body of [
        text,
        `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}`,
        `1\n00:00:01,000 --> 00:00:02,000\n${text}`,
        `00:00:01 ${text}`,
      ]) {
        expectWithin(
          1500,
          () => {
            const read = readTranscript(body, 'a.txt')
            if (read.format) writeTranscript(read.format, { segments: [...read.transcript.segments] }, read)
          },
          `${unit} after ${body.slice(0, 6)}`,
        )
      }
    }
  })
})

describe('writeTranscript', () => {
  it('refuses a format that there is not', () => {
    expect(() => writeTranscript('nope', { segments: [] })).toThrow('Writing nope is not supported.')
    expect(formatById('nope')).toBeUndefined()
  })

  it('writes a fresh file in another format', () => {
    const read = readTranscript(fixture('timed-text', 'lines.txt'), 'a.txt')
    expect(writeTranscript('srt', read.transcript, read)).toMatch(
      /^1\n00:00:00,000 --> 00:00:04,000\nEvery morning/,
    )
    expect(
      exportFormats.every(({ id }) => typeof writeTranscript(id, read.transcript, read) === 'string'),
    ).toBe(true)
  })
})
