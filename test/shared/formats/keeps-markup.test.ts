import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadResult } from '../../../shared/formats/core/format.ts'
import { slice } from '../../../shared/formats/core/lines.ts'
import { markedLine } from '../../../shared/formats/core/marked-text.ts'
import { formatById, patchText, readTranscript } from '../../../shared/formats/index.ts'
import { apply } from '../../../shared/model/edit.ts'
import { type Step, takeStep } from './word-steps.ts'

/** Every word stands once, so that its tags can be looked up before and after. */
const LINES = [
  'wa <i>wb wc</i> wd <b>we</b> wf',
  '<i>wg wh. wi <b>wj wk</b></i>',
  'wl wm wn',
  '<b><i>wo</i> wp</b> wq <i>wr</i>',
]
const SECONDS = [1, 4, 8, 12]

const cues = (times: (s: number) => string) =>
  LINES.map((line, i) => `${i + 1}\n${times(SECONDS[i] ?? 0)}\n${line}\n`).join('\n')
const clock = (s: number, point: string) => `00:00:${String(s).padStart(2, '0')}${point}000`
const named = (tags: Readonly<Record<string, string>>) =>
  LINES.map((line) => line.replace(/<\/?[ib]>/g, (tag) => tags[tag] ?? tag))
const json = (text: string) => JSON.stringify(text).slice(1, -1)

/** A file, the texts of its lines and how many of its words are marked up, where they are others than above. */
type File = readonly [name: string, text: string, lines?: readonly string[], marked?: number]

/** In MicroDVD a code counts to the end of its row, with a capital letter to the end of the line. */
const CODED = ['{y:i}wa wb wc wd we', 'wf wg {y:b}wh wi wj', '{Y:b}wk wl wm wn|wo wp wq wr', 'ws wt wu wv']

/** The same lines in each format that has markup. */
const FILES: Readonly<Record<string, File>> = {
  srt: ['a.srt', cues((s) => `${clock(s, ',')} --> ${clock(s + 2, ',')}`)],
  vtt: ['a.vtt', `WEBVTT\n\n${cues((s) => `${clock(s, '.')} --> ${clock(s + 2, '.')}`)}`],
  smi: [
    'a.smi',
    `<SAMI><BODY>\n${LINES.map((line, i) => `<SYNC Start=${(SECONDS[i] ?? 0) * 1000}><P Class=ENCC>${line}\n`).join('')}<SYNC Start=15000><P Class=ENCC>&nbsp;\n</BODY></SAMI>\n`,
  ],
  ttml: [
    'a.ttml',
    `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"><body><div>\n${named(
      {
        '<i>': '<span tts:fontStyle="italic">',
        '</i>': '</span>',
        '<b>': '<span tts:fontWeight="bold">',
        '</b>': '</span>',
      },
    )
      .map((line, i) => `<p begin="${SECONDS[i]}s" end="${(SECONDS[i] ?? 0) + 2}s">${line}</p>\n`)
      .join('')}</div></body></tt>\n`,
  ],
  'html-podcast': [
    'a.html',
    LINES.map((line, i) => `<cite>Ann:</cite>\n<time>0:${SECONDS[i]}</time>\n<p>${line}</p>\n`).join(''),
  ],
  otr: [
    'a.otr',
    `{"text":"${LINES.map((line, i) => json(`<p><span class="timestamp" data-timestamp="${SECONDS[i]}">0:0${SECONDS[i]}</span> ${line}</p>`)).join('')}","media":""}`,
  ],
  ass: [
    'a.ass',
    `[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n${named(
      {
        '<i>': '{\\i1}',
        '</i>': '{\\i0}',
        '<b>': '{\\b1}',
        '</b>': '{\\b0}',
      },
    )
      .map((line, i) => `Dialogue: 0,0:00:0${SECONDS[i]}.00,0:00:09.90,Default,,0,0,0,,${line}\n`)
      .join('')}`,
  ],
  'sub-microdvd': [
    'a.sub',
    `{1}{1}25\n${CODED.map((line, i) => `{${(SECONDS[i] ?? 0) * 25}}{${(SECONDS[i] ?? 0) * 25 + 50}}${line}\n`).join('')}`,
    CODED.map((line) => line.replace(/\{[^}]*\}/g, '').replace('|', '\n')),
    16,
  ],
  markdown: [
    'a.md',
    named({ '<i>': '_', '</i>': '_', '<b>': '**', '</b>': '**' })
      .map((line, i) => `**Ann:** \\[00:00:${String(SECONDS[i]).padStart(2, '0')}\\] ${line}\n`)
      .join('\n'),
  ],
}

/** The tags and overrides in force at each word, by word. */
function looks(read: ReadResult): ReadonlyMap<string, string> {
  const syntax = formatById(read.format)?.syntax?.(read.text, '\n')
  const found = new Map<string, string>()
  for (const segment of read.transcript.segments) {
    const token = read.tokens.get(segment.id)?.text
    const line = token && syntax && markedLine(slice(read.text, token), segment.text, syntax)
    if (!line) continue
    for (const { 0: word, index } of segment.text.matchAll(/\w+/g)) {
      const part = line.spots[index]?.part ?? 0
      const tags: string[] = []
      for (let open = line.open[part] ?? null; open; open = open.outer)
        tags.push(slice(line.raw, line.parts[open.part] ?? { from: 0, to: 0 }))
      const states = line.parts
        .slice(0, part)
        .flatMap((one) => (one.kind === 'state' ? [slice(line.raw, one)] : []))
      // What is switched off, or reset, looks like what was never switched on.
      const state = (syntax?.again?.(states) ?? states.join('')).replace(/\\r|\\[ib]0/g, '')
      found.set(word, [...tags.sort(), state === '{}' ? '' : state].join(' '))
    }
  }
  return found
}

/** Formats without a way to end a code before the end of the row: of joined lines the second has it, too. */
const OPEN_ENDED = new Set(['sub-microdvd'])

const steps = (id: string): fc.Arbitrary<Step> =>
  fc.record({
    kind: OPEN_ENDED.has(id)
      ? fc.constantFrom('word', 'gone', 'split')
      : fc.constantFrom('word', 'gone', 'split', 'merge'),
    line: fc.nat(5),
    word: fc.nat(5),
  })

describe.each(Object.entries(FILES))('%s', (id, [name, text, lines, marked = 11]) => {
  const step = steps(id)
  const read = readTranscript(text, name, { durationMs: 20_000 })
  const before = looks(read)

  it('is read with all its words and tags', () => {
    expect(read.format).toBe(id)
    expect(read.transcript.segments.map((one) => one.text)).toEqual(
      lines ?? LINES.map((line) => line.replace(/<[^>]*>/g, '')),
    )
    expect([...before.values()].filter((tags) => tags !== '')).toHaveLength(marked)
  })

  it('a changed word changes nothing but its own characters in the file', () => {
    const word = fc.constantFrom(...before.keys())
    fc.assert(
      fc.property(word, fc.constantFrom('rain', 'r9'), (old, now) => {
        const segments = read.transcript.segments.map((one) => ({
          ...one,
          text: one.text.replace(old, now),
        }))
        expect(patchText(read, { segments }).text).toBe(text.replace(old, now))
      }),
    )
  })

  it('words that stay look as they did, whatever is changed, removed, split and merged', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        let { transcript } = read
        for (const [n, one] of steps.entries()) {
          const change = takeStep(transcript, one, n)
          if (change) transcript = apply(change, transcript)
        }
        const again = readTranscript(patchText(read, transcript).text ?? '', name, { durationMs: 20_000 })
        expect(again.transcript.segments.map((one) => one.text)).toEqual(
          transcript.segments.map((one) => one.text),
        )
        const after = looks(again)
        for (const [word, tags] of before)
          if (after.has(word)) expect([word, after.get(word)]).toEqual([word, tags])
      }),
    )
  })
})
