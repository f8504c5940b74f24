import { type SpokenWord, textOf } from '../model/group-words.ts'
import { createSegment, type Segment, type Word } from '../model/transcript.ts'
import type { SegmentTokens, Span, TimeToken, WordTokens } from './format.ts'
import type { JsonLayout } from './json-layout.ts'
import { type RawWord, rawWords } from './json-raw-words.ts'
import type { RawItem } from './json-read.ts'
import { spellWords } from './json-spelling.ts'

/** A segment that has no id yet, and where its parts stand. */
export type Built = { readonly segment: Segment; readonly tokens: SegmentTokens }

/** A word on its way into a line; `turn` = where it is written who speaks, if not at the word. */
export type RunWord = SpokenWord & { readonly raw: RawWord; readonly turn: Span | null }

/** A line that has an item of its own. */
export function builtLine(
  text: string,
  raw: RawItem,
  layout: JsonLayout,
  ignored: ReadonlySet<string>,
): Built {
  const line = raw.text?.value.trim() ?? ''
  const items = rawWords(text, raw.words ?? [], layout, ignored)
  const texts = spellWords(
    items.map((item) => item.text),
    line,
  )
  const words: Word[] | null =
    items.length > 0 ? items.map(({ start, end }, i) => ({ text: texts[i] ?? '', start, end })) : null
  const start = raw.start ?? items.find((item) => item.start !== null)?.tokens.start ?? null
  const startMs = raw.start ? raw.start.ms : (items.find((item) => item.start !== null)?.start ?? null)
  const ownEnd =
    raw.end ?? (raw.duration ? null : (items.findLast(({ end }) => end !== null)?.tokens.end ?? null))
  const endMs =
    raw.end?.ms ??
    (raw.duration?.ms != null && startMs !== null
      ? startMs + raw.duration.ms
      : (items.findLast(({ end }) => end !== null)?.end ?? null))
  const tokens: SegmentTokens = {
    block: { from: raw.from, to: raw.to },
    ...(raw.index && { index: raw.index }),
    ...(start && { start }),
    ...(ownEnd && { end: ownEnd }),
    ...(raw.duration && !raw.end && { duration: raw.duration }),
    ...(raw.text && { text: withoutJoiner(text, raw.text) }),
    ...(raw.speaker && { speaker: { from: raw.speaker.from, to: raw.speaker.to } }),
    ...(raw.words && {
      words: { from: raw.wordsFrom, to: raw.wordsTo, items: items.map((item) => item.tokens) },
    }),
    layout,
  }
  const end = startMs === null ? null : endMs
  const speaker = raw.speaker?.value.trim() || null
  return { segment: createSegment('', startMs, end, line, { speaker, words }), tokens }
}

/** The space that joins a line to the one before stays when the text changes, and so does an escaped line end. */
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

/** A line made of words that follow each other in the file. */
export function builtRun(run: readonly RunWord[], layout: JsonLayout): Built {
  const words = run.map(({ text, start, end }, i) => ({
    text: i === 0 ? text.trimStart() : text,
    start,
    end,
  }))
  // A space that has an item of its own begins and ends nothing.
  const first = run.find(({ start, text }) => start !== null && text.trim() !== '')
  const last = run.findLast(({ start, end, text }) => (start !== null || end !== null) && text.trim() !== '')
  const { block, items } = spanOfRun(run)
  const from = first?.raw.tokens
  const to = last?.end == null ? undefined : last.raw.tokens
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
  return { segment: createSegment('', start, end, textOf(words), { speaker, words }), tokens }
}

function spanOfRun(run: readonly RunWord[]): { block: Span; items: WordTokens[] } {
  const items = run.map(({ raw }) => raw.tokens)
  return { block: { from: items[0]?.block.from ?? 0, to: items.at(-1)?.block.to ?? 0 }, items }
}

/** The end of a run is the end of its last word; when that word says how long it lasts, it counts from its own start. */
function endOfRun(
  last: WordTokens | undefined,
  isOnly: boolean,
  base: number,
): { end: TimeToken } | { duration: TimeToken } | Record<string, never> {
  if (last?.end) return { end: last.end }
  if (!last?.duration) return {}
  return isOnly ? { duration: last.duration } : { end: { ...last.duration, base } }
}

/** A line with the words of a list that stands elsewhere. */
export function withWords({ segment, tokens }: Built, raws: readonly RawWord[]): Built {
  if (raws.length === 0) return { segment, tokens }
  const texts = spellWords(
    raws.map((word) => word.text),
    segment.text,
  )
  const words = raws.map(({ start, end }, i) => ({ text: texts[i] ?? '', start, end }))
  const items = raws.map((word) => word.tokens)
  const span = { from: items[0]?.block.from ?? 0, to: items.at(-1)?.block.to ?? 0 }
  const origin = segment.origin && { ...segment.origin, words }
  return { segment: { ...segment, words, origin }, tokens: { ...tokens, words: { ...span, items } } }
}
