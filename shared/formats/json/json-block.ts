import type { Segment } from '../../model/transcript.ts'
import { guessLength } from '../core/fill-times.ts'
import type { BlockContext, SegmentTokens } from '../core/format.ts'
import type { JsonLayout } from '../core/json-layout.ts'
import { slice } from '../core/lines.ts'
import { applyAll, applyWithin } from '../core/replace.ts'
import { compileLayout } from './compiled-layout.ts'
import { isRun, itemOf, lineWords, namesIn } from './json-patch.ts'
import { type ItemValues, printItem, printPlain } from './json-print.ts'
import { fillWords, splitLike, wordsNow } from './json-rewords.ts'
import { dividerOf, newWord, wordEdits } from './json-words.ts'

/** A line put in, or written anew because it has no place for what it says. */
export function printBlock(segment: Segment, context: BlockContext): string {
  const { source, own, neighbour } = context
  const tokens = own?.tokens ?? neighbour
  // Without any line to go by there is nothing to model a new one on.
  if (!tokens?.layout) return JSON.stringify({ start: (segment.start ?? 0) / 1000, text: segment.text })
  const { layout } = tokens
  if (isRun(tokens)) {
    const items = own
      ? ownRun(segment, own.segment, tokens, layout, source)
      : newRun(segment, tokens, layout, context)
    if (segment.speaker === null || segment.speaker === own?.segment.speaker || tokens.turns) return items
    return applyAll(items, namesIn(items, segment.speaker, itemOf(tokens, layout), source))
  }
  return own
    ? ownLine(segment, own.segment, tokens, layout, source)
    : newLine(segment, tokens, layout, context)
}

/** The line's own item with what it lacked. */
function ownLine(
  now: Segment,
  was: Segment,
  tokens: SegmentTokens,
  layout: JsonLayout,
  source: string,
): string {
  const item = applyWithin(source, tokens.block, lineWords(now, was, tokens, layout, source))
  const values: ItemValues = {
    ...(now.start !== null && now.start !== was.start && { start: now.start }),
    ...(now.end !== null && now.end !== was.end && { end: now.end }),
    ...(now.text !== was.text && { text: now.text }),
    ...(now.speaker !== null && now.speaker !== was.speaker && { speaker: now.speaker }),
  }
  return printItem(item, compileLayout(layout).line, layout.line, values, source)
}

function newLine(
  segment: Segment,
  neighbour: SegmentTokens,
  layout: JsonLayout,
  { source, end, index }: BlockContext,
): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const { line } = compileLayout(layout)
  const list = neighbour.words
  const sample = list && source.charAt(list.from) === '[' ? list.items[0] : undefined
  const given = segment.words ?? []
  const filled = layout.plain ? given : fillWords(given, start, stop)
  const words = filled.map((word) => newWord(word, sample, layout, source))
  const hasWords = layout.words !== undefined && (!layout.plain || segment.words !== null)
  const values: ItemValues = {
    start,
    end: stop,
    text: segment.text,
    ...(segment.speaker !== null && { speaker: segment.speaker }),
    ...(index !== null && { index }),
    ...(hasWords && { words: `[${words.join(', ')}]` }),
  }
  const print = layout.plain ? printPlain : printItem
  return print(slice(source, neighbour.block), line, layout.line, values, source, layout.words)
}

/** The words of a line with another text: kept ones as they stand, new ones like their neighbours. */
function ownRun(
  now: Segment,
  was: Segment,
  tokens: SegmentTokens,
  layout: JsonLayout,
  source: string,
): string {
  const items = tokens.words?.items ?? []
  const edits = wordEdits(wordsNow(now, was), was.words ?? [], { items }, layout, source)
  return applyWithin(source, tokens.block, edits)
}

function newRun(
  segment: Segment,
  neighbour: SegmentTokens,
  layout: JsonLayout,
  { source, end }: BlockContext,
): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const items = neighbour.words?.items ?? []
  const split = segment.words ?? splitLike([], segment.text)
  const words = split.length > 0 ? split : [{ text: '', start: null, end: null }]
  const printed = fillWords(words, start, stop).map((word) => newWord(word, items[0], layout, source))
  return printed.join(dividerOf(items, source))
}
