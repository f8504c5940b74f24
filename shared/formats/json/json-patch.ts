import { lengthOf, type Segment } from '../../model/transcript.ts'
import type { ChangedLine, Replacement, SegmentTokens } from '../core/format.ts'
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
import { leavesOf, leavesOfList } from './json-leaves.ts'
import { addedKeys, printString, printValue } from './json-print.ts'
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
  if (!hasMoved) return [...runEdges(line, file), ...names]
  return [...wordEdits(withEdges(words, now), old, tokens.words, file), ...names]
}

function lineTimes(
  { now, was, tokens }: ChangedLine,
  { text: source, layout, compiled }: JsonFile,
): Replacement[] {
  const { line } = layout
  const hasMore =
    (line.end !== undefined && line.duration !== undefined) ||
    [line.start, line.end, line.duration].some((paths) => pathsOf(paths).length > 1)
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
  const { start, end, duration, words } = tokens
  const items = words?.items ?? []
  // A first word may omit its start because it was zero.
  const begins = (start ?? was.start) != null && now.start !== null && now.start !== was.start
  const stops = now.end !== null && now.end !== was.end
  const first = begins ? (start ? items.findIndex((item) => item.start?.from === start.from) : 0) : -1
  const last = end && stops ? items.findLastIndex((item) => item.end?.from === end.from) : -1
  const edits = [...new Set([first, last])].flatMap((at) => {
    const [item, word] = [items[at], was.words?.[at]]
    if (!item || !word) return []
    const times = { start: at === first ? now.start : word.start, end: at === last ? now.end : word.end }
    return timeEdits(times, word, item, file)
  })
  if (now.end === null || !stops || last !== -1) return edits
  // A length alone says where the run ends.
  const token = end ?? duration
  const item = items.find((one) => one.duration && one.duration.from === token?.from)
  if (!item || !token) return edits
  const from = end ? (end.base ?? null) : now.start
  return [...edits, ...linkedEdits(item.block, { part: 'duration', token, ms: now.end, start: from }, file)]
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
