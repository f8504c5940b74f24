import { headOf } from '../core/lines.ts'
import { keysOf, pathOf } from './compiled-layout.ts'
import { isPair, rangeAt } from './json-pairs.ts'
import { takeTime } from './json-times.ts'
import {
  eachItem,
  eachKey,
  type JsonCursor,
  openJson,
  peek,
  readNumber,
  readString,
  skipValue,
} from './json-walk.ts'

/** A key (or column) of the items of a list: its path from the item, and what its first values are. */
export type JsonField = {
  readonly path: string
  /** How many of the sampled items have a value. */
  readonly count: number
  /** How many values are texts with a letter, numbers, and readable as times. */
  readonly texts: number
  readonly numbers: number
  readonly times: number
  /** The first values, shortened, to show. */
  readonly samples: readonly string[]
}

/**
 * A list of objects in a JSON file: its path with `*` for the items, its length, and the keys of its items.
 */
export type JsonList = {
  readonly path: string
  readonly count: number
  readonly fields: readonly JsonField[]
}

/** Items sampled per list, depth of keys inside an item, depth of lists, characters read. */
const ITEMS = 30
const DEEP = 3
const DEEPEST = 12
const REACH = 4_000_000
const SAMPLE = 80
/** Longer lists of values are not table rows. */
const MOST_CELLS = 20

type Field = { -readonly [K in keyof JsonField]: JsonField[K] } & { samples: string[] }
type List = {
  readonly keys: readonly string[]
  readonly path: string
  count: number
  readonly fields: Map<string, Field>
}
/** The lists found so far, and the cursor. */
type Look = { readonly json: JsonCursor; readonly lists: Map<string, List> }

/** The lists of objects or rows in the first 4 MB of a JSON text, in order. */
export function listsOf(text: string): JsonList[] {
  const look: Look = { json: openJson(text), lists: new Map() }
  const { json, lists } = look
  if (isJsonLines(text)) {
    const list = listAt(lists, ['*'])
    for (; !json.failed && json.at < REACH && peek(json) === '{'; list.count++) {
      if (list.count < ITEMS) addFields(look, list, [], 1)
      else skipValue(json)
    }
  } else if (peek(json) === '{' || peek(json) === '[') visit(look, [], 0)
  // Of JSON lines one may be left.
  const only: Look = { json: openJson(text), lists }
  if (lists.size === 0 && peek(only.json) === '{') {
    const list = listAt(lists, ['*'])
    list.count = 1
    addFields(only, list, [], 1)
  }
  return [...lists.values()]
    .map(({ path, count, fields }) => ({ path, count, fields: usualFields(fields, Math.min(count, ITEMS)) }))
    .filter(({ fields }) => fields.length > 0)
}

/** Without the places of what is a pair in few items only, such as a list of numbers that has two of them. */
function usualFields(fields: ReadonlyMap<string, Field>, items: number): Field[] {
  const isUsual = (path: string) => (fields.get(path)?.count ?? 0) * 2 >= items
  return [...fields.values()].filter(({ path }) => {
    const pair = pairPlace(path) && path.slice(0, -1)
    return pair === null || isUsual(`${pair}0`) || isUsual(`${pair}1`) || !fields.has(`${pair}0`)
  })
}

/** True for JSON lines: objects one after another, with nothing around them. */
function isJsonLines(text: string): boolean {
  const json = openJson(headOf(text))
  if (peek(json) !== '{') return false
  skipValue(json)
  return !json.failed && peek(json) === '{'
}

function visit(look: Look, keys: readonly string[], depth: number): void {
  const { json, lists } = look
  const char = peek(json)
  if (json.at > REACH) json.failed = true
  if (json.failed || depth > DEEPEST || (char !== '{' && char !== '[')) {
    skipValue(json)
    return
  }
  if (char === '{') {
    eachKey(json, (key) => visit(look, [...keys, key], depth + 1))
    return
  }
  const list = listAt(lists, [...keys, '*'])
  eachItem(json, (i) => {
    list.count++
    if (i >= ITEMS || json.at > REACH) skipValue(json)
    else if (peek(json) === '{') addFields(look, list, [], depth + 1)
    else if (isRow(json)) addCells(json, list)
    else visit(look, list.keys, depth + 1)
  })
}

function listAt(lists: Map<string, List>, keys: readonly string[]): List {
  const path = keys.map((key) => (key === '*' ? key : pathOf([key]))).join('.')
  const known = lists.get(path)
  if (known) return known
  const list: List = { keys, path, count: 0, fields: new Map() }
  lists.set(path, list)
  return list
}

/** Adds the keys of an object that is an item of `list`, or `inside` one. */
function addFields(look: Look, list: List, inside: readonly string[], depth: number): void {
  const { json } = look
  eachKey(json, (key) => {
    const path = [...inside, key]
    const char = peek(json)
    const range = rangeAt(json)
    if (isPair(json)) eachItem(json, (i) => addValue(json, list, pathOf([...path, String(i)])))
    else if (range) {
      for (const [i, { from, to }] of range.entries())
        addRaw(list, pathOf([...path, String(i)]), json.text.slice(from, to))
      skipValue(json)
    } else if (char === '[') visit(look, [...list.keys, ...path], depth + 1)
    else if (char === '{' && !isTime(json)) {
      if (path.length < DEEP) addFields(look, list, path, depth + 1)
      else skipValue(json)
    } else addValue(json, list, pathOf(path))
  })
}

/** True for a list that begins with a value or a pair of times, like a table row. */
function isRow({ text, at }: JsonCursor): boolean {
  const inside = /^\[\s{0,40}/.exec(text.slice(at, at + 50))?.[0].length ?? 0
  return /["\d-]/.test(text.charAt(at + inside)) || isPair({ text, at: at + inside, failed: false })
}

/** Adds the values of a row, named by column: `0`, `1`; those of a pair by its places: `0.0`, `0.1`. */
function addCells(json: JsonCursor, list: List): void {
  eachItem(json, (i) => {
    const char = peek(json)
    if (i <= MOST_CELLS && isPair(json))
      eachItem(json, (place) => addValue(json, list, pathOf([String(i), String(place)])))
    else if (i > MOST_CELLS || char === '[' || char === '{') skipValue(json)
    else addValue(json, list, String(i))
  })
}

/** True for `{"seconds": 1, "nanos": 2}`, which is one value. */
function isTime({ text, at }: JsonCursor): boolean {
  return /^\{\s{0,40}"(?:seconds|nanos)"/.test(text.slice(at, at + 60))
}

/** Adds a time that is a part of a text. */
function addRaw(list: List, path: string, raw: string): void {
  addValue({ text: `"${raw}"`, at: 0, failed: false }, list, path)
}

function addValue(json: JsonCursor, list: List, path: string): void {
  let field = list.fields.get(path)
  if (!field) {
    field = { path, count: 0, texts: 0, numbers: 0, times: 0, samples: [] }
    list.fields.set(path, field)
  }
  const from = json.at
  const time = takeTime({ text: json.text, at: from, failed: false }, 1)
  const string = peek(json) === '"' ? readString(json) : null
  if (!string) {
    if (peek(json) === '{') skipValue(json)
    else if (readNumber(json) === null) skipValue(json)
  }
  const raw = string ? string.value : json.text.slice(from, json.at)
  if (raw === 'null' || raw === '') return
  field.count++
  if (time && time.ms !== null) field.times++
  if (!string && time?.form.kind === 'number' && time.ms !== null) field.numbers++
  else if (string && /\p{L}/u.test(string.value)) field.texts++
  if (field.samples.length < 3) field.samples.push(raw.length > SAMPLE ? `${raw.slice(0, SAMPLE)}…` : raw)
}

/**
 * The last key of a path, ignoring case and separators: `start_time` equals `startTime`. The places of a pair
 * are called by the pair.
 */
export function bareKey(path: string): string {
  return lastKey(path)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The last key of a path as it is written; for the places of a pair, that of the pair. */
export function lastKey(path: string): string {
  return pairPlace(path)?.key ?? keysOf(path).at(-1) ?? ''
}

/** The key of a pair and the place in it (`timestamp.1`); null for other paths. */
export function pairPlace(path: string): { readonly key: string; readonly place: 0 | 1 } | null {
  const keys = keysOf(path)
  const place = keys.at(-1)
  const key = keys.at(-2)
  return key !== undefined && (place === '0' || place === '1') ? { key, place: place === '0' ? 0 : 1 } : null
}
