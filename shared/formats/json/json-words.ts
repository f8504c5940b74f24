import { sameEnds } from '../../base/same-ends.ts'
import type { Ms } from '../../model/time.ts'
import { type Segment, saysSame, type Word } from '../../model/transcript.ts'
import type { Replacement, SegmentTokens, Span, TimeToken, WordTokens } from '../core/format.ts'
import type { JsonItem, JsonLayout } from '../core/json-layout.ts'
import { slice } from '../core/lines.ts'
import { printToken } from '../core/stamps.ts'
import { compileLayout, type JsonNode, pathsOf } from './compiled-layout.ts'
import { itemEdits, printItem, printPlain } from './json-print.ts'
import { type JsonLeaf, leavesOfList } from './json-read.ts'
import { wordsNow } from './json-rewords.ts'

/** What the words of a layout are: items of their own, or the lines themselves. */
export function wordItem(layout: JsonLayout): { readonly item: JsonItem; readonly node: JsonNode } {
  const { line, word } = compileLayout(layout)
  return layout.word ? { item: layout.word, node: word } : { item: layout.line, node: line }
}

/**
 * Changes to the words of a line: single times and texts where the number of words is the same, else the words around the
 * change are cut out and new ones put in; every kept word stays as it stands. `words` = what the line says now.
 */
export function wordEdits(
  words: readonly Word[],
  old: readonly Word[],
  { items }: { readonly items: readonly WordTokens[] },
  layout: JsonLayout,
  source: string,
): Replacement[] {
  const { head, tail } = sameEnds(words, old, saysSame)
  const edits: Replacement[] = []
  const keep = (i: number, at: number) => {
    const [word, was, item] = [words[i], old[at], items[at]]
    if (word && was && item) edits.push(...timeEdits(word, was, item, layout, source))
  }
  for (let i = 0; i < head; i++) keep(i, i)
  for (let i = 1; i <= tail; i++) keep(words.length - i, old.length - i)
  const middle = words.slice(head, words.length - tail)
  if (words.length === old.length) {
    for (const [i, word] of middle.entries()) {
      const item = items[head + i]
      if (item) edits.push(...textEdits(word.text, item, layout, source))
      keep(head + i, head + i)
    }
  } else {
    const sample = items[Math.min(head, items.length - 1)]
    const printed = middle.map((word) => newWord(word, sample, layout, source))
    edits.push(...splice(items, head, old.length - tail, printed, dividerOf(items, source)))
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

/** A new word as a neighbour is written. */
export function newWord(
  word: Word,
  neighbour: WordTokens | undefined,
  layout: JsonLayout,
  source: string,
): string {
  const { item, node } = wordItem(layout)
  const block = neighbour ? slice(source, neighbour.block) : ''
  const [sample] = leavesOfList(`[${block}]`, node)
  const shape = sample ? block.slice(sample.from - 1, sample.to - 1) : '{}'
  const values = {
    // A word brings its space only where nothing shows how words are written.
    text: sample && word.text.trim() !== '' ? word.text.trim() : word.text,
    ...(word.start !== null && { start: word.start }),
    ...(word.end !== null && { end: word.end }),
  }
  return layout.plain || !sample
    ? printPlain(shape, node, item, values, source, undefined)
    : printItem(shape, node, item, values, source)
}

/** The times of a word that changed, in every place where the file has them. */
export function timeEdits(
  word: Pick<Word, 'start' | 'end'>,
  was: Pick<Word, 'start' | 'end'>,
  item: WordTokens,
  layout: JsonLayout,
  source: string,
): Replacement[] {
  const edits: Replacement[] = []
  for (const edge of ['start', 'end'] as const) {
    const token = item[edge]
    const ms = word[edge]
    if (token && ms !== null && ms !== was[edge])
      edits.push(printed(token, ms), ...linkedEdits(item.block, edge, token, ms, null, layout, source))
  }
  const { duration } = item
  const { start, end } = word
  if (duration && start !== null && end !== null && (start !== was.start || end !== was.end))
    edits.push(
      printed(duration, end, start),
      ...linkedEdits(item.block, 'duration', duration, end, start, layout, source),
    )
  return edits
}

/** The other places of the same time in the item, such as `timestamps` beside `offsets`. */
export function linkedEdits(
  block: Span,
  part: 'start' | 'end' | 'duration',
  token: TimeToken,
  ms: Ms,
  start: Ms | null,
  layout: JsonLayout,
  source: string,
): Replacement[] {
  const { item, node } = wordItem(layout)
  if (pathsOf(item[part]).length < 2) return []
  const base = block.from - 1
  const isHere = (leaf: JsonLeaf) => leaf.time !== null && leaf.from + base === token.from
  const own = leavesOfList(`[${slice(source, block)}]`, node).find(({ leaves }) => leaves.some(isHere))
  return (own?.leaves ?? []).flatMap((leaf) => {
    const { time } = leaf
    if (leaf.part !== part || !time || isHere(leaf)) return []
    return [{ from: time.from + base, to: time.to + base, text: printToken(time, ms, start) }]
  })
}

function printed(token: TimeToken, ms: Ms, start: Ms | null = null): Replacement {
  return { from: token.from, to: token.to, text: printToken(token, ms, start) }
}

/** The text of an item that counts. */
function bestText(leaves: readonly JsonLeaf[]): string {
  const texts = leaves.filter(({ part }) => part === 'text')
  return texts.toSorted((a, b) => a.rank - b.rank)[0]?.value ?? ''
}

const CLOSING = /[^\p{L}\p{N}\s]{1,8}$/u

/** The text of one word: where punctuation has an item of its own, it is changed there. */
function textEdits(text: string, { block }: WordTokens, layout: JsonLayout, source: string): Replacement[] {
  const { item, node } = wordItem(layout)
  const old = slice(source, block)
  const parts = leavesOfList(`[${old}]`, node)
  const [first] = parts
  if (!first) return []
  const texts = parts.map(({ leaves }) => bestText(leaves))
  const rest = texts.slice(1).join('').trim()
  const bare = text.trim()
  const base = block.from - 1
  const set = (part: (typeof parts)[number], value: string): Replacement[] => {
    const span = { from: part.from - 1, to: part.to - 1 }
    const shift = span.from + block.from
    return itemEdits(slice(old, span), node, item, { text: value }, source).map(
      ({ from, to, text: put }) => ({
        from: from + shift,
        to: to + shift,
        text: put,
      }),
    )
  }
  if (parts.length === 1) return set(first, bare)
  // The end of the word stands in its last piece, which stays without a text.
  if (layout.pieces) return [...set(first, bare), ...parts.slice(1).flatMap((part) => set(part, ''))]
  if (rest !== '' && bare.length > rest.length && bare.endsWith(rest))
    return set(first, bare.slice(0, -rest.length))
  const closing = CLOSING.exec(bare)?.[0] ?? ''
  const second = parts[1]
  const after: Replacement = { from: first.to + base, to: block.to, text: '' }
  if (closing === '' || closing === bare || !second || parts.length > 2) return [...set(first, bare), after]
  return [...set(first, bare.slice(0, -closing.length)), ...set(second, closing)]
}

/** What divides two items of the list around here. */
export function dividerOf(items: readonly WordTokens[], source: string): string {
  const [first, second] = items
  if (first && second) return source.slice(first.block.to, second.block.from)
  const space = first
    ? /\n[ \t]*$/.exec(source.slice(Math.max(0, first.block.from - 200), first.block.from))?.[0]
    : undefined
  return space === undefined ? ', ' : `,${space}`
}

/** Changes to a list of words that stands inside the line: as `wordEdits`, but the list may be or become empty. */
export function listEdits(now: Segment, was: Segment, tokens: SegmentTokens, source: string): Replacement[] {
  const { words: list, layout, start, end } = tokens
  const old = was.words ?? []
  if (!list || !layout || now.words === was.words || list.items.length !== old.length) return []
  const isInside = (token: Span | undefined) =>
    token !== undefined && token.from > list.from && token.to < list.to
  const edges = { start: isInside(start) ? now.start : null, end: isInside(end) ? now.end : null }
  const words = layout.plain ? (now.words ?? []) : wordsNow(now, was, edges)
  if (words.length > 0 && old.length > 0) return wordEdits(words, old, list, layout, source)
  if (words.length === old.length) return []
  const text = words.map((word) => newWord(word, undefined, layout, source)).join(', ')
  return [{ from: list.from, to: list.to, text: `[${text}]` }]
}
