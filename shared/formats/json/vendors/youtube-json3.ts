import { type Diagnostic, warning } from '../../../model/diagnostic.ts'
import { lineId } from '../../../model/line-ids.ts'
import type { Ms } from '../../../model/time.ts'
import { createSegment, type Segment, type Word } from '../../../model/transcript.ts'
import { message } from '../../../words/message.ts'
import { extensionOf } from '../../core/file-name.ts'
import { guessLength } from '../../core/fill-times.ts'
import { capFindings, timeFindings } from '../../core/findings.ts'
import type {
  BlockContext,
  Reading,
  Replacement,
  SegmentTokens,
  Span,
  TextContext,
  TimeToken,
  TranscriptFormat,
  WordTokens,
} from '../../core/format.ts'
import { joinLines, lineCounter } from '../../core/lines.ts'
import { applyWithin } from '../../core/replace.ts'
import { printToken } from '../../core/timestamps.ts'

import { printWords, wordTimeEdits } from '../../markup/markup-words.ts'
import { printString } from '../json-print.ts'
import {
  eachItem,
  eachKey,
  type JsonCursor,
  openJson,
  readNumber,
  readString,
  skipValue,
} from '../json-walk.ts'

const MS = { kind: 'number', digits: 0, perSecond: 1000 } as const

/**
 * YouTube's json3: `events[]` with `tStartMs`, `dDurationMs` and `segs[]` of words that count from the
 * event's start.
 */
export const youtubeJson3: TranscriptFormat = {
  id: 'youtube-json3',
  name: message('format.youtubeJson3'),
  extensions: ['json3', 'json'],
  limits: { stepMs: 1, times: true, ends: true, speakers: false, words: true },
  speakersLast: false,
  gap: { pattern: /\s*,\s*/y, fresh: ', ', least: 0 },
  recognise,
  read,
  block,
  printText,
  printName: (name, { source }) => printString(name, source),
  speakerPrefix: () => '',
  patchMore: (now, was, tokens) => wordTimeEdits(now, was, tokens),
}

function recognise(head: string, name: string): number {
  if (!/^\ufeff?\s*\{/.test(head) || !/"events"\s*:\s*\[/.test(head)) return 0
  const isOwn = head.includes('"tStartMs"') && /"(?:segs|dDurationMs)"/.test(head)
  return isOwn ? 0.8 + (/^json3?$/.test(extensionOf(name)) ? 0.2 : 0) : 0
}

type Value = { readonly ms: Ms | null; readonly token: TimeToken }
type Piece = Span & {
  readonly utf8: (Span & { readonly value: string }) | null
  readonly offset: Value | null
}
type Event = Span & {
  readonly start: Value | null
  readonly length: Value | null
  readonly pieces: readonly Piece[]
}

function read(text: string): Reading {
  const json = openJson(text)
  const events: Event[] = []
  eachKey(json, (key) => {
    const isList =
      key === 'events' &&
      eachItem(json, () => {
        const event = readEvent(json)
        if (event) events.push(event)
      })
    if (!isList) skipValue(json)
  })
  // Events without text open a window or end a line; they stay in the file.
  const spoken = events.filter(({ pieces }) => pieces.some(({ utf8 }) => utf8 && utf8.value.trim() !== ''))
  const lineAt = lineCounter(text)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const diagnostics: Diagnostic[] = []
  for (const [i, event] of spoken.entries()) {
    const id = lineId(i)
    segments.push(toSegment(event, id))
    tokens.set(id, toTokens(event))
    if (event.start?.ms === null) {
      const words = message('found.eventNoStart')
      diagnostics.push(warning('time/unreadable', words, lineAt(event.from), id))
    }
  }
  if (json.failed) {
    const words = message('found.jsonBreaksOffLines', { count: spoken.length })
    diagnostics.unshift(warning('json/cut-off', words, lineAt(Math.min(json.at, text.length))))
  }
  const order = timeFindings(segments, (i) => lineAt(spoken[i]?.from ?? 0))
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...diagnostics, ...order]),
    title: null,
  }
}

function readEvent(json: JsonCursor): Event | null {
  const from = json.at
  let start: Value | null = null
  let length: Value | null = null
  const pieces: Piece[] = []
  const isObject = eachKey(json, (key) => {
    if (key === 'tStartMs') start = readTime(json)
    else if (key === 'dDurationMs') length = readTime(json)
    else {
      const isList =
        key === 'segs' &&
        eachItem(json, () => {
          const piece = readPiece(json)
          if (piece) pieces.push(piece)
        })
      if (!isList && !json.failed) skipValue(json)
    }
  })
  if (!isObject) skipValue(json)
  return isObject && !json.failed ? { from, to: json.at, start, length, pieces } : null
}

function readPiece(json: JsonCursor): Piece | null {
  const from = json.at
  let utf8: Piece['utf8'] = null
  let offset: Value | null = null
  const isObject = eachKey(json, (key) => {
    if (key === 'utf8') {
      utf8 = readString(json)
      if (!utf8 && !json.failed) skipValue(json)
    } else if (key === 'tOffsetMs') offset = readTime(json)
    else skipValue(json)
  })
  if (!isObject) skipValue(json)
  return isObject && !json.failed ? { from, to: json.at, utf8, offset } : null
}

function readTime(json: JsonCursor): Value | null {
  const number = readNumber(json)
  if (number === null) {
    skipValue(json)
    return null
  }
  const { from, to, value, digits } = number
  const ms = value === null ? null : Math.round(value)
  return { ms: Number.isSafeInteger(ms) ? ms : null, token: { from, to, form: { ...MS, digits } } }
}

/** A missing start is zero, as in every such message. */
function startOf({ start }: Event): Ms | null {
  return start === null ? 0 : start.ms
}

function toSegment(event: Event, id: string): Segment {
  const start = startOf(event)
  const raw = event.pieces.map(({ utf8 }) => utf8?.value ?? '').join('')
  const text = raw
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
  const end = start === null || event.length?.ms == null ? null : start + event.length.ms
  return createSegment(id, start, end, text, { words: wordsOf(event, start) })
}

/** The pieces as words with leading white space; null when the event is one piece without its own time. */
function wordsOf({ pieces }: Event, start: Ms | null): Word[] | null {
  if (pieces.length < 2 && !pieces[0]?.offset) return null
  let isFirst = true
  return pieces.map(({ utf8, offset }) => {
    const value = utf8?.value ?? ''
    const bare = value.trim()
    const text = bare === '' ? '' : (!isFirst && /^\s/.test(value) ? ' ' : '') + bare
    if (bare !== '') isFirst = false
    return { text, start: start === null ? null : start + (offset?.ms ?? 0), end: null }
  })
}

function toTokens(event: Event): SegmentTokens {
  const { from, to, start, length, pieces } = event
  const missing = (name: string): TimeToken => ({
    from: from + 1,
    to: from + 1,
    form: MS,
    around: [`"${name}": `, ', '],
  })
  const base = startOf(event) ?? 0
  const [first] = pieces
  const list = { from: first?.from ?? from, to: pieces.at(-1)?.to ?? to }
  const items = pieces.map(
    (piece): WordTokens => ({
      block: { from: piece.from, to: piece.to },
      ...(piece.offset && { start: { ...piece.offset.token, base } }),
    }),
  )
  const isPlain = pieces.length < 2 && !first?.offset
  const text = isPlain && first?.utf8 ? { from: first.utf8.from, to: first.utf8.to } : list
  return {
    block: { from, to },
    start: start?.token ?? missing('tStartMs'),
    duration: length?.token ?? missing('dDurationMs'),
    text,
    ...(!isPlain && { words: { ...list, items } }),
  }
}

function printText(text: string, { source, token, line }: TextContext): string {
  const plain = printString(joinLines(text, '\n'), source)
  if (source.charAt(token.from) !== '{') return plain
  const [first, second] = line?.tokens.words?.items ?? []
  const divider = first && second ? source.slice(first.block.to, second.block.from) : ', '
  const words = line && printWords(line, source, (word) => piece(word, line.now.start, source), divider)
  return words ?? `{"utf8": "${plain}"}`
}

function piece({ text, start }: Word, lineStart: Ms | null, source: string): string {
  const isLater = start !== null && lineStart !== null && start > lineStart
  const offset = isLater ? `, "tOffsetMs": ${start - lineStart}` : ''
  return `{"utf8": "${printString(text, source)}"${offset}}`
}

function block(segment: Segment, { source, neighbour, end }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const timed = segment.words?.some((word) => word.start !== null) ? segment.words : null
  const pieces = (timed ?? [{ text: segment.text, start, end: null }]).map((word) =>
    piece(word, start, source),
  )
  if (!neighbour?.text || !neighbour.start || !neighbour.duration)
    return `{"tStartMs": ${start}, "dDurationMs": ${Math.max(0, stop - start)}, "segs": [${pieces.join(', ')}]}`
  const { text: token, start: from, duration } = neighbour
  const isList = source.charAt(token.from) === '{'
  const text = isList ? pieces.join(', ') : printString(joinLines(segment.text, '\n'), source)
  const edits: Replacement[] = [
    { ...token, text },
    { ...from, text: printToken(from, start) },
    { ...duration, text: printToken(duration, stop, start) },
  ]
  return applyWithin(source, neighbour.block, edits)
}
