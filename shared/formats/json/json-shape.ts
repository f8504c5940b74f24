import { lastOne } from '../../base/last-one.ts'
import { extensionOf } from '../core/file-name.ts'
import { eachItem, eachKey, type JsonCursor, openJson, peek, readString, skipValue } from './json-walk.ts'

/**
 * The keys of a JSON text, by path (`segments.*.start`; `*` = an item of a list; below a value `$` = text,
 * `#` = number).
 */
export type JsonShape = { readonly has: (path: string) => boolean; readonly paths: ReadonlySet<string> }

/** Characters read, not counting long strings, which are skipped. */
const BUDGET = 65_536
const DEEPEST = 10
/** Items read per list. */
const ITEMS = 3

type Look = { readonly paths: Set<string>; left: number }

/**
 * The keys at the beginning of a JSON text; null when it is none. Cached: every format asks about the same
 * text.
 */
export const shapeOf: (text: string) => JsonShape | null = lastOne(lookAt)

function lookAt(text: string): JsonShape | null {
  if (!/^\ufeff?\s{0,200}[[{]/.test(text.slice(0, 210))) return null
  const paths = new Set<string>()
  const look: Look = { paths, left: BUDGET }
  const json = openJson(text)
  try {
    visit(json, '', look, 0)
  } catch (cause) {
    if (cause !== SEEN_ENOUGH) throw cause
  }
  return { paths, has: (path) => paths.has(path) }
}

const SEEN_ENOUGH = new Error('seen enough')

function visit(json: JsonCursor, path: string, look: Look, depth: number): void {
  const from = json.at
  if (json.failed || look.left <= 0) throw SEEN_ENOUGH
  const prefix = path === '' ? '' : `${path}.`
  switch (depth > DEEPEST ? '' : peek(json)) {
    case '{':
      eachKey(json, (key) => {
        const next = prefix + key
        look.paths.add(next)
        look.left -= key.length + 8
        visit(json, next, look, depth + 1)
      })
      return
    case '[':
      eachItem(json, (i) => {
        if (i < ITEMS) {
          const next = `${prefix}*`
          look.paths.add(next)
          visit(json, next, look, depth + 1)
        } else {
          const at = json.at
          skipValue(json)
          // Skipping items is much faster than reading them.
          look.left -= (json.at - at) / 16
          if (look.left <= 0) throw SEEN_ENOUGH
        }
      })
      return
    case '"': {
      readString(json)
      look.paths.add(`${prefix}$`)
      look.left -= Math.min(json.at - from, 200)
      return
    }
    default:
      if (peek(json) === '') throw SEEN_ENOUGH
      if (/[-\d]/.test(peek(json))) look.paths.add(`${prefix}#`)
      skipValue(json)
      look.left -= json.at - from
  }
}

/** The score for `recognise`: `sure` (0..0.8) by content, plus 0.2 for the extension. */
export function scoreJson(sure: number, name: string): number {
  return sure === 0 ? 0 : sure + (extensionOf(name) === 'json' ? 0.2 : 0)
}
