import { append } from '../../base/append.ts'
import type { Span } from '../core/format.ts'
import type { JsonNode, JsonPart } from './compiled-layout.ts'
import { rangeAt } from './json-pairs.ts'
import { takeText, takeTexts } from './json-texts.ts'
import { type JsonTime, parseTime, roundedForm, takeTime } from './json-times.ts'
import { eachItem, eachKey, type JsonCursor, openJson, peek, skipValue } from './json-walk.ts'

/** A place inside an item: its part, its rank among the places for that part, and its value. */
export type JsonLeaf = Span & {
  readonly part: Exclude<JsonPart, 'kind' | 'group'> | 'words'
  readonly rank: number
  /** Null = not a time. */
  readonly time: JsonTime | null
  readonly value: string
}

/** All parts of the item `text`, including those that do not count; the list of words is one part. */
export function leavesOf(text: string, node: JsonNode): JsonLeaf[] {
  const leaves: JsonLeaf[] = []
  collect(openJson(text), node, leaves)
  return leaves
}

/** The same for each item of the list `text`, with its span. */
export function leavesOfList(
  text: string,
  node: JsonNode,
): (Span & { readonly leaves: readonly JsonLeaf[] })[] {
  const json = openJson(text)
  const items: (Span & { readonly leaves: readonly JsonLeaf[] })[] = []
  eachItem(json, () => {
    const from = json.at
    const leaves: JsonLeaf[] = []
    collect(json, node, leaves)
    items.push({ from, to: json.at, leaves })
  })
  return items
}

function collect(json: JsonCursor, node: JsonNode, leaves: JsonLeaf[]): void {
  const { role, rank } = node
  if (role === 'start' || role === 'end' || role === 'duration') {
    const taken = takeTime(json, node.perSecond)
    const time = taken && node.rounds ? { ...taken, form: roundedForm(taken.form) } : taken
    if (time) leaves.push({ part: role, rank, from: time.from, to: time.to, time, value: '' })
  } else if (role === 'text' || role === 'speaker' || role === 'index') {
    const text = peek(json) === '[' ? takeTexts(json) : takeText(json)
    if (text) leaves.push({ part: role, rank, from: text.from, to: text.to, time: null, value: text.value })
  } else if (node.each?.role === 'word' && peek(json) === '[') {
    const from = json.at
    skipValue(json)
    leaves.push({ part: 'words', rank: 0, from, to: json.at, time: null, value: '' })
  } else if (node.keys.size > 0 && rangeAt(json)) {
    const range = rangeAt(json) ?? []
    append(
      leaves,
      leavesOfRange(node, json.text, range).map((leaf) => ({ ...leaf, value: '' })),
    )
    skipValue(json)
  } else if (
    !eachKey(json, (key) => {
      const next = node.keys.get(key)
      if (next) collect(json, next, leaves)
      else skipValue(json)
    }) &&
    !eachItem(json, (i) => {
      const next = node.each ?? node.keys.get(String(i))
      if (next) collect(json, next, leaves)
      else skipValue(json)
    })
  )
    skipValue(json)
}

/** The two times of a text, where the node asks for them. */
export function leavesOfRange(
  node: JsonNode,
  text: string,
  range: readonly Span[],
): (Span & { readonly part: 'start' | 'end'; readonly rank: number; readonly time: JsonTime })[] {
  return range.flatMap(({ from, to }, i) => {
    const { role, rank = 0, perSecond = 1 } = node.keys.get(String(i)) ?? {}
    if (role !== 'start' && role !== 'end') return []
    const time = parseTime(text.slice(from, to), from, to, perSecond)
    return time.ms === null ? [] : [{ part: role, rank, from: time.from, to: time.to, time }]
  })
}
