import { type SpokenWord, textOf } from '../../model/group-words.ts'
import { createSegment, type Segment, type Word } from '../../model/transcript.ts'
import type { SegmentTokens, Span, TimeToken, WordTokens } from '../core/format.ts'
import type { JsonLayout } from '../core/json-layout.ts'
import type { JsonFile } from './compiled-layout.ts'
import { type RawWord, rawWords, tokensOfWord } from './json-raw-words.ts'
import { type RawItem, readLine } from './json-read.ts'
import { spellWords } from './json-spelling.ts'

/**
 * A segment without an id, and its tokens. Null = they are read again from `from` on access: a large file has
 * millions, of which hardly any are needed.
 */
export type Built = {
  readonly segment: Segment
  readonly from: number
  readonly tokens: SegmentTokens | null
}

/** A word to be put into a line; `turn` = where its speaker is named, if not at the word. */
export type RunWord = SpokenWord & { readonly raw: RawWord; readonly turn: Span | null }

/** Builds a line that is an item of the file. */
export function builtLine(file: JsonFile, raw: RawItem): Built {
  const line = raw.text?.value.trim() ?? ''
  const items = rawWords(file, raw.words ?? [])
  const words = items.length > 0 ? wordsOf(items, line) : null
  const start = raw.start ? raw.start.ms : (items.find(isStarted)?.start ?? null)
  const end =
    raw.end?.ms ??
    (raw.duration?.ms != null && start !== null
      ? start + raw.duration.ms
      : (items.findLast((item) => item.end !== null)?.end ?? null))
  const speaker = raw.speaker?.value.trim() || null
  const segment = createSegment('', start, start === null ? null : end, line, { speaker, words })
  return { segment, from: raw.from, tokens: null }
}

/** The words, spelled as in the line. */
function wordsOf(items: readonly RawWord[], line: string): Word[] {
  const texts = spellWords(
    items.map((item) => item.text),
    line,
  )
  return items.map(({ start, end }, i) => ({ text: texts[i] ?? '', start, end }))
}

function isStarted({ start }: RawWord): boolean {
  return start !== null
}

/** Tokens of a built line. */
export function tokensOfBuilt(file: JsonFile, { from, tokens }: Built): SegmentTokens {
  if (tokens) return tokens
  const raw = readLine(file, from)
  return raw ? tokensOfLine(file, raw) : { block: { from, to: from } }
}

function tokensOfLine(file: JsonFile, raw: RawItem): SegmentTokens {
  const { text, layout } = file
  const words = rawWords(file, raw.words ?? [])
  const items = words.map(tokensOfWord)
  const start = raw.start ?? items[words.findIndex(isStarted)]?.start
  const lastEnd = items[words.findLastIndex((item) => item.end !== null)]?.end
  const end = raw.end ?? (raw.duration ? null : lastEnd)
  return {
    block: { from: raw.from, to: raw.to },
    ...(raw.index && { index: raw.index }),
    ...(start && { start }),
    ...(end && { end }),
    ...(raw.duration && !raw.end && { duration: raw.duration }),
    ...(raw.text && { text: withoutJoiner(text, raw.text) }),
    ...(raw.speaker && { speaker: { from: raw.speaker.from, to: raw.speaker.to } }),
    ...(raw.words && { words: { from: raw.wordsFrom, to: raw.wordsTo, items } }),
    layout,
  }
}

/** Leaves the joining space and escaped line ends outside, so that they stay when the text changes. */
function withoutJoiner(text: string, { from, to }: Span): Span {
  let [first, last] = [from, to]
  while (first < last && text.charCodeAt(first) === 32) first++
  for (;;) {
    const isBreak =
      /[nrt]/.test(text.charAt(last - 1)) && text.charAt(last - 2) === '\\' && text.charAt(last - 3) !== '\\'
    const length = text.charCodeAt(last - 1) === 32 ? 1 : isBreak ? 2 : 0
    if (length === 0 || last - length < first) return { from: first, to: last }
    last -= length
  }
}

/** Builds a line from words that follow each other in the file. */
export function builtRun(run: readonly RunWord[], layout: JsonLayout): Built {
  const words = run.map(({ text, start, end }, i) => ({
    text: i === 0 ? text.trimStart() : text,
    start,
    end,
  }))
  // An item that is only a space begins and ends nothing.
  const first = run.find(({ start, text }) => start !== null && text.trim() !== '')
  const last = run.findLast(({ start, end, text }) => (start !== null || end !== null) && text.trim() !== '')
  const { block, items } = spanOfRun(run)
  const from = first && tokensOfWord(first.raw)
  const to = last?.end == null ? undefined : tokensOfWord(last.raw)
  const turns = [...new Map(run.flatMap(({ turn }) => (turn ? [[turn.from, turn] as const] : []))).values()]
  const tokens: SegmentTokens = {
    block,
    ...(from?.start && { start: from.start }),
    ...endOfRun(to, first === last, last?.start ?? 0),
    words: { ...block, items },
    ...(turns.length > 0 && { turns }),
    layout,
  }
  const start = first?.start ?? null
  const end = start === null ? null : (last?.end ?? null)
  const speaker = run.find((word) => word.speaker !== null)?.speaker ?? null
  const segment = createSegment('', start, end, textOf(words), { speaker, words })
  return { segment, from: block.from, tokens }
}

function spanOfRun(run: readonly RunWord[]): { block: Span; items: WordTokens[] } {
  const items = run.map(({ raw }) => tokensOfWord(raw))
  return { block: { from: items[0]?.block.from ?? 0, to: items.at(-1)?.block.to ?? 0 }, items }
}

/** The end of a run is that of its last word; a duration counts from that word's start. */
function endOfRun(
  last: WordTokens | undefined,
  isOnly: boolean,
  base: number,
): { end: TimeToken } | { duration: TimeToken } | Record<string, never> {
  if (last?.end) return { end: last.end }
  if (!last?.duration) return {}
  return isOnly ? { duration: last.duration } : { end: { ...last.duration, base } }
}

/** A line with words from a list elsewhere; `tokens` = tokens of the line. */
export function withWords({ segment, from }: Built, tokens: SegmentTokens, raws: readonly RawWord[]): Built {
  const words = wordsOf(raws, segment.text)
  const items = raws.map(tokensOfWord)
  const span = { from: items[0]?.block.from ?? 0, to: items.at(-1)?.block.to ?? 0 }
  const origin = segment.origin && { ...segment.origin, words }
  return { segment: { ...segment, words, origin }, from, tokens: { ...tokens, words: { ...span, items } } }
}
