import type { Span, WordTokens } from '../core/format.ts'
import type { JsonLayout } from '../core/json-layout.ts'
import type { JsonFile } from './compiled-layout.ts'
import type { RawItem } from './json-read.ts'
import { wordsOfPieces } from './json-spelling.ts'

/** A word made of one or more items of the file. */
export type RawWord = {
  /** The item with its start and speaker. */
  readonly item: RawItem
  /** The item with its end. */
  readonly timed: RawItem
  readonly text: string
  readonly start: number | null
  readonly end: number | null
  /** End offset of its last item. */
  readonly to: number
}

/**
 * The words of a list of items: pieces joined, punctuation attached to the word before, non-speech left out.
 * `areParts` false = the items are lines of one word.
 */
export function rawWords(
  { text, layout, compiled: { ignored } }: JsonFile,
  items: readonly RawItem[],
  areParts = true,
): RawWord[] {
  if (layout.pieces && areParts) return wordsFromPieces(items, layout)
  const attached = layout.attached ?? []
  const isFromZero = layout.fromZero === true
  const words: RawWord[] = []
  for (const item of items) {
    if (item.kind !== null && ignored.has(item.kind)) continue
    const before = words.at(-1)
    if (before && item.kind !== null && attached.includes(item.kind) && isAfter(text, before, item)) {
      words[words.length - 1] = createWord(
        before.item,
        item,
        before.text + (item.text?.value ?? ''),
        isFromZero,
      )
    } else words.push(createWord(item, item, item.text?.value ?? '', isFromZero))
  }
  return words
}

/** True for closing punctuation right behind the word. */
function isAfter(text: string, before: RawWord, item: RawItem): boolean {
  if (/^\s*[([{«“‘¿¡]\s*$/.test(item.text?.value ?? '')) return false
  return item.from - before.to < 400 && /^\s*,\s*$/.test(text.slice(before.to, item.from))
}

function wordsFromPieces(items: readonly RawItem[], { silent }: JsonLayout): RawWord[] {
  const spoken = items.filter(({ text }) => text !== null && !silent?.test(text.value))
  const texts = spoken.map(({ text }) => text?.value ?? '')
  return wordsOfPieces(texts).flatMap(([from, to]) => {
    const [first, last] = [spoken[from], spoken[to - 1]]
    return first && last ? [createWord(first, last, texts.slice(from, to).join(''), false, last)] : []
  })
}

function createWord(
  item: RawItem,
  last: RawItem,
  text: string,
  isFromZero: boolean,
  timed: RawItem = item,
): RawWord {
  const { end, duration } = timed
  const length = duration?.ms ?? null
  const from = timed.start?.ms ?? null
  return {
    item,
    timed,
    text,
    start: item.start ? item.start.ms : isFromZero && end ? 0 : null,
    end: end?.ms ?? (from !== null && length !== null ? from + length : null),
    to: last.to,
  }
}

/** Tokens of a word. The usual case, start and end, comes first for speed. */
export function tokensOfWord({ item, timed, to }: RawWord): WordTokens {
  const block: Span = { from: item.from, to }
  const { start } = item
  const { end, duration } = timed
  if (start && end && !duration) return { block, start, end }
  return { block, ...(start && { start }), ...(end && { end }), ...(duration && { duration }) }
}
