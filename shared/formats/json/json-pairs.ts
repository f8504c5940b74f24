import type { Span } from '../core/format.ts'
import { type JsonCursor, peek } from './json-walk.ts'

const VALUE = '(?:null|-?\\d{1,18}(?:\\.\\d{1,18})?|"\\d[\\d:.,]{0,20}s?")'
const PAIR = new RegExp(`\\[\\s{0,60}${VALUE}\\s{0,60},\\s{0,60}${VALUE}\\s{0,60}\\]`, 'y')

/** True at a start and an end in one list: `[0.0, 1.5]`, `[4.2, null]`. Takes nothing but white space. */
export function isPair(json: JsonCursor): boolean {
  if (peek(json) !== '[') return false
  PAIR.lastIndex = json.at
  return PAIR.test(json.text)
}

const MOMENT = '(?:\\d{1,4}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,9})?|\\d{1,9}\\.\\d{1,18}s?)'
const RANGE = new RegExp(
  `"([[(]?\\s{0,4})(${MOMENT})(\\s{0,4}(?:--?>|--?\\\\u003[eE]|[-–—~,]|to)\\s{0,4})(${MOMENT})\\s{0,4}[\\])]?"`,
  'y',
)

/**
 * The places of a start and an end in one text: `"00:01 - 00:05"`, `"[0:01.0 --> 0:05.5]"`; null for anything
 * else. Takes nothing but white space.
 */
export function rangeAt(json: JsonCursor): readonly [start: Span, end: Span] | null {
  if (peek(json) !== '"') return null
  RANGE.lastIndex = json.at
  const [, lead = '', start = '', between = '', end = ''] = RANGE.exec(json.text) ?? []
  if (start === '') return null
  const from = json.at + 1 + lead.length
  const behind = from + start.length + between.length
  return [
    { from, to: from + start.length },
    { from: behind, to: behind + end.length },
  ]
}
