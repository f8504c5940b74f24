import type { Span } from '../core/format.ts'
import { eachItem, type JsonCursor, peek, readNumber, readString, skipValue } from './json-walk.ts'

/** A text in a JSON file; the span is inside its quotes, or is the number or `null`. */
export type JsonText = Span & { readonly value: string }

/** Takes a string, a number or `null` as text; null when it is something else. */
export function takeText(json: JsonCursor): JsonText | null {
  const char = peek(json)
  if (char === '"') return readString(json)
  const number = char === '{' || char === '[' ? null : readNumber(json)
  if (number === null) {
    if (!json.failed) skipValue(json)
    return null
  }
  const { from, to, value } = number
  return { from, to, value: value === null ? '' : json.text.slice(from, to) }
}

/**
 * Takes a list of strings as the lines of one text; the span goes from inside the first quote to inside the
 * last.
 */
export function takeTexts(json: JsonCursor): JsonText | null {
  const texts: JsonText[] = []
  eachItem(json, () => {
    const text = takeText(json)
    if (text) texts.push(text)
  })
  const [first] = texts
  const last = texts.at(-1)
  return first && last
    ? { from: first.from, to: last.to, value: texts.map(({ value }) => value).join('\n') }
    : null
}
