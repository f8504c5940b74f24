import type { Segment } from '../../model/transcript.ts'
import { extensionOf } from '../core/file-name.ts'
import { guessLength } from '../core/fill-times.ts'
import type { BlockContext, Reading, Span, TimeForm, TranscriptFormat } from '../core/format.ts'
import { isBlank, joinLines, showLines, splitLines } from '../core/lines.ts'
import type { MarkupSyntax, Part } from '../core/marked-text.ts'
import { newPrefix } from '../core/speaker-prefix.ts'
import { partsBy } from '../core/tag-parts.ts'
import { printTime } from '../core/timestamps.ts'
import { type RowHead, readRows, UNTIMED_WORDS } from './row-cues.ts'

/** Tenths of a second. */
const FORM: TimeForm = { kind: 'number', digits: 0, perSecond: 10, rounds: true }
const CUE = /^[ \t]*\[(\d{1,8})\]\[(\d{0,8})\][ \t]*/
const LIKE = /^[ \t]*\[[ \t]*\d{1,8}[^\s[\]]{0,8}\]?(?:\[[^[\]\n]{0,9}\]?)?/

/** A slash at the beginning of a row makes it italic to its end. */
const MARKUP: MarkupSyntax = {
  parts: (raw) => {
    const parts: Part[] = []
    let isItalic = false
    for (const part of partsBy(raw, /(?<=^|\|)\/|\||\r\n|\r/g, readPiece)) {
      if (part.kind === 'text' && part.shown === '\n' && isItalic) {
        parts.push({ kind: 'close', name: 'i', from: part.from, to: part.from })
        isItalic = false
      }
      isItalic ||= part.kind === 'open'
      parts.push(part)
    }
    return parts
  },
  show: shown,
  print: (text) => text.replaceAll('\n', '|'),
  closing: () => '',
}

function readPiece(piece: string) {
  if (piece === '/') return { kind: 'open', name: 'i' } as const
  return { kind: 'text', shown: '\n' } as const
}

/** MPL2: `[begin][end]text|second row` in tenths of a second, `/` before a row in italics. */
export const mpl2: TranscriptFormat = {
  id: 'txt-mpl2',
  name: 'MPL2',
  extensions: ['txt', 'mpl'],
  limits: { stepMs: 100, times: true, ends: true, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\r\n|\n|\r/y, fresh: '\n', least: 1 },
  recognise,
  read,
  block,
  syntax: () => MARKUP,
  printText: (text) => joinLines(text, '|'),
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
}

function recognise(head: string, name: string): number {
  const lines = splitLines(head).filter((line) => !isBlank(head, line))
  const cues = lines.filter((line) => headAt(head, line) !== null).length
  if (cues === 0 || cues < lines.length * 0.5) return 0
  return 0.8 + (/^(?:txt|mpl)$/.test(extensionOf(name)) ? 0.2 : 0)
}

function read(text: string): Reading {
  return readRows(text, {
    head: (row) => headAt(text, row),
    show: shown,
    like: LIKE,
    untimed: ['txt-mpl2/no-time', UNTIMED_WORDS.shown],
    outside: ['txt-mpl2/outside', UNTIMED_WORDS.hidden],
  })
}

function headAt(text: string, row: Span): RowHead | null {
  const match = CUE.exec(text.slice(row.from, Math.min(row.to, row.from + 40)))
  if (!match) return null
  const [whole, first = '', second = ''] = match
  const from = row.from + whole.indexOf('[') + 1
  const to = from + first.length
  const end = { from: to + 2, to: to + 2 + second.length, form: FORM, ms: Number(second) * 100 }
  return {
    start: { from, to, form: FORM, ms: Number(first) * 100 },
    // An empty end means until the next cue.
    end: second === '' ? null : end,
    textFrom: row.from + whole.length,
  }
}

function shown(raw: string): string {
  return showLines(
    raw.replace(/^\s*\/|\|\//g, (mark) => (mark.startsWith('|') ? '|' : '')).replaceAll('|', '\n'),
  )
}

function block(segment: Segment, { end, speaker, marked }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const words = newPrefix(segment, speaker) + (marked ?? joinLines(segment.text, '|'))
  return `[${printTime(start, FORM)}][${printTime(stop, FORM)}]${words}`
}
