import type { Span } from '../core/format.ts'
import type { JsonLayout } from '../core/json-layout.ts'
import { compileLayout, type JsonFile, type JsonNode, type JsonPart } from './compiled-layout.ts'
import { leavesOfRange } from './json-leaves.ts'
import { rangeAt } from './json-pairs.ts'
import { type JsonText, takeText, takeTexts } from './json-texts.ts'
import { type JsonTime, takeTime } from './json-times.ts'
import {
  eachItem,
  eachKey,
  eachKnownKey,
  type JsonCursor,
  openJson,
  peek,
  readNumber,
  skipValue,
} from './json-walk.ts'

/** A raw item of the file: a line, a word, or a speaker turn. */
export type RawItem = {
  readonly from: number
  to: number
  text: JsonText | null
  start: JsonTime | null
  end: JsonTime | null
  duration: JsonTime | null
  speaker: JsonText | null
  index: Span | null
  kind: string | null
  group: string | null
  /** Ranks of the values found, three bits per part. */
  ranks: number
  /** Null = the item has no list of words. */
  words: RawItem[] | null
  wordsFrom: number
  wordsTo: number
}

/** What a layout finds beside the lines. */
export type RawFile = {
  readonly shared: readonly RawItem[]
  readonly turns: readonly RawItem[]
  /** Offsets of values that are no items. */
  readonly odd: readonly number[]
  readonly failed: boolean
  /** Offset at which reading stopped. */
  readonly at: number
}

type Sink = {
  readonly addLine: (line: RawItem) => void
  readonly shared: RawItem[]
  readonly turns: RawItem[]
  readonly odd: number[]
  /** Lines wanted only for their words are kept even if the file breaks off inside them. */
  readonly keepsParts: boolean
  line: RawItem | null
}

/** Position of the reader: inside which item. */
type Place = { readonly json: JsonCursor; readonly sink: Sink; readonly item: RawItem | null }

/**
 * Walks a JSON text once and takes what the layout names; `addLine` gets each complete line. JSON lines count
 * as one list.
 */
export function readRaw(text: string, layout: JsonLayout, addLine: (line: RawItem) => void): RawFile {
  const json = openJson(text)
  const { root } = compileLayout(layout)
  const keepsParts = layout.regroup === 'always'
  const sink: Sink = { addLine, shared: [], turns: [], odd: [], keepsParts, line: null }
  const isList = root.each !== null && peek(json) === '{'
  do {
    take(isList && root.each ? root.each : root, { json, sink, item: null })
  } while (isList && !json.failed && peek(json) === '{')
  const { shared, turns, odd } = sink
  return { shared, turns, odd, failed: json.failed, at: json.at }
}

/** Reads the line at `from` again; null when there is none. */
export function readLine({ text, compiled }: JsonFile, from: number): RawItem | null {
  let found: RawItem | null = null
  const addLine = (line: RawItem) => {
    found = line
  }
  const sink: Sink = { addLine, shared: [], turns: [], odd: [], keepsParts: true, line: null }
  takeItem(compiled.line, { json: { text, at: from, failed: false }, sink, item: null })
  return found
}

/** Takes the value at the cursor and what the node asks for inside it. */
function take(node: JsonNode, place: Place): void {
  if (node.role === null) takeInside(node, place)
  else if (node.role === 'line' || node.role === 'word' || node.role === 'turn') takeItem(node, place)
  else if (place.item) takePart(place.json, node, node.role, place.item)
  else skipValue(place.json)
}

function takeItem(node: JsonNode, { json, sink }: Place): void {
  const char = peek(json)
  const { role } = node
  const from = json.at
  if (char !== '{' && char !== '[') {
    if (role === 'line' && char !== '') sink.odd.push(from)
    skipValue(json)
    return
  }
  const item = createRaw(from)
  const { line } = sink
  if (role === 'line') sink.line = item
  takeInside(node, { json, sink, item })
  item.to = json.at
  if (role === 'line') {
    sink.line = null
    // A truncated line cannot be saved in part; the text after the last whole line stays as it is.
    if (!json.failed || sink.keepsParts) sink.addLine(item)
  } else if (!json.failed) {
    if (role === 'turn') sink.turns.push(item)
    else if (line) (line.words ??= []).push(item)
    else sink.shared.push(item)
  }
}

function takeInside(node: JsonNode, place: Place): void {
  const { json, sink } = place
  const { each } = node
  const char = peek(json)
  if (char === '{') {
    if (each) eachKey(json, (key) => take(node.keys.get(key) ?? each, place))
    else eachKnownKey(json, node.entries, take, place)
    return
  }
  const from = json.at
  if (char === '"' && place.item && takeRange(node, json, place.item)) return
  if (char !== '[' || (each === null && node.entries.length === 0)) {
    skipValue(json)
    return
  }
  eachItem(json, (i) => {
    const next = each ?? node.keys.get(String(i))
    if (next) take(next, place)
    else skipValue(json)
  })
  const { line } = sink
  if (each?.role === 'word' && line && !json.failed) {
    if (line.wordsTo === 0) line.wordsFrom = from
    line.wordsTo = json.at
    line.words ??= []
  }
}

/** Takes a start and an end that stand in one text; false, and nothing taken, when they do not. */
function takeRange(node: JsonNode, json: JsonCursor, item: RawItem): boolean {
  const range = node.entries.length > 0 ? rangeAt(json) : null
  for (const { part, rank, time } of range ? leavesOfRange(node, json.text, range) : []) {
    if (item[part] !== null && rank >= rankOf(item, part)) continue
    item[part] = time
    setRank(item, part, rank)
  }
  if (range) skipValue(json)
  return range !== null
}

function takePart(json: JsonCursor, node: JsonNode, part: JsonPart, item: RawItem): void {
  const { rank } = node
  switch (part) {
    case 'start':
    case 'end':
    case 'duration': {
      const time = takeTime(json, node.perSecond)
      if (time && (item[part] === null || rank < rankOf(item, part))) {
        item[part] = time
        setRank(item, part, rank)
      }
      return
    }
    case 'text':
    case 'speaker': {
      if (peek(json) === '[') {
        const texts = takeTexts(json)
        if (texts && item[part] === null) item[part] = texts
        return
      }
      const text = takeText(json)
      if (text && (item[part] === null || rank < rankOf(item, part))) {
        item[part] = text
        setRank(item, part, rank)
      }
      return
    }
    case 'index': {
      const number = readNumber(json)
      if (number === null) skipValue(json)
      else if (number.value !== null && Number.isInteger(number.value))
        item.index = { from: number.from, to: number.to }
      return
    }
    default:
      item[part] = takeText(json)?.value ?? null
  }
}

const SHIFT: Readonly<Record<string, number>> = { text: 0, start: 3, end: 6, duration: 9, speaker: 12 }

function rankOf({ ranks }: RawItem, part: JsonPart): number {
  return (ranks >> (SHIFT[part] ?? 0)) & 7
}

function setRank(item: RawItem, part: JsonPart, rank: number): void {
  const shift = SHIFT[part] ?? 0
  item.ranks = (item.ranks & ~(7 << shift)) | (rank << shift)
}

function createRaw(from: number): RawItem {
  return {
    from,
    to: from,
    text: null,
    start: null,
    end: null,
    duration: null,
    speaker: null,
    index: null,
    kind: null,
    group: null,
    ranks: 0,
    words: null,
    wordsFrom: 0,
    wordsTo: 0,
  }
}
