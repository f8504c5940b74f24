import { type Diagnostic, warning } from '../model/diagnostic.ts'
import { createSegment, type Segment, type Transcript, type Word } from '../model/transcript.ts'
import { fillTimes, guessLength } from './fill-times.ts'
import type {
  BlockContext,
  Reading,
  SegmentTokens,
  Span,
  TimeToken,
  TranscriptFormat,
  WordTokens,
} from './format.ts'
import {
  eachItem,
  eachKey,
  type JsonCursor,
  openJson,
  readNumber,
  readString,
  skipValue,
} from './json-walk.ts'
import { patchWords, printObject, printString } from './json-words.ts'
import { extensionOf, slice, splitLines } from './lines.ts'
import { capFindings, printTime, timeFindings } from './stamps.ts'

/** The JSON of openai-whisper, whisper-timestamped, WhisperX and their kin: `segments[]`, perhaps with `words[]`. */
export const whisperJson: TranscriptFormat = {
  id: 'json-whisper',
  name: 'Whisper JSON',
  extensions: ['json'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: true },
  speakersLast: false,
  gap: { pattern: /\s*,\s*/y, fresh: ', ', least: 0 },
  recognise,
  read,
  write,
  block,
  printText: (text, { source }) => printString(text, source),
  printName: (name, { source }) => printString(name, source),
  speakerPrefix: () => '',
  patchMore: patchWords,
}

/** The key that tells may stand behind an hour of text, so it is looked for in the whole file. */
function recognise(text: string, name: string): number {
  if (!/^\ufeff?\s*\{/.test(text)) return 0
  for (let at = text.indexOf('"segments"'); at !== -1; at = text.indexOf('"segments"', at + 10)) {
    const head = text.slice(at, at + 4000)
    if (!/^"segments"\s*:\s*\[\s*(?:\{|\]|$)/.test(head)) continue
    const has = (key: string) => head.includes(`"${key}"`)
    if (has('startTime') || has('start_time') || !has('start') || !has('text')) continue
    const own =
      ['avg_logprob', 'seek', 'no_speech_prob', 'words', 'tokens', 'id'].some(has) || !head.includes('}')
    return (own ? 0.75 : 0.6) + (extensionOf(name) === 'json' ? 0.2 : 0)
  }
  return 0
}

type Raw = {
  block: Span
  index?: Span
  start?: Value
  end?: Value
  text?: Span & { value: string }
  speaker?: Span & { value: string }
  words?: Span & { items: RawWord[] }
}
type Value = TimeToken & { readonly ms: number | null }
type RawWord = {
  readonly tokens: WordTokens
  readonly text: string
  readonly start: number | null
  readonly end: number | null
}

function read(text: string): Reading {
  const json = openJson(text)
  const raws: Raw[] = []
  const odd: number[] = []
  eachKey(json, (key) => {
    const isList =
      key === 'segments' &&
      raws.length === 0 &&
      eachItem(json, () => {
        const raw = readSegment(json)
        if (raw) raws.push(raw)
        else odd.push(json.at)
      })
    if (!isList) skipValue(json)
  })
  const lineAt = lineCounter(text)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const diagnostics: Diagnostic[] = []
  for (const [i, raw] of raws.entries()) {
    const id = `L${i + 1}`
    const segment = toSegment(raw, id)
    segments.push(segment)
    tokens.set(id, toTokens(text, raw))
    const say = (code: string, message: string) =>
      diagnostics.push(warning(code, message, lineAt(raw.block.from), id))
    if (segment.start === null) say('time/unreadable', 'This segment has no start that can be read.')
    if (segment.text === '') say('text/empty', 'This segment has no text.')
  }
  if (json.failed) {
    const message = `The JSON breaks off or makes no sense here; ${raws.length} ${raws.length === 1 ? 'segment was' : 'segments were'} read before.`
    diagnostics.unshift(warning('json/cut-off', message, lineAt(Math.min(json.at, text.length))))
  } else {
    const message = 'An item of "segments" is no object; it was left alone.'
    diagnostics.push(...odd.slice(0, 50).map((at) => warning('json/odd-segment', message, lineAt(at))))
  }
  const order = timeFindings(segments, (i) => lineAt(raws[i]?.block.from ?? 0))
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...diagnostics, ...order]),
    title: null,
  }
}

function readSegment(json: JsonCursor): Raw | null {
  const from = json.at
  const raw: Raw = { block: { from, to: from } }
  const isObject = eachKey(json, (key) => {
    if (key === 'start' || key === 'end') {
      const time = readTime(json)
      if (time) raw[key] = time
    } else if (key === 'id') {
      const number = readNumber(json)
      if (number === null) skipValue(json)
      else if (number.value !== null && Number.isInteger(number.value)) raw.index = number
    } else if (key === 'text' || key === 'speaker') {
      const string = readString(json)
      if (string) raw[key] = string
      else if (!json.failed) skipValue(json)
    } else if (key === 'words') {
      const items: RawWord[] = []
      const at = json.at
      const isList = eachItem(json, () => {
        const word = readWord(json)
        if (word) items.push(word)
      })
      if (isList && !json.failed) raw.words = { from: json.text.indexOf('[', at), to: json.at, items }
      else if (!isList) skipValue(json)
    } else skipValue(json)
  })
  if (!isObject) {
    skipValue(json)
    return null
  }
  // A segment that is cut off cannot be saved part by part; the text after the last whole one stays as it is.
  return json.failed ? null : { ...raw, block: { from, to: json.at } }
}

function readWord(json: JsonCursor): RawWord | null {
  const from = json.at
  const found: { start?: Value; end?: Value; text?: string } = {}
  const isObject = eachKey(json, (key) => {
    if (key === 'start' || key === 'end') {
      const time = readTime(json)
      if (time) found[key] = time
    } else if (key === 'word' || key === 'text') {
      const string = readString(json)
      if (string) found.text = string.value
      else if (!json.failed) skipValue(json)
    } else skipValue(json)
  })
  if (!isObject) skipValue(json)
  if (!isObject || json.failed) return null
  const { start, end } = found
  const tokens = { block: { from, to: json.at }, ...(start && { start }), ...(end && { end }) }
  return { tokens, text: found.text ?? '', start: start?.ms ?? null, end: end?.ms ?? null }
}

function readTime(json: JsonCursor): Value | null {
  const number = readNumber(json)
  if (number === null) {
    skipValue(json)
    return null
  }
  const ms = number.value === null ? null : Math.round(number.value * 1000)
  return {
    from: number.from,
    to: number.to,
    form: { kind: 'number', digits: number.digits },
    ms: Number.isSafeInteger(ms) ? ms : null,
  }
}

function toSegment(raw: Raw, id: string): Segment {
  const text = raw.text?.value.trim() ?? ''
  const start = raw.start?.ms ?? null
  const end = start === null ? null : (raw.end?.ms ?? null)
  const words = raw.words && raw.words.items.length > 0 ? joinWords(raw.words.items, text) : null
  return createSegment(id, start, end, text, { speaker: raw.speaker?.value.trim() || null, words })
}

/** Words with the white space that stands before them in the line, wherever a tool put it. */
function joinWords(items: readonly RawWord[], line: string): Word[] {
  let at = 0
  return items.map(({ text, start, end }) => {
    const bare = text.trim()
    const found = bare === '' ? -1 : line.indexOf(bare, at)
    if (found === -1 || line.slice(at, found).trim() !== '') return { text, start, end }
    const joined = line.slice(at, found + bare.length)
    at = found + bare.length
    return { text: joined, start, end }
  })
}

function toTokens(text: string, raw: Raw): SegmentTokens {
  const { block, index, start, end, speaker, words } = raw
  return {
    block,
    ...(index && { index: { from: index.from, to: index.to } }),
    ...(start && { start }),
    ...(end && { end }),
    ...(raw.text && { text: withoutJoiner(text, raw.text) }),
    ...(speaker?.value.trim() && { speaker: { from: speaker.from, to: speaker.to } }),
    ...(words && {
      words: { from: words.from, to: words.to, items: words.items.map((word) => word.tokens) },
    }),
  }
}

/** The space that joins a segment to the one before stays when the text changes. */
function withoutJoiner(text: string, { from, to }: Span): Span {
  let [first, last] = [from, to]
  while (first < last && text.charCodeAt(first) === 32) first++
  while (last > first && text.charCodeAt(last - 1) === 32) last--
  return { from: first, to: last }
}

/** The 1-based line of an offset. */
function lineCounter(text: string): (offset: number) => number {
  let lines: Span[] | null = null
  return (offset) => {
    lines ??= splitLines(text)
    let [low, high] = [0, lines.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((lines[middle]?.from ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return Math.max(1, low)
  }
}

function write(transcript: Transcript): string {
  const filled = fillTimes(transcript)
  const segments = filled.map(({ segment, start, end }, id) => ({
    id,
    start: start / 1000,
    end: end / 1000,
    text: ` ${segment.text}`,
    ...(segment.speaker !== null && { speaker: segment.speaker }),
    ...(segment.words && {
      words: segment.words.map(({ text, start: from, end: to }) => ({
        word: text,
        ...(from !== null && { start: from / 1000 }),
        ...(to !== null && { end: to / 1000 }),
      })),
    }),
  }))
  return `${JSON.stringify({ text: segments.map(({ text }) => text).join(''), segments }, null, 2)}\n`
}

function block(segment: Segment, { source, neighbour, end, index }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const number = { kind: 'number', digits: 0 } as const
  const joiner = neighbour?.text && source.charAt(neighbour.text.from - 1) === '"' ? '' : ' '
  const words = segment.words?.map(({ text, start: from, end: to }) =>
    printObject(
      [
        ['word', `"${printString(text, source)}"`],
        ...(from === null ? [] : [['start', printTime(from, number)] as const]),
        ...(to === null ? [] : [['end', printTime(to, number)] as const]),
      ],
      '{}',
    ),
  )
  return printObject(
    [
      ...(index === null ? [] : [['id', String(index)] as const]),
      ['start', printTime(start, number)],
      ['end', printTime(stop, number)],
      ['text', `"${joiner}${printString(segment.text, source)}"`],
      ...(segment.speaker === null
        ? []
        : [['speaker', `"${printString(segment.speaker, source)}"`] as const]),
      ...(words ? [['words', `[${words.join(', ')}]`] as const] : []),
    ],
    neighbour ? slice(source, neighbour.block) : '{}',
  )
}
