import type { Span, TimeToken, WordTokens } from './format.ts'
import type { JsonLayout } from './json-layout.ts'
import type { RawItem } from './json-read.ts'
import { wordsOfPieces } from './json-spelling.ts'

/** A word made of one or more items of the file. */
export type RawWord = {
  /** The item that carries its time and speaker. */
  readonly item: RawItem
  readonly text: string
  readonly start: number | null
  readonly end: number | null
  readonly tokens: WordTokens
  /** Where its last item ends. */
  readonly to: number
}

/**
 * The words of a list of items: pieces put together, punctuation put to the word before, what is no speech left out.
 * `areParts` false = the items are lines of one word.
 */
export function rawWords(
  text: string,
  items: readonly RawItem[],
  layout: JsonLayout,
  ignored: ReadonlySet<string>,
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

/** Punctuation that closes and stands right behind the word. */
function isAfter(text: string, before: RawWord, item: RawItem): boolean {
  if (/^\s*[([{«“‘¿¡]\s*$/.test(item.text?.value ?? '')) return false
  return item.from - before.to < 400 && /^\s*,\s*$/.test(text.slice(before.to, item.from))
}

function wordsFromPieces(items: readonly RawItem[], { silent }: JsonLayout): RawWord[] {
  const heard = items.filter(({ text }) => text !== null && !silent?.test(text.value))
  const texts = heard.map(({ text }) => text?.value ?? '')
  return wordsOfPieces(texts).flatMap(([from, to]) => {
    const [first, last] = [heard[from], heard[to - 1]]
    return first && last ? [createWord(first, last, texts.slice(from, to).join(''), false, last)] : []
  })
}

/** `timed` = the item that says when the word ends. */
function createWord(
  first: RawItem,
  last: RawItem,
  text: string,
  isFromZero: boolean,
  timed: RawItem = first,
): RawWord {
  const { start } = first
  const { end, duration } = timed
  const startMs = start ? start.ms : isFromZero && end ? 0 : null
  const length = duration?.ms ?? null
  const from = timed.start?.ms ?? null
  return {
    item: first,
    text,
    start: startMs,
    end: end?.ms ?? (from !== null && length !== null ? from + length : null),
    tokens: tokensOf({ from: first.from, to: last.to }, start, end, duration),
    to: last.to,
  }
}

/** Most words have a start and an end; they are made without detours, for a file has very many. */
function tokensOf(
  block: Span,
  start: TimeToken | null,
  end: TimeToken | null,
  duration: TimeToken | null,
): WordTokens {
  if (start && end) return { block, start, end }
  return { block, ...(start && { start }), ...(end && { end }), ...(duration && !end && { duration }) }
}
