import { append } from '../../base/append.ts'
import { sameEnds } from '../../base/same-ends.ts'
import type { Ms } from '../../model/time.ts'
import { saysSame, type Word } from '../../model/transcript.ts'
import type { ChangedLine, Replacement, Span, TimeToken, WordTokens } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { printToken } from '../core/timestamps.ts'
import { type JsonFile, pathsOf, wordPlan } from './compiled-layout.ts'
import { type JsonLeaf, leavesOfList } from './json-leaves.ts'
import { addedKeys, itemEdits, printItem, printPlain } from './json-print.ts'
import { wordsNow } from './json-rewords.ts'

/**
 * Changes to the words of a line: single times and texts if the number of words is the same; otherwise the
 * changed stretch is replaced. Kept words stay as they stand. `words` = the words now.
 */
export function wordEdits(
  words: readonly Word[],
  old: readonly Word[],
  { items }: { readonly items: readonly WordTokens[] },
  file: JsonFile,
): Replacement[] {
  const { head, tail } = sameEnds(words, old, saysSame)
  const edits: Replacement[] = []
  const keep = (i: number, at: number) => {
    const [word, was, item] = [words[i], old[at], items[at]]
    if (word && was && item) append(edits, timeEdits(word, was, item, file))
  }
  for (let i = 0; i < head; i++) keep(i, i)
  for (let i = 1; i <= tail; i++) keep(words.length - i, old.length - i)
  const middle = words.slice(head, words.length - tail)
  if (words.length === old.length) {
    for (const [i, word] of middle.entries()) {
      const item = items[head + i]
      if (item) append(edits, textEdits(word.text, item, file))
      keep(head + i, head + i)
    }
  } else {
    const sample = items[Math.min(head, items.length - 1)]
    const printed = middle.map((word) => newWord(word, sample, file))
    append(edits, splice(items, head, old.length - tail, printed, dividerOf(items, file.text)))
  }
  return edits
}

function splice(
  items: readonly WordTokens[],
  from: number,
  to: number,
  printed: readonly string[],
  divider: string,
): Replacement[] {
  const text = printed.join(divider)
  const [before, first, last, after] = [items[from - 1], items[from], items[to - 1], items[to]]
  if (printed.length > 0) {
    if (to > from && first && last) return [{ from: first.block.from, to: last.block.to, text }]
    if (before) return [{ from: before.block.to, to: before.block.to, text: divider + text }]
    return after ? [{ from: after.block.from, to: after.block.from, text: text + divider }] : []
  }
  if (to === from || !first || !last) return []
  if (before) return [{ from: before.block.to, to: last.block.to, text: '' }]
  return [{ from: first.block.from, to: after ? after.block.from : last.block.to, text: '' }]
}

/** A new word, written like a neighbour. */
export function newWord(word: Word, neighbour: WordTokens | undefined, file: JsonFile): string {
  const plan = wordPlan(file)
  const block = neighbour ? slice(file.text, neighbour.block) : ''
  const [sample] = leavesOfList(`[${block}]`, plan.node)
  const shape = sample ? block.slice(sample.from - 1, sample.to - 1) : '{}'
  const values = {
    // A word brings its space only where nothing shows how words are written.
    text: sample && word.text.trim() !== '' ? word.text.trim() : word.text,
    ...(word.start !== null && { start: word.start }),
    ...(word.end !== null && { end: word.end }),
  }
  const print = file.layout.plain || !sample ? printPlain : printItem
  return print(shape, plan, values, file.text)
}

/** Changed times of a word, in all places of the file. */
export function timeEdits(
  word: Pick<Word, 'start' | 'end'>,
  was: Pick<Word, 'start' | 'end'>,
  item: WordTokens,
  file: JsonFile,
): Replacement[] {
  const edits: Replacement[] = []
  for (const edge of ['start', 'end'] as const) {
    const token = item[edge]
    const ms = word[edge]
    if (ms === null || ms === was[edge]) continue
    if (token) append(edits, allPlaces(item.block, { part: edge, token, ms, start: null }, file))
    else if (edge === 'start' && was.start !== null) append(edits, addedStart(item, ms, file))
  }
  const { duration } = item
  const { start, end } = word
  if (duration && start !== null && end !== null && (start !== was.start || end !== was.end))
    append(edits, allPlaces(item.block, { part: 'duration', token: duration, ms: end, start }, file))
  return edits
}

/** Adds a start that was omitted as zero, in the form of the end. */
function addedStart(
  item: WordTokens,
  ms: number,
  { text: source, layout: { word } }: JsonFile,
): Replacement[] {
  if (!item.end || !word) return []
  const block = slice(source, item.block)
  const ends = pathsOf(word.end)
  const rank = Math.max(
    0,
    ends.findIndex((key) => block.includes(`"${key}"`)),
  )
  const key = pathsOf(word.start)[rank]
  if (key === undefined || !block.startsWith('{')) return []
  const { from, to } = item.end
  const isQuoted = source.charAt(from - 1) === '"'
  const tail = isQuoted ? source.slice(to, source.indexOf('"', to) + 1) : ''
  const { at, added } = addedKeys(block, [[key, (isQuoted ? '"' : '') + printToken(item.end, ms) + tail]])
  return [{ from: item.block.from + at, to: item.block.from + at, text: added }]
}

/** A new value for a time; a duration counts from `start`. */
export type TimeChange = {
  readonly part: 'start' | 'end' | 'duration'
  readonly token: TimeToken
  readonly ms: Ms
  readonly start: Ms | null
}

/** The change of a time and of its copies in the item. */
function allPlaces(block: Span, change: TimeChange, file: JsonFile): Replacement[] {
  const { token, ms, start } = change
  const own = { from: token.from, to: token.to, text: printToken(token, ms, start) }
  return [own, ...linkedEdits(block, change, file)]
}

/** Copies of a time in the item, such as `timestamps` beside `offsets`. */
export function linkedEdits(
  block: Span,
  { part, token, ms, start }: TimeChange,
  file: JsonFile,
): Replacement[] {
  const { item, node } = wordPlan(file)
  if (pathsOf(item[part]).length < 2) return []
  const base = block.from - 1
  const isHere = (leaf: JsonLeaf) => leaf.time !== null && leaf.from + base === token.from
  const own = leavesOfList(`[${slice(file.text, block)}]`, node).find(({ leaves }) => leaves.some(isHere))
  return (own?.leaves ?? []).flatMap((leaf) => {
    const { time } = leaf
    if (leaf.part !== part || !time || isHere(leaf)) return []
    return [{ from: time.from + base, to: time.to + base, text: printToken(time, ms, start) }]
  })
}

/** The text of an item: the one with the lowest rank. */
function bestText(leaves: readonly JsonLeaf[]): string {
  const texts = leaves.filter(({ part }) => part === 'text')
  return texts.toSorted((a, b) => a.rank - b.rank)[0]?.value ?? ''
}

const CLOSING = /[^\p{L}\p{N}\s]{1,8}$/u

/** The text of one word; punctuation with an item of its own is changed there. */
function textEdits(text: string, { block }: WordTokens, file: JsonFile): Replacement[] {
  const plan = wordPlan(file)
  const old = slice(file.text, block)
  const parts = leavesOfList(`[${old}]`, plan.node)
  const [first] = parts
  if (!first) return []
  const texts = parts.map(({ leaves }) => bestText(leaves))
  const rest = texts.slice(1).join('').trim()
  const bare = text.trim()
  const base = block.from - 1
  const set = (part: (typeof parts)[number], value: string): Replacement[] => {
    const span = { from: part.from - 1, to: part.to - 1 }
    const shift = span.from + block.from
    return itemEdits(slice(old, span), plan, { text: value }, file.text).map(({ from, to, text: put }) => ({
      from: from + shift,
      to: to + shift,
      text: put,
    }))
  }
  if (parts.length === 1) return set(first, bare)
  // The last piece has the word's end, so it stays, without a text.
  if (file.layout.pieces) return [...set(first, bare), ...parts.slice(1).flatMap((part) => set(part, ''))]
  if (rest !== '' && bare.length > rest.length && bare.endsWith(rest))
    return set(first, bare.slice(0, -rest.length))
  const closing = CLOSING.exec(bare)?.[0] ?? ''
  const second = parts[1]
  const after: Replacement = { from: first.to + base, to: block.to, text: '' }
  if (closing === '' || closing === bare || !second || parts.length > 2) return [...set(first, bare), after]
  return [...set(first, bare.slice(0, -closing.length)), ...set(second, closing)]
}

/** The separator between two items of the list. */
export function dividerOf(items: readonly WordTokens[], source: string): string {
  const [first, second] = items
  if (first && second) return source.slice(first.block.to, second.block.from)
  const space = first
    ? /\n[ \t]*$/.exec(source.slice(Math.max(0, first.block.from - 200), first.block.from))?.[0]
    : undefined
  return space === undefined ? ', ' : `,${space}`
}

/** Changes to a list of words inside the line; it may be or become empty. */
export function listEdits({ now, was, tokens }: ChangedLine, file: JsonFile): Replacement[] {
  const { words: list, start, end } = tokens
  const old = was.words ?? []
  if (!list || now.words === was.words || list.items.length !== old.length) return []
  const isInside = (token: Span | undefined) =>
    token !== undefined && token.from > list.from && token.to < list.to
  const edges = { start: isInside(start) ? now.start : null, end: isInside(end) ? now.end : null }
  const words = file.layout.plain ? (now.words ?? []) : wordsNow(now, was, edges)
  if (words.length > 0 && old.length > 0) return wordEdits(words, old, list, file)
  if (words.length === old.length) return []
  const text = words.map((word) => newWord(word, undefined, file)).join(', ')
  return [{ from: list.from, to: list.to, text: `[${text}]` }]
}
