import type { Segment } from '../../model/transcript.ts'
import { guessLength } from '../core/fill-times.ts'
import type { BlockContext, ChangedLine, SegmentTokens } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { applyAll, applyWithin } from '../core/replace.ts'
import { type JsonFile, jsonFile, linePlan } from './compiled-layout.ts'
import { isRun, itemPlan, lineWords, namesIn } from './json-patch.ts'
import { type ItemValues, printItem, printPlain } from './json-print.ts'
import { fillWords, splitLike, wordsNow } from './json-rewords.ts'
import { dividerOf, newWord, wordEdits } from './json-words.ts'

/** An inserted line, or one rewritten because it has no place for its new contents. */
export function printBlock(segment: Segment, context: BlockContext): string {
  const { source, own, neighbour } = context
  const tokens = own?.tokens ?? neighbour
  // There is no line to copy the style from.
  if (!tokens?.layout) return JSON.stringify({ start: (segment.start ?? 0) / 1000, text: segment.text })
  const file = jsonFile(source, tokens.layout)
  const line = own && { now: segment, was: own.segment, tokens }
  if (!isRun(tokens)) return line ? ownLine(line, file) : newLine(segment, tokens, file, context)
  const items = line ? ownRun(line, file) : newRun(segment, tokens, file, context)
  if (segment.speaker === null || segment.speaker === own?.segment.speaker || tokens.turns) return items
  return applyAll(items, namesIn(items, segment.speaker, itemPlan(tokens, file), source))
}

/** The line's own item, with the missing parts added. */
function ownLine(line: ChangedLine, file: JsonFile): string {
  const { now, was, tokens } = line
  const item = applyWithin(file.text, tokens.block, lineWords(line, file))
  const values: ItemValues = {
    ...(now.start !== null && now.start !== was.start && { start: now.start }),
    ...(now.end !== null && now.end !== was.end && { end: now.end }),
    ...(now.text !== was.text && { text: now.text }),
    ...(now.speaker !== null && now.speaker !== was.speaker && { speaker: now.speaker }),
  }
  return printItem(item, linePlan(file), values, file.text)
}

function newLine(
  segment: Segment,
  neighbour: SegmentTokens,
  file: JsonFile,
  { source, end, index }: BlockContext,
): string {
  const { layout } = file
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const list = neighbour.words
  const sample = list && source.charAt(list.from) === '[' ? list.items[0] : undefined
  const given = segment.words ?? []
  const filled = layout.plain ? given : fillWords(given, start, stop)
  const words = filled.map((word) => newWord(word, sample, file))
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
  return print(slice(source, neighbour.block), linePlan(file), values, source)
}

/** The words of a line with new text: kept words as they stand, new ones like their neighbours. */
function ownRun({ now, was, tokens }: ChangedLine, file: JsonFile): string {
  const items = tokens.words?.items ?? []
  const edits = wordEdits(wordsNow(now, was), was.words ?? [], { items }, file)
  return applyWithin(file.text, tokens.block, edits)
}

function newRun(
  segment: Segment,
  neighbour: SegmentTokens,
  file: JsonFile,
  { source, end }: BlockContext,
): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const items = neighbour.words?.items ?? []
  const split = segment.words ?? splitLike([], segment.text)
  const words = split.length > 0 ? split : [{ text: '', start: null, end: null }]
  const printed = fillWords(words, start, stop).map((word) => newWord(word, items[0], file))
  return printed.join(dividerOf(items, source))
}
