import { describe, expect, it } from 'vitest'
import { WOVEN } from '../../../../shared/formats/cues/cue-woven.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { withText } from '../app-edits.ts'
import { findings, rows } from '../fixtures.ts'

const clock = (ms: number) => new Date(ms).toISOString().slice(11, 23).replace('.', ',')

/** SubRip of `[start, end, text]` in ms. */
const srt = (...cues: readonly (readonly [number, number, string])[]) =>
  cues.map(([from, to, text], i) => `${i + 1}\n${clock(from)} --> ${clock(to)}\n${text}\n`).join('\n')

const RAIN = [
  [1000, 1400, '<u>The</u> rain stopped.'],
  [1400, 1900, 'The <u>rain</u> stopped.'],
  [1900, 2500, 'The rain <u>stopped.</u>'],
] as const

describe('captions that repeat a sentence for each word', () => {
  it('are read as sentences with the times of their words', () => {
    const read = readTranscript(
      srt(...RAIN, [3000, 3500, '<u>It</u> shone,'], [3600, 4000, 'It <u>shone</u>,']),
      'a.srt',
    )
    expect(rows(read)).toEqual([
      [1000, 2500, null, 'The rain stopped.'],
      [3000, 4000, null, 'It shone,'],
    ])
    expect(read.transcript.segments[1]?.words).toEqual([
      { text: 'It', start: 3000, end: 3500 },
      { text: ' shone,', start: 3600, end: 4000 },
    ])
    expect(findings(read)).toEqual([
      'text/words-marked -: 2 sentences stand here once for each word, with the spoken one marked (5 cues): they are shown once, with times for their words. Saving keeps the cues.',
    ])
  })

  it('may have cues without a marked word between, words without a cue, and sentences of one word', () => {
    const read = readTranscript(
      srt(
        [1000, 1400, '<u>The</u> big rain stopped.'],
        [1400, 1500, 'The big rain stopped.'],
        [1500, 1900, 'The big <u>rain</u> stopped.'],
        [2000, 2300, '<u>Yes.</u>'],
      ),
      'a.srt',
    )
    expect(rows(read).map(([from, to, , text]) => [from, to, text])).toEqual([
      [1000, 1900, 'The big rain stopped.'],
      [2000, 2300, 'Yes.'],
    ])
    expect(read.transcript.segments[0]?.words?.map(({ start }) => start)).toEqual([1000, null, 1500, null])
  })

  it.each([
    ['<b><u>', '</u></b>', '', ''],
    ['<font color="#0f0"><b>', '</b></font>', '', ''],
    ['<FONT COLOR=red>', '</FONT>', '{\\an8}', ''],
    ['<font color="red">', '</font>', '<font color="white">', '</font>'],
    ['<u>', '</u>', '<i>', '</i>'],
    ['{\\c&H00ff00&}', '{\\c}', '', ''],
    ['{\\b1}', '{\\b0}', '{\\an8}', ''],
  ])('may mark the word by %s', (open, close, lead, tail) => {
    const cue = (before: string, word: string, after: string) =>
      `${lead}${before}${open}${word}${close}${after}${tail}`
    const text = (last: string) =>
      srt(
        [1000, 1400, cue('', 'The', ` rain ${last}`)],
        [1400, 1900, cue('The ', 'rain', ` ${last}`)],
        [1900, 2500, cue('The rain ', last, '')],
      )
    const read = readTranscript(text('stopped.'), 'a.srt')
    expect(rows(read)).toEqual([[1000, 2500, null, 'The rain stopped.']])
    expect(read.diagnostics.map(({ code }) => code)).toEqual([WOVEN])
    expect(withText(read, 0, 'The rain began.')).toBe(text('began.'))
  })

  it('keep two sentences apart that say the same', () => {
    const later = RAIN.map(([from, to, text]) => [from + 2000, to + 2000, text] as const)
    expect(rows(readTranscript(srt(...RAIN, ...later), 'a.srt'))).toHaveLength(2)
  })

  it('are told from captions that repeat for other reasons', () => {
    const same = srt([1000, 2000, 'Help!'], [2000, 3000, 'Help!'], [3000, 4000, '<i>Help</i>!'])
    expect(rows(readTranscript(same, 'a.srt'))).toHaveLength(3)
    const many = Array.from(
      { length: 20 },
      (_, i) => [10_000 + i * 1000, 10_900 + i * 1000, `Line ${i}`] as const,
    )
    expect(rows(readTranscript(srt(...RAIN, ...many), 'a.srt'))).toHaveLength(23)
  })

  it('are known in WebVTT, too', () => {
    const text = `WEBVTT\n\n${srt(...RAIN)
      .replaceAll(',', '.')
      .replace(/^\d+\n/gm, '')}`
    expect(rows(readTranscript(text, 'a.vtt'))).toEqual([[1000, 2500, null, 'The rain stopped.']])
  })
})
