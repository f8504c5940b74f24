import { lengthOf, type Segment } from '../../model/transcript.ts'
import type { ChangedLine, Replacement, SegmentTokens, WordTokens } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { printToken } from '../core/timestamps.ts'
import {
  type ItemPlan,
  type JsonFile,
  jsonFile,
  keysOf,
  linePlan,
  pathsOf,
  wordPlan,
} from './compiled-layout.ts'
import { addedKeys, printString, printValue } from './json-print.ts'
import { leavesOf, leavesOfList } from './json-read.ts'
import { withEdges } from './json-rewords.ts'
import { linkedEdits, listEdits, timeEdits, wordEdits } from './json-words.ts'

/** True when the line is a run of words that stand side by side in a list. */
export function isRun({ words, block }: SegmentTokens): boolean {
  return words !== undefined && words.from === block.from
}

/**
 * Changes beyond a line's own time, text and name: copies of the times, words, names of words. If a word
 * carries the line's time, its change is made here and replaces the line's own.
 */
export function patchJson(now: Segment, was: Segment, tokens: SegmentTokens, source: string): Replacement[] {
  if (!tokens.layout) return []
  const line = { now, was, tokens }
  const file = jsonFile(source, tokens.layout)
  const names = nameEdits(line, file)
  if (!isRun(tokens)) return [...lineTimes(line, file), ...lineWords(line, file), ...names]
  const { words } = now
  const old = was.words ?? []
  const hasMoved = words && words !== old && words.length === old.length && tokens.words
  const added = firstStart(line, file)
  if (!hasMoved) return [...added, ...runEdges(line, file), ...names]
  return [...added, ...wordEdits(withEdges(words, now), old, tokens.words, file), ...names]
}

/** The start of a run whose first word omits it because it was zero. */
function firstStart({ now, was, tokens }: ChangedLine, file: JsonFile): Replacement[] {
  const isWanted = !tokens.start && was.start !== null && now.start !== null && now.start !== was.start
  return isWanted ? addedStart(tokens.words?.items[0], now.start, file) : []
}

function lineTimes(
  { now, was, tokens }: ChangedLine,
  { text: source, layout, compiled }: JsonFile,
): Replacement[] {
  const { line } = layout
  const hasMore = [line.start, line.end, line.duration].some((paths) => pathsOf(paths).length > 1)
  if (!hasMore || (now.start === was.start && now.end === was.end)) return []
  const base = tokens.block.from
  return leavesOf(slice(source, tokens.block), compiled.line).flatMap((leaf) => {
    const { part, time } = leaf
    if (!time) return []
    const ms = part === 'start' ? now.start : now.end
    const old = part === 'start' ? was.start : was.end
    const isChanged = part === 'duration' ? lengthOf(now) !== lengthOf(was) : ms !== old
    if (ms === null || !isChanged || (part === 'duration' && now.start === null)) return []
    const text = printToken(time, ms, part === 'duration' ? now.start : null)
    return [{ from: time.from + base, to: time.to + base, text }]
  })
}

/** Words of a line with text: in a list inside the line, or in one list for all lines. */
export function lineWords({ now, was, tokens }: ChangedLine, file: JsonFile): Replacement[] {
  const { words: list } = tokens
  if (!list || now.words === was.words) return []
  if (file.text.charAt(list.from) === '[') return listEdits({ now, was, tokens }, file)
  const [words, old] = [now.words ?? [], was.words ?? []]
  return words.length === old.length ? wordEdits(words, old, list, file) : []
}

/** New start and end of a run, in all the places that state them. */
function runEdges({ now, was, tokens }: ChangedLine, file: JsonFile): Replacement[] {
  const edits: Replacement[] = []
  const items = tokens.words?.items ?? []
  const old = was.words ?? []
  const { start, end, duration } = tokens
  if (start && now.start !== null && now.start !== was.start) {
    const at = items.findIndex((item) => item.start?.from === start.from)
    const [item, word] = [items[at], old[at]]
    if (item && word) edits.push(...timeEdits({ start: now.start, end: word.end }, word, item, file))
  }
  if (now.end === null || now.end === was.end) return edits
  if (end) {
    const item = items.findLast((one) => (one.end ?? one.duration)?.from === end.from)
    const part = item?.end ? 'end' : 'duration'
    const from = item?.end ? null : (end.base ?? null)
    if (item) edits.push(...linkedEdits(item.block, { part, token: end, ms: now.end, start: from }, file))
  } else if (duration) {
    const item = items.find((one) => one.duration?.from === duration.from)
    const change = { part: 'duration', token: duration, ms: now.end, start: now.start } as const
    if (item) edits.push(...linkedEdits(item.block, change, file))
  }
  return edits
}

/** Adds a start that was omitted as zero, in the form of the end. */
function addedStart(
  item: WordTokens | undefined,
  ms: number,
  { text: source, layout: { word } }: JsonFile,
): Replacement[] {
  if (!item?.end || !word) return []
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

/** Adds a name that the line has no place for yet, or that stands at each word. */
function nameEdits({ now, was, tokens }: ChangedLine, file: JsonFile): Replacement[] {
  const isSame = now.speaker === was.speaker && !tokens.carried
  if (now.speaker === null || isSame || tokens.speaker || tokens.turns) return []
  const { block } = tokens
  const edits = namesIn(slice(file.text, block), now.speaker, itemPlan(tokens, file), file.text)
  return edits.map(({ from, to, text }) => ({ from: from + block.from, to: to + block.from, text }))
}

/** The plan of a line's items: its words if they stand side by side, else the line itself. */
export function itemPlan(tokens: SegmentTokens, file: JsonFile): ItemPlan {
  return isRun(tokens) ? wordPlan(file) : linePlan(file)
}

/** The changes that set the speaker of every item in `block`; items are separated by commas. */
export function namesIn(
  block: string,
  name: string,
  { item, node }: ItemPlan,
  source: string,
): Replacement[] {
  const [key, ...more] = keysOf(pathsOf(item.speaker)[0] ?? '')
  const text = `[${block}]`
  return leavesOfList(text, node).flatMap(({ from, to, leaves }): Replacement[] => {
    const there = leaves.filter((leaf) => leaf.part === 'speaker')
    if (there.length > 0)
      return there.map((span) => ({
        from: span.from - 1,
        to: span.to - 1,
        text: printValue(name, text, span, source),
      }))
    if (key === undefined || more.length > 0 || text.charAt(to - 1) !== '}') return []
    const { at, added } = addedKeys(text.slice(from, to), [[key, `"${printString(name, source)}"`]])
    return [{ from: from - 1 + at, to: from - 1 + at, text: added }]
  })
}
