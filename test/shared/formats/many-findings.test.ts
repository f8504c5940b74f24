import { expect, it } from 'vitest'
import { readTranscript } from '../../../shared/formats/index.ts'
import { inEnglish } from '../../words.ts'

/** More than a function takes as arguments. */
const LINES = 150_000

function captions(point: string): string {
  const cue = (_: unknown, i: number) =>
    `${LINES - i}\n00:00:02${point}000 --> 00:00:01${point}000\nLine ${i}\n`
  return Array.from({ length: LINES }, cue).join('\n')
}

const FILES: readonly (readonly [name: string, text: () => string])[] = [
  ['odd.srt', () => captions(',')],
  ['odd.vtt', () => `WEBVTT\n\n${captions('.')}`],
  [
    'odd.json',
    () => {
      const segments = Array.from({ length: LINES }, (_, id) => ({
        id,
        start: 2,
        end: 1,
        text: ` Line ${id}`,
      }))
      return JSON.stringify({ segments })
    },
  ],
]

it.each(FILES)('%s is read although every line is odd; findings beyond fifty are counted', (name, text) => {
  const { transcript, diagnostics } = readTranscript(text(), name)
  expect(transcript.segments.length).toBe(LINES)
  const ends = diagnostics.filter(({ code }) => code === 'time/end-before-start')
  expect(ends.length).toBe(51)
  expect(inEnglish(ends.at(-1)?.message ?? '')).toBe(`The same in ${LINES - 50} more places.`)
})
