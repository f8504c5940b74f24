import { warning } from '../../model/diagnostic.ts'
import type { Segment } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { guessLength } from '../core/fill-times.ts'
import type { BlockContext, Reading, Span, TimeForm, TranscriptFormat } from '../core/format.ts'
import { showFrameRate } from '../core/frame-rate.ts'
import { isBlank, joinLines, showLines, slice, splitLines } from '../core/lines.ts'
import type { MarkupSyntax, Part } from '../core/marked-text.ts'
import { newPrefix } from '../core/speaker-prefix.ts'
import { partsBy, type ReadPiece } from '../core/tag-parts.ts'
import { printTime } from '../core/timestamps.ts'
import { type RowHead, readRows } from './row-cues.ts'

/** The rate that players assume when the file has none. */
const USUAL_RATE = 24_000 / 1001
const CUE = /^[ \t]*\{(\d{1,8})\}\{(\d{0,8})\}/
/** A row that begins like a cue. */
const LIKE = /^[ \t]*\{[ \t]*\d{1,8}[^\s{}]{0,8}\}?(?:\{[^{}\n]{0,9}\}?)?/
const TAG = /\{[a-zA-Z]:[^{}]{0,80}\}/g

/** A code counts to the end of its row (`{y:i}`), with a capital letter for all rows. */
const MARKUP: MarkupSyntax = {
  parts: (raw) => {
    const parts: Part[] = []
    let open: string[] = []
    for (const part of partsBy(raw, /\{[a-zA-Z]:[^{}]{0,80}\}|\||\r\n|\r/g, readPiece)) {
      const isBreak = part.kind === 'text' && part.shown === '\n'
      if (isBreak)
        for (const name of open) parts.push({ kind: 'close', name, from: part.from, to: part.from })
      if (isBreak) open = []
      if (part.kind === 'open' && part.name === part.name.toLowerCase()) open.unshift(part.name)
      parts.push(part)
    }
    return parts
  },
  show: shown,
  print: (text) => text.replaceAll('\n', '|'),
  closing: () => '',
}

function readPiece(piece: string): ReturnType<ReadPiece> {
  return piece.startsWith('{') ? { kind: 'open', name: piece.slice(1, 2) } : { kind: 'text', shown: '\n' }
}

/** MicroDVD: `{frame}{frame}text|second line`; a first cue that is only a number is the frame rate. */
export const microdvd: TranscriptFormat = {
  id: 'sub-microdvd',
  name: message('format.microdvd'),
  extensions: ['sub'],
  limits: { stepMs: 42, times: true, ends: true, speakers: true, words: false },
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
  const cues = lines.filter((line) =>
    CUE.test(head.slice(line.from, Math.min(line.to, line.from + 40))),
  ).length
  if (cues === 0 || cues < lines.length * 0.5) return 0
  return 0.8 + (extensionOf(name) === 'sub' ? 0.2 : 0)
}

function read(text: string): Reading {
  const { rate, rateLine } = readRate(text, splitLines(text))
  const form: TimeForm = { kind: 'number', digits: 0, perSecond: rate, rounds: true }
  const reading = readRows(text, {
    head: (row) => headAt(text, row, form, rate),
    show: shown,
    like: LIKE,
    untimed: ['sub-microdvd/no-frames', message('found.lineNoFrames')],
    outside: ['sub-microdvd/outside', message('found.lineNoFramesStays')],
    skip: rateLine,
  })
  if (rateLine !== -1) return reading
  const words = message('found.fileDoesNotSay', { rate: showFrameRate(rate) })
  return { ...reading, diagnostics: [warning('sub-microdvd/rate', words), ...reading.diagnostics] }
}

function readRate(
  text: string,
  lines: readonly Span[],
): { readonly rate: number; readonly rateLine: number } {
  const first = lines.findIndex((line) => !isBlank(text, line))
  const line = lines[first]
  const match = line
    ? /^\s*\{[01]\}\{[01]\}\s*(\d{2,3}(?:[.,]\d{1,6})?)\s*$/.exec(slice(text, line).slice(0, 60))
    : null
  const rate = Number(match?.[1]?.replace(',', '.') ?? 0)
  return rate > 1 && rate <= 240 ? { rate: exact(rate), rateLine: first } : { rate: USUAL_RATE, rateLine: -1 }
}

/** 23.976 and 29.97 stand for fractions of 1001. */
function exact(rate: number): number {
  const whole = Math.round(rate)
  return Math.abs((whole * 1000) / 1001 - rate) < 0.005 ? (whole * 1000) / 1001 : rate
}

function headAt(text: string, row: Span, form: TimeForm, rate: number): RowHead | null {
  const match = CUE.exec(text.slice(row.from, Math.min(row.to, row.from + 40)))
  if (!match) return null
  const [whole, first = '', second = ''] = match
  const from = row.from + whole.indexOf('{') + 1
  const to = from + first.length
  const ms = (frame: string) => Math.round((Number(frame) * 1000) / rate)
  return {
    start: { from, to, form, ms: ms(first) },
    // An empty end means until the next cue.
    end: second === '' ? null : { from: to + 2, to: to + 2 + second.length, form, ms: ms(second) },
    textFrom: row.from + whole.length,
  }
}

function shown(raw: string): string {
  return showLines((raw.includes('{') ? raw.replace(TAG, '') : raw).replaceAll('|', '\n'))
}

function block(segment: Segment, { neighbour, end, speaker, marked }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const form = neighbour?.start?.form ?? { kind: 'number', digits: 0, perSecond: USUAL_RATE, rounds: true }
  const prefix = newPrefix(segment, speaker)
  return `{${printTime(start, form)}}{${printTime(stop, form)}}${prefix}${marked ?? joinLines(segment.text, '|')}`
}
