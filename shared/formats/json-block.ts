import { textOf } from '../model/group-words.ts'
import type { Segment, Word } from '../model/transcript.ts'
import { guessLength } from './fill-times.ts'
import type { BlockContext, SegmentTokens } from './format.ts'
import { compileLayout, type JsonLayout } from './json-layout.ts'
import { isRun, itemOf, lineWords, namesIn } from './json-patch.ts'
import { type ItemValues, printItem, printPlain } from './json-print.ts'
import { dividerOf, fillWords, newWord, wordEdits } from './json-words.ts'
import { slice } from './lines.ts'
import { applyAll, applyWithin } from './replace.ts'

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
  const old = was.words ?? []
  const isGiven = now.words && now.words !== old && textOf(now.words) === now.text.trim()
  const split = isGiven ? now.words : carryTimes(splitLike(old, now.text), old)
  const words = split.length > 0 ? [...split] : [{ text: '', start: null, end: null }]
  // Words that went leave their time to the ones at the edges: the line keeps its own.
  const isSaid = ({ text }: Word) => text.trim() !== ''
  const first = words.find(isSaid)
  if (first && now.start !== null) words[words.indexOf(first)] = { ...first, start: now.start }
  const last = words.findLast(isSaid)
  if (last && now.end !== null) words[words.lastIndexOf(last)] = { ...last, end: now.end }
  const edits = wordEdits(
    fillWords(words, now.start, now.end),
    old,
    { items: tokens.words?.items ?? [] },
    layout,
    source,
  )
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

/** A text as words, with spaces and punctuation as words of their own where the line had such. */
function splitLike(old: readonly Word[], text: string): Word[] {
  const hasSpaces = old.some((word) => word.text !== '' && word.text.trim() === '')
  const hasMarks = old.some((word) => /^\s*[.,!?;:]+$/.test(word.text))
  const parts = text.match(hasSpaces ? /\s+|\S+/g : /\s*\S+/g) ?? []
  const split = parts.flatMap((part) => {
    const mark = hasMarks ? /[^\s.,!?;:]([.,!?;:]{1,5})$/.exec(part)?.[1] : undefined
    return mark === undefined ? [part] : [part.slice(0, -mark.length), mark]
  })
  return split.map((part) => ({ text: part, start: null, end: null }))
}

/** The times of the words that stayed the same at the beginning and at the end. */
function carryTimes(words: readonly Word[], old: readonly Word[]): Word[] {
  const same = (a: Word | undefined, b: Word | undefined) => a?.text.trim() === b?.text.trim()
  const most = Math.min(words.length, old.length)
  let head = 0
  while (head < most && same(words[head], old[head])) head++
  let tail = 0
  while (tail < most - head && same(words.at(-1 - tail), old.at(-1 - tail))) tail++
  return words.map((word, i) => {
    const at =
      i < head || words.length === old.length
        ? i
        : i >= words.length - tail
          ? old.length - words.length + i
          : -1
    return { ...word, start: old[at]?.start ?? null, end: old[at]?.end ?? null }
  })
}
