import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../shared/formats/index.ts'
import { apply } from '../../../shared/model/edit.ts'
import type { Transcript } from '../../../shared/model/transcript.ts'
import { setWordEdge } from '../../../shared/timing/set-word.ts'

const json = (value: unknown) => JSON.stringify(value, null, 2)
const word = (text: string, start: number, end: number) => ({ word: text, start, end })
const WHISPER = json({
  segments: [
    {
      id: 0,
      start: 1,
      end: 3,
      text: ' One two three',
      words: [word(' One', 1, 1.4), word(' two', 1.4, 1.8), word(' three', 2.2, 3)],
    },
    {
      id: 1,
      start: 4,
      end: 6,
      text: ' Four five',
      words: [word(' Four', 4.1, 4.5), word(' five', 4.6, 5.5)],
    },
  ],
})
const DEEPGRAM = json({
  results: {
    channels: [
      {
        alternatives: [
          {
            transcript: 'One two three. Four five.',
            words: [
              { word: 'one', start: 1, end: 1.4, punctuated_word: 'One' },
              { word: 'two', start: 1.4, end: 1.8, punctuated_word: 'two' },
              { word: 'three', start: 2.2, end: 3, punctuated_word: 'three.' },
            ],
          },
        ],
      },
    ],
  },
})
const VTT = `WEBVTT

00:00:01.000 --> 00:00:03.000
One <00:00:01.400>two <00:00:02.200>three

00:00:04.000 --> 00:00:06.000
<v Ann>Four <00:00:04.600>five
`
const LRC = '[00:01.00]<00:01.00>One <00:01.40>two <00:02.20>three\n[00:04.00]<00:04.10>Four <00:04.60>five\n'
const ASS = `[Script Info]
ScriptType: v4.00+

[Events]
Format: Start, End, Text
Dialogue: 0:00:01.00,0:00:03.00,{\\k40}One {\\k80}two {\\k80}three
Dialogue: 0:00:04.00,0:00:06.00,{\\k60}Four {\\k140}five
`
const span = (from: number, to: number, text: string) => `<span begin="${from}s" end="${to}s">${text}</span>`
const TTML = `<tt xmlns="http://www.w3.org/ns/ttml"><body><div>
<p begin="1s" end="3s">${span(0, 0.4, 'One')} ${span(0.4, 0.8, 'two')} ${span(1.2, 2, 'three')}</p>
<p begin="4s" end="6s">${span(0.1, 0.5, 'Four')} ${span(0.6, 1.5, 'five')}</p>
</div></body></tt>
`
const HYPER = `<article><section><p>
<span data-m="1000" data-d="400">One </span><span data-m="1400" data-d="400">two </span><span data-m="2200" data-d="800">three </span>
</p></section></article>
`
const FILES = {
  'Whisper JSON': ['a.json', WHISPER, 10],
  'Deepgram JSON': ['a.json', DEEPGRAM, 10],
  WebVTT: ['a.vtt', VTT, 10],
  LRC: ['a.lrc', LRC, 10],
  ASS: ['a.ass', ASS, 10],
  TTML: ['a.ttml', TTML, 10],
  hyperaudio: ['a.html', HYPER, 10],
} as const

/** What a player would light: the starts of the words, after the first. */
const startsOf = ({ segments }: Transcript) =>
  segments.map(({ words }) => (words ?? []).map(({ text, start }) => [text.trim(), start]))

const move = fc.record({
  index: fc.nat(1),
  word: fc.nat(2),
  edge: fc.constantFrom('start' as const, 'end' as const),
  ms: fc.integer({ min: 0, max: 700 }),
})

describe.each(Object.entries(FILES))('words of %s', (_, [name, text, step]) => {
  const read = readTranscript(text, name)

  it('have times', () => {
    const words = read.transcript.segments[0]?.words ?? []
    expect(words.map((one) => one.text.replace(/\W/g, ''))).toEqual(['One', 'two', 'three'])
    expect(words.every(({ start }) => start !== null)).toBe(true)
  })

  it('get other times, which the saved file has, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 4 }), (moves) => {
        let now: Transcript = read.transcript
        for (const { ms, ...at } of moves) {
          const { edit } = setWordEdge(now, at, ms * step, { durationMs: 10_000, label: 'x' })
          if (edit) now = apply(edit, now)
        }
        const saved = patchText(read, now).text ?? ''
        expect(startsOf(readTranscript(saved, name).transcript)).toEqual(startsOf(now))
        const bare = (one: string) => one.replace(/\d+(?:\.\d+)?/g, '')
        expect(bare(saved)).toBe(bare(text))
      }),
    )
  })
})
