import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printVttWords, wordsOfCue } from '../../../../shared/formats/cues/vtt-words.ts'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { split } from '../../../../shared/lines/split.ts'
import { apply, type Edit } from '../../../../shared/model/edit.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { shift } from '../../../../shared/timing/shift.ts'

const FORM = {
  kind: 'clock',
  clock: { hours: 2, minutes: 2, fraction: 3, point: '.' },
} as const
const FILE = `WEBVTT

00:00:18.500 --> 00:00:20.500
Like a <00:19.000>big-a <c.red><00:19.500>pizza</c> <00:20.000>pie &amp; more<00:20.250>

00:00:21.000 --> 00:00:22.000
no times in here
`

describe('words in WebVTT', () => {
  it('are read with their times; the first begin with the cue', () => {
    const [cue, plain] = readTranscript(FILE, 'a.vtt').transcript.segments
    expect(cue?.text).toBe('Like a big-a pizza pie & more')
    expect(cue?.words).toEqual([
      { text: 'Like a', start: 18_500, end: null },
      { text: ' big-a', start: 19_000, end: null },
      { text: ' pizza', start: 19_500, end: null },
      { text: ' pie & more', start: 20_000, end: 20_250 },
    ])
    expect(plain?.words).toBeNull()
  })

  it('move with their cue, in the form in which they stand', () => {
    const read = readTranscript(FILE, 'a.vtt')
    const moved = apply(
      shift(read.transcript, 0, 1, 1000, { confirmedToo: false, label: 'Shift' }).edit as Edit,
      read.transcript,
    )
    const expected = FILE.replace('18.500 -->', '19.500 -->')
      .replace('00:00:20.500', '00:00:21.500')
      .replace('<00:19.000>', '<00:20.000>')
      .replace('<00:19.500>', '<00:20.500>')
      .replace('<00:20.000>pie', '<00:21.000>pie')
      .replace('<00:20.250>', '<00:21.250>')
      .replace('00:00:21.000 --> 00:00:22.000', '00:00:22.000 --> 00:00:23.000')
    expect(patchText(read, moved).text).toBe(expected)
  })

  it('stay in both halves of a split cue', () => {
    const read = readTranscript(FILE, 'a.vtt')
    const edit = split(read.transcript, 0, 19_500, { durationMs: null, newId: 'new', label: 'Split' }) as Edit
    const saved = patchText(read, apply(edit, read.transcript)).text
    expect(saved).toContain('Like a <00:19.000>big-a\n')
    expect(saved).toContain('\n<c.red>pizza</c> <00:20.000>pie &amp; more<00:20.250>')
  })

  it('are given up when the words are not the text that is shown', () => {
    const text = 'one \n <00:01.000> two'
    expect(wordsOfCue(text, { from: 0, to: text.length }, 0)).toBeNull()
  })

  it('are written into new files when chosen', () => {
    const { transcript } = readTranscript(FILE, 'a.vtt')
    const saved = writeTranscript('vtt', transcript, undefined, { words: 'stamped' })
    expect(readTranscript(saved, 'b.vtt').transcript.segments.map(({ words }) => words)).toEqual(
      transcript.segments.map(({ words }) => words),
    )
  })

  it('come back as they were written', () => {
    const word = fc.stringMatching(/^[a-z&<>é'.]{1,8}$/)
    const times = fc.array(fc.tuple(word, fc.integer({ min: 1, max: 400 })), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(times, (given) => {
        let at = 1000
        const words = given.map(([text, step], i) => {
          const start = at
          at += step
          return { text: (i > 0 ? ' ' : '') + text, start, end: null }
        })
        const text = words.map((each) => each.text).join('')
        const printed = printVttWords(createSegment('a', 1000, at, text, { words }), '\n', FORM) ?? ''
        expect(wordsOfCue(printed, { from: 0, to: printed.length }, 1000)?.words).toEqual(words)
      }),
    )
  })
})
