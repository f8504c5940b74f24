import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../shared/formats/index.ts'
import { replaceTexts } from '../../../shared/lines/replace-texts.ts'
import { apply } from '../../../shared/model/edit.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { change } from './fixtures.ts'
import { type Step, takeStep } from './word-steps.ts'

const LABEL = { key: 'edit.text' } as never

/** Every word stands once. */
const VTT = `WEBVTT

00:00:01.000 --> 00:00:03.000 line:80%
<v Ann>wa <00:00:01.200><i>wb</i> <00:00:01.600>wc <00:00:02.000><b>wd</b>

00:00:04.000 --> 00:00:06.000
<c.x>we <00:00:04.500>wf</c> <00:00:05.000>wg&amp;

00:00:07.000 --> 00:00:09.000
<i>wh <00:00:07.500>wi <00:00:08.000>wj</i> <00:00:08.500>wk
`
const span = (from: number, to: number, word: string, more = '') =>
  `<span begin="${from}s" end="${to}s"${more}>${word}</span>`
const ITALIC = ' tts:fontStyle="italic"'
const TTML = `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"><body><div>
<p begin="1s" end="3s">${span(0, 0.5, 'wa')} ${span(0.5, 1, 'wb', ITALIC)} <span tts:fontWeight="bold">${span(1, 1.5, 'wc')}</span> ${span(1.5, 2, 'wd')}</p>
<p begin="4s" end="6s">${span(0, 0.5, 'we')}
  ${span(0.5, 1, 'wf')}<br/>${span(1, 1.5, 'wg', ITALIC)}</p>
<p begin="7s" end="9s">${span(0, 0.5, 'wh')} wi ${span(1, 1.5, 'wj')}, ${span(1.5, 2, 'wk')}</p>
</div></body></tt>
`
const FILES = { vtt: ['a.vtt', VTT], ttml: ['a.ttml', TTML] } as const

describe.each(Object.entries(FILES))('words with times of their own in %s', (_, [name, text]) => {
  const read = readTranscript(text, name)
  const words = read.transcript.segments.flatMap((line) => line.text.match(/\w+/g) ?? [])

  it('keep their times and their markup when another word is changed', () => {
    expect(words).toHaveLength(11)
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.constantFrom('rain', 'r9'), (old, now) => {
        const index = read.transcript.segments.findIndex((line) => line.text.includes(old))
        const changed = (read.transcript.segments[index]?.text ?? '').replace(old, now)
        const edit = replaceTexts(read.transcript, new Map([[index, changed]]), { label: LABEL })
        const segments = edit ? apply(edit, read.transcript) : read.transcript
        expect(patchText(read, segments).text).toBe(text.replace(old, now))
      }),
    )
  })
})

/** The starts of the words that have one, by word; the first word of a line begins with that. */
function starts({ segments }: { readonly segments: readonly Segment[] }): ReadonlyMap<string, number> {
  return new Map(
    segments.flatMap(({ words }) =>
      (words ?? []).flatMap(({ text, start }, i) =>
        start !== null && i > 0 ? [[text.trim(), start] as const] : [],
      ),
    ),
  )
}

it('words of WebVTT keep their times, whatever is changed, removed, split and merged', () => {
  const read = readTranscript(VTT, 'a.vtt')
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom('word', 'gone', 'split', 'merge'),
    line: fc.nat(5),
    word: fc.nat(5),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
      let { transcript } = read
      for (const [n, one] of steps.entries()) {
        const change = takeStep(transcript, one, n)
        if (change) transcript = apply(change, transcript)
      }
      const again = readTranscript(patchText(read, transcript).text ?? '', 'a.vtt')
      expect(again.transcript.segments.map((one) => one.text)).toEqual(
        transcript.segments.map((one) => one.text),
      )
      const after = starts(again.transcript)
      for (const [word, start] of starts(transcript))
        if (after.has(word)) expect([word, after.get(word)]).toEqual([word, start])
    }),
  )
})

it('stamps move with the words of a line that was changed and moved', () => {
  const read = readTranscript(VTT, 'a.vtt')
  const line = read.transcript.segments[0] as Segment
  const words = line.words?.map(({ text, start, end }, i) => ({
    text: i === 1 ? ' rain' : text,
    start: i === 1 || start === null ? null : start + 60_000,
    end,
  }))
  const now = { start: 61_000, end: 63_000, text: 'wa rain wc wd', words: words ?? null }
  expect(patchText(read, change(read, 0, now)).text).toContain(
    '00:01:01.000 --> 00:01:03.000 line:80%\n<v Ann>wa <00:01:01.200><i>rain</i> <00:01:01.600>wc <00:01:02.000><b>wd</b>\n',
  )
})
