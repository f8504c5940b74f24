import { append } from '../../base/append.ts'
import { firstPast } from '../../base/search.ts'
import type { Replacement, Span } from '../core/format.ts'
import { applyWithin } from '../core/replace.ts'
import { isPair } from './json-pairs.ts'
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

/** Keys of times. */
const TIME_KEY = /start|end|begin|stop|offset|duration|time|from$|^(?:to|ts|te|dur|[setd])$/i
const TIME = /^[\d.:PTHMS]{1,40}$/i
/** No transcript is nested deeper. */
const DEEPEST = 64

type Member = Span & { readonly key: string }
/** New times by the old times of an object (its members as text); null = ambiguous. */
type Rules = Map<string, ReadonlyMap<string, string> | null>

/**
 * Changes that keep other lists in step: recognisers repeat words and lines (`word_segments` of WhisperX,
 * `words` beside `utterances`, items of `speaker_labels`). An object outside of all lines with exactly the
 * old times of a changed one, under the same keys, gets its new times, unless an unchanged line has these
 * times too. `edits` = changes inside the lines; `isInLine` says whether an offset is inside one.
 */
export function copiesOf(
  source: string,
  edits: readonly Replacement[],
  isInLine: (at: number) => boolean,
): Replacement[] {
  const times = edits.filter(({ from, to, text }) => from < to && TIME.test(text))
  if (times.length === 0) return []
  times.sort((a, b) => a.from - b.from)
  const rules = rulesOf(source, times, isInLine)
  if (rules.size === 0) return []
  const found: { readonly saying: string; readonly member: Member }[] = []
  const changeIn = finderOf(times)
  eachObject(source, (members, at) => {
    const saying = sayingOf(source, members)
    if (!rules.has(saying)) return
    if (!isInLine(at)) {
      for (const member of members) if (!changeIn(member)) found.push({ saying, member })
    } else if (!members.some((member) => changeIn(member))) rules.set(saying, null)
  })
  return found.flatMap(({ saying, member: { key, from, to } }) => {
    const text = rules.get(saying)?.get(key)
    return text === undefined ? [] : [{ from, to, text }]
  })
}

function rulesOf(source: string, times: readonly Replacement[], isInLine: (at: number) => boolean): Rules {
  const rules: Rules = new Map()
  const changeIn = finderOf(times)
  eachObject(source, (members, at) => {
    if (!isInLine(at)) return
    const now = new Map<string, string>()
    for (const member of members) {
      const edit = changeIn(member)
      if (edit) now.set(member.key, applyWithin(source, member, [edit]))
    }
    if (now.size === 0) return
    const saying = sayingOf(source, members)
    const known = rules.get(saying)
    const isSame =
      !known || (known.size === now.size && [...now].every(([key, text]) => known.get(key) === text))
    rules.set(saying, known === null || !isSame ? null : now)
  })
  return rules
}

function sayingOf(source: string, members: readonly Member[]): string {
  const parts = members.map(({ key, from, to }) => `${key}=${source.slice(from, to)}`)
  return parts.sort().join(' ')
}

/** Finds the edit inside a span. */
function finderOf(times: readonly Replacement[]): (span: Span) => Replacement | null {
  return ({ from, to }) => {
    const edit = times[firstPast(times, (time) => time.from >= from)]
    return edit && edit.to <= to ? edit : null
  }
}

/** Calls `visit` for every object with at least two times, with these and its offset. */
function eachObject(source: string, visit: (members: readonly Member[], at: number) => void): void {
  walk(openJson(source), visit, 0)
}

/** The number, word or text at the cursor as a member; empty, and nothing taken, when there is none. */
function scalarAt(json: JsonCursor, key: string): Member[] {
  const scalar = peek(json) === '"' ? readString(json) : readNumber(json)
  return scalar ? [{ key, from: scalar.from, to: scalar.to }] : []
}

function walk(
  json: JsonCursor,
  visit: (members: readonly Member[], at: number) => void,
  depth: number,
): void {
  const next = depth > DEEPEST ? '' : peek(json)
  const at = json.at
  if (next === '[') eachItem(json, () => walk(json, visit, depth + 1))
  else if (next === '{') {
    const members: Member[] = []
    eachKey(json, (key) => {
      if (isPair(json)) eachItem(json, (i) => append(members, scalarAt(json, `${key}.${i}`)))
      else {
        const scalar = TIME_KEY.test(key) ? scalarAt(json, key) : []
        append(members, scalar)
        if (scalar.length === 0) walk(json, visit, depth + 1)
      }
    })
    if (members.length > 1) visit(members, at)
  } else skipValue(json)
}
