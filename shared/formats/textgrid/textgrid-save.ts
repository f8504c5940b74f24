import { append } from '../../base/append.ts'
import type { Ms } from '../../model/time.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import { guessLength } from '../core/fill-times.ts'
import type { ReadResult, Replacement, Span } from '../core/format.ts'
import { dominantEol } from '../core/lines.ts'
import { applyAll } from '../core/replace.ts'
import { type GridLine, linesOf } from './textgrid-lines.ts'
import { type Entry, type Grid, parseGrid, type Tier } from './textgrid-parse.ts'
import { movedParts } from './textgrid-parts.ts'
import { quote } from './textgrid-text.ts'
import { movedWords } from './textgrid-words.ts'

/** Wanted contents of an entry, `raw` = between the quotes; `entry` null = new, undefined = unchanged. */
type Wanted = {
  readonly entry: number | null
  readonly start?: Ms
  readonly end?: Ms
  readonly raw?: string
}

/** By id, changed texts as they stand in the file: what stays is written as it was. */
type Marked = ReadonlyMap<string, string>

/**
 * Saves a TextGrid in place. Intervals share boundaries, so neighbours move along. Tiers with added or
 * removed lines are rewritten without gaps, keeping old numbers where times are the same.
 */
export function saveGrid(source: ReadResult, transcript: Transcript, marked: Marked): string {
  const { text } = source
  const grid = parseGrid(text)
  const { lines, hidden } = linesOf(text, grid)
  const known = new Map(
    source.transcript.segments.map((segment, i) => [segment.id, { was: segment, line: lines[i] }]),
  )
  const wanted = new Map<number, Wanted[]>()
  const want = (tier: number, one: Wanted) => {
    const all = wanted.get(tier) ?? []
    wanted.set(tier, all)
    all.push(one)
  }
  const rebuilt = new Set<number>()
  const gone = new Map<number, Set<number>>()
  const tierOf = new Map(grid.tiers.map(({ name }, i) => [name.trim(), i] as const).reverse())
  let tierBefore = lines[0]?.tier ?? 0
  let latest = 0
  for (const segment of transcript.segments) {
    const { was, line } = known.get(segment.id) ?? {}
    const named = tierOf.get(segment.speaker ?? '') ?? -1
    if (was && line) {
      const tier = segment.speaker !== was.speaker && named !== -1 ? named : line.tier
      tierBefore = tier
      if (tier !== line.tier) {
        rebuilt.add(tier)
        rebuilt.add(line.tier)
        want(tier, newEntry(segment, marked))
      } else if (changed(segment, was)) want(tier, changeOf(segment, was, line, marked))
    } else {
      const tier = named === -1 ? tierBefore : named
      rebuilt.add(tier)
      want(tier, newEntry({ ...segment, start: segment.start ?? latest }, marked))
    }
    latest = segment.end ?? segment.start ?? latest
  }
  for (const [tier, words] of movedWords(known, transcript)) for (const word of words) want(tier, word)
  const left = new Map(transcript.segments.map((segment) => [segment.id, segment]))
  const pairs = source.transcript.segments.flatMap((was) => {
    const now = left.get(was.id)
    return now ? [[was, now] as const] : []
  })
  if (pairs.some(([was, now]) => was !== now))
    for (const i of hidden)
      for (const part of grid.tiers[i] ? movedParts(grid.tiers[i], pairs) : []) want(i, part)
  for (const { was, line } of known.values()) {
    const now = left.get(was.id)
    const stays = now && (now.speaker === was.speaker || !tierOf.has(now.speaker ?? ''))
    if (!line || stays) continue
    rebuilt.add(line.tier)
    gone.set(line.tier, (gone.get(line.tier) ?? new Set()).add(line.entry))
  }
  const edits = renamedTiers(grid, known, transcript)
  for (const [i, tier] of grid.tiers.entries()) {
    const changes = wanted.get(i) ?? []
    if (!rebuilt.has(i) && changes.length === 0) continue
    const inPlace = rebuilt.has(i) ? null : moveEntries(text, tier, changes)
    append(edits, inPlace ?? rebuild(text, tier, changes, gone.get(i) ?? new Set()))
  }
  return edits.length === 0 ? text : widen(applyAll(text, edits))
}

/** Renames a tier if all its remaining lines have the same new speaker. */
function renamedTiers(
  { tiers }: Grid,
  known: ReadonlyMap<string, { readonly was: Segment; readonly line: GridLine | undefined }>,
  transcript: Transcript,
): Replacement[] {
  const names = new Map<number, Set<string | null>>()
  for (const { id, speaker } of transcript.segments) {
    const { line } = known.get(id) ?? {}
    if (line) names.set(line.tier, (names.get(line.tier) ?? new Set()).add(speaker))
  }
  const taken = new Set(tiers.map(({ name }) => name.trim()))
  return [...names].flatMap(([i, [name, ...others]]) => {
    const tier = tiers[i]
    if (!tier || name == null || others.length > 0 || taken.has(name)) return []
    return [{ ...tier.label, text: quote(name) }]
  })
}

function changed(now: Segment, was: Segment): boolean {
  return now.start !== was.start || now.end !== was.end || now.text !== was.text
}

function changeOf(now: Segment, was: Segment, { entry }: GridLine, marked: Marked): Wanted {
  return {
    entry,
    ...(now.start !== null && now.start !== was.start && { start: now.start }),
    ...(now.end !== null && now.end !== was.end && { end: now.end }),
    ...(now.text !== was.text && { raw: rawOf(now, marked) }),
  }
}

function rawOf({ id, text }: Segment, marked: Marked): string {
  return marked.get(id) ?? quote(text)
}

function newEntry(segment: Segment, marked: Marked): Wanted {
  const { start, end, text } = segment
  const from = start ?? 0
  return { entry: null, start: from, end: end ?? from + guessLength(text), raw: rawOf(segment, marked) }
}

/** The changes as single edits; null when the tier would get a gap or a negative interval. */
function moveEntries(text: string, { entries }: Tier, changes: readonly Wanted[]): Replacement[] | null {
  const starts = new Map<number, Ms>()
  const ends = new Map<number, Ms>()
  const edits: Replacement[] = []
  for (const { entry, start, end, raw } of changes) {
    const own = entries[entry ?? -1]
    if (!own || entry === null) continue
    if (start !== undefined) starts.set(entry, start)
    if (end !== undefined && own.end) ends.set(entry, end)
    if (raw !== undefined) edits.push({ ...own.text, text: raw })
  }
  for (const [i, start] of [...starts]) {
    const before = entries[i - 1]
    if (!before?.end || before.end.ms !== entries[i]?.start.ms) continue
    if ((ends.get(i - 1) ?? start) !== start) return null
    ends.set(i - 1, start)
  }
  for (const [i, end] of [...ends]) {
    const after = entries[i + 1]
    if (!after || after.start.ms !== entries[i]?.end?.ms) continue
    if ((starts.get(i + 1) ?? end) !== end) return null
    starts.set(i + 1, end)
  }
  for (const i of new Set([...starts.keys(), ...ends.keys()])) {
    const entry = entries[i]
    if (!entry) continue
    const isEmpty = text.slice(entry.text.from, entry.text.to).trim() === ''
    const [start, end] = [starts.get(i) ?? entry.start.ms, ends.get(i) ?? entry.end?.ms]
    if (isEmpty && end !== undefined && end <= start) return null
    if (starts.has(i)) edits.push({ from: entry.start.from, to: entry.start.to, text: seconds(start) })
    if (entry.end && ends.has(i))
      edits.push({ from: entry.end.from, to: entry.end.to, text: seconds(end ?? 0) })
  }
  return edits
}

type Piece = { readonly start: Ms; readonly end: Ms; readonly raw: string }

/** Rewrites a tier: lines sorted by time, with empty intervals between them. */
function rebuild(
  text: string,
  tier: Tier,
  changes: readonly Wanted[],
  gone: ReadonlySet<number>,
): Replacement[] {
  const byEntry = new Map(
    changes.flatMap((change) => (change.entry === null ? [] : [[change.entry, change]])),
  )
  const old = tier.entries.flatMap((entry, i) => {
    const raw = text.slice(entry.text.from, entry.text.to)
    const change = byEntry.get(i)
    if (gone.has(i) || (raw.trim() === '' && !change)) return []
    const start = change?.start ?? entry.start.ms
    return [
      {
        start,
        end: change?.end ?? entry.end?.ms ?? start,
        raw: change?.raw ?? raw,
      },
    ]
  })
  const added = changes.flatMap(({ entry, start = 0, end = start, raw = '' }) =>
    entry === null ? [{ start, end, raw }] : [],
  )
  const pieces = [...old, ...added].sort((a, b) => a.start - b.start)
  const all = tier.isPoints ? pieces : tile(pieces, tier)
  const numbers = new Map<Ms, string>()
  for (const { start, end } of tier.entries)
    for (const time of end ? [start, end] : [start])
      if (!numbers.has(time.ms)) numbers.set(time.ms, text.slice(time.from, time.to))
  for (const time of [tier.from, tier.to]) numbers.set(time.ms, text.slice(time.from, time.to))
  const print = (ms: Ms) => numbers.get(ms) ?? seconds(ms)
  const body = all.map((piece, i) => printEntry(text, tier, piece, i + 1, print))
  const span = bodySpan(text, tier)
  const eol = dominantEol(text)
  const lead = span.from === tier.count.to ? eol : ''
  return [
    { from: tier.count.from, to: tier.count.to, text: String(all.length) },
    { ...span, text: lead + body.join(eol) },
  ]
}

function tile(pieces: readonly Piece[], tier: Tier): Piece[] {
  const all: Piece[] = []
  let at = tier.from.ms
  for (const { start, end, raw } of pieces) {
    if (start > at) all.push({ start: at, end: start, raw: '' })
    const from = Math.max(start, at)
    // Intervals cannot overlap or have no length.
    const to = Math.max(end, from + 1)
    all.push({ start: from, end: to, raw })
    at = to
  }
  if (at < tier.to.ms) all.push({ start: at, end: tier.to.ms, raw: '' })
  return all
}

function bodySpan(text: string, { entries, count }: Tier): Span {
  const [first, last] = [entries[0], entries.at(-1)]
  if (first && last) return { from: first.block.from, to: last.block.to }
  const at = count.to + (/^[ \t]*/.exec(text.slice(count.to, count.to + 40))?.[0].length ?? 0)
  return { from: at, to: at }
}

/** An entry like the first of its tier, with its own number, times and text. */
function printEntry(
  text: string,
  tier: Tier,
  piece: Piece,
  number: number,
  print: (ms: Ms) => string,
): string {
  const sample: Entry | undefined = tier.entries[0]
  if (!sample) {
    const times = tier.isPoints ? [print(piece.start)] : [print(piece.start), print(piece.end)]
    return [...times, `"${piece.raw}"`].join('\n')
  }
  const head = text.slice(sample.block.from, sample.start.from).replace(/\[[ ]*\d+[ ]*\]/, `[${number}]`)
  const middle = sample.end
    ? text.slice(sample.start.to, sample.end.from) +
      print(piece.end) +
      text.slice(sample.end.to, sample.text.from)
    : text.slice(sample.start.to, sample.text.from)
  return `${head}${print(piece.start)}${middle}${piece.raw}"`
}

function seconds(ms: Ms): string {
  return String(Math.max(0, ms) / 1000)
}

/** Extends tiers and file to their last entry. */
function widen(text: string): string {
  const { to, tiers } = parseGrid(text)
  const edits: Replacement[] = []
  let latest = to?.ms ?? 0
  for (const tier of tiers) {
    const last = tier.entries.at(-1)
    const end = last?.end?.ms ?? last?.start.ms ?? 0
    if (end > tier.to.ms) edits.push({ from: tier.to.from, to: tier.to.to, text: seconds(end) })
    latest = Math.max(latest, end, tier.to.ms)
  }
  if (edits.length > 0 && to && latest > to.ms)
    edits.push({ from: to.from, to: to.to, text: seconds(latest) })
  return applyAll(text, edits)
}
