import type { Span } from '../core/format.ts'

/**
 * A JSON reader that knows offsets, passes over the text once, builds nothing unasked, and accepts what
 * Python writes (`NaN`, `Infinity`) and truncated files. `failed` = the text ended or is invalid.
 */
export type JsonCursor = { readonly text: string; at: number; failed: boolean }

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LITERAL = /-?[A-Za-z]+/y

/** A cursor at the first value of a text, behind a byte order mark. */
export function openJson(text: string): JsonCursor {
  return { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0, failed: false }
}

/** The next character that is not white space, without taking it; empty at the end. */
export function peek(json: JsonCursor): string {
  const { text } = json
  let { at } = json
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break
    at++
  }
  json.at = at
  return text.charAt(at)
}

/**
 * Takes an object; `visit` must take the value of each key (or call `skipValue`). False when it is no object.
 */
export function eachKey(json: JsonCursor, visit: (key: string) => void): boolean {
  if (peek(json) !== '{') return false
  json.at++
  if (peek(json) === '}') json.at++
  else {
    do {
      const key = readString(json)
      if (key === null || peek(json) !== ':') return fail(json)
      json.at++
      visit(key.value)
    } while (!json.failed && takeComma(json, '}'))
  }
  return true
}

/**
 * Takes an object and calls `visit` for the keys in `known` only, which must take the value; others are
 * skipped. Allocates nothing per key, unlike `eachKey`. False when it is no object.
 */
export function eachKnownKey<T, C>(
  json: JsonCursor,
  known: readonly (readonly [key: string, value: T])[],
  visit: (value: T, context: C) => void,
  context: C,
): boolean {
  if (peek(json) !== '{') return false
  const { text } = json
  json.at++
  if (peek(json) === '}') {
    json.at++
    return true
  }
  do {
    if (peek(json) !== '"') return fail(json)
    const from = json.at + 1
    const to = endOfString(text, from)
    if (to === -1) return fail(json)
    json.at = to + 1
    if (peek(json) !== ':') return fail(json)
    json.at++
    const value = valueOf(known, text, from, to)
    if (value === undefined) skipValue(json)
    else visit(value, context)
  } while (!json.failed && takeComma(json, '}'))
  return true
}

function valueOf<T>(
  known: readonly (readonly [key: string, value: T])[],
  text: string,
  from: number,
  to: number,
): T | undefined {
  for (const [key, value] of known) {
    if (key.length === to - from && text.startsWith(key, from)) return value
  }
  return undefined
}

/** Takes an array; `visit` must take each item. False when it is no array. */
export function eachItem(json: JsonCursor, visit: (index: number) => void): boolean {
  if (peek(json) !== '[') return false
  json.at++
  if (peek(json) === ']') json.at++
  else {
    let index = 0
    do {
      peek(json)
      visit(index++)
    } while (!json.failed && takeComma(json, ']'))
  }
  return true
}

function takeComma(json: JsonCursor, close: string): boolean {
  const next = peek(json)
  json.at++
  if (next === close) return false
  if (next === ',') return peek(json) !== close || closed(json)
  return fail(json)
}

/** A trailing comma is accepted. */
function closed(json: JsonCursor): false {
  json.at++
  return false
}

function fail(json: JsonCursor): false {
  json.failed = true
  return false
}

/** Takes a string; the span is inside the quotes. Null when there is none. */
export function readString(json: JsonCursor): (Span & { readonly value: string }) | null {
  if (peek(json) !== '"') return null
  const from = json.at + 1
  const to = endOfString(json.text, from)
  if (to === -1) {
    fail(json)
    return null
  }
  json.at = to + 1
  const raw = json.text.slice(from, to)
  return { from, to, value: raw.includes('\\') ? unescape(raw) : raw }
}

function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from)
  for (; at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (at - slashes > from && text.charCodeAt(at - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return at
  }
  return -1
}

function unescape(raw: string): string {
  try {
    return String(JSON.parse(`"${raw.replace(/[\u0000-\u001f]/g, ' ')}"`))
  } catch {
    return raw
  }
}

/**
 * Takes a number, or a word such as `null` or `NaN` (value null). Null, and nothing taken, when there is
 * neither.
 */
export function readNumber(
  json: JsonCursor,
): (Span & { readonly value: number | null; readonly digits: number }) | null {
  peek(json)
  const from = json.at
  const plain = scanNumber(json, from)
  if (plain !== null) return plain
  NUMBER.lastIndex = from
  const number = NUMBER.exec(json.text)?.[0]
  LITERAL.lastIndex = from
  const raw = number ?? LITERAL.exec(json.text)?.[0]
  if (raw === undefined) return null
  json.at = from + raw.length
  const value = number === undefined ? null : Number(number)
  const digits = number === undefined || /e/i.test(number) ? 0 : (number.split('.')[1]?.length ?? 0)
  return { from, to: json.at, value: value !== null && Number.isFinite(value) ? value : null, digits }
}

/** Numbers up to this length are exact as a quotient; Python writes up to 17 digits. */
const EXACT = 16
const LONGEST_NUMBER = 40

/** Fast path: no sign, no exponent. The quotient of two exact numbers is the nearest one. */
function scanNumber(
  json: JsonCursor,
  from: number,
): (Span & { readonly value: number; readonly digits: number }) | null {
  const { text } = json
  let at = from
  let whole = 0
  let code = text.charCodeAt(at)
  while (code >= 48 && code <= 57) {
    whole = whole * 10 + code - 48
    code = text.charCodeAt(++at)
  }
  if (at === from) return null
  let scale = 1
  let digits = 0
  if (code === 46) {
    code = text.charCodeAt(++at)
    while (code >= 48 && code <= 57) {
      whole = whole * 10 + code - 48
      scale *= 10
      digits++
      code = text.charCodeAt(++at)
    }
    if (digits === 0) return null
  }
  // `e`, `E`
  if (code === 101 || code === 69 || at - from > LONGEST_NUMBER) return null
  json.at = at
  return { from, to: at, value: at - from > EXACT ? Number(text.slice(from, at)) : whole / scale, digits }
}

/** Skips any value. */
export function skipValue(json: JsonCursor): void {
  const { text } = json
  let { at } = json
  let depth = 0
  do {
    let code = text.charCodeAt(at)
    while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at)
    switch (code) {
      case 34: {
        const to = endOfString(text, at + 1)
        at = to === -1 ? text.length : to + 1
        break
      }
      case 123:
      case 91:
        depth++
        at++
        break
      case 125:
      case 93:
        depth--
        at++
        break
      case 44:
      case 58:
        at++
        break
      default: {
        const from = at
        // Mostly digits: recognisers write long confidences.
        while ((code >= 48 && code <= 57) || SCALAR[code] === 1) code = text.charCodeAt(++at)
        if (at === from) {
          json.at = at
          json.failed = true
          return
        }
      }
    }
  } while (depth > 0)
  json.at = at
  if (depth < 0) json.failed = true
}

/** By character code: what numbers and words consist of. */
const SCALAR = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w.+-]/.test(String.fromCharCode(code)) && code !== 95 ? 1 : 0,
)
