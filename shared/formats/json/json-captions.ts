import { type ClockForm, type Ms, parseClock, printClock } from '../../model/time.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import type { ReadResult, Replacement, Span } from '../core/format.ts'

/** Times of a caption inside a text of the file: WebVTT or SubRip that a program keeps beside its lines. */
type Cue = { readonly start: Written; readonly end: Written }
type Written = Span & { readonly ms: Ms; readonly form: ClockForm }

/** In a JSON text `>` may be escaped. */
const ARROW = '--(?:>|\\\\u003[eE])'
const CLOCK = '(?:\\d{1,4}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3}'
/** Between its times nothing but blanks and the arrow. */
const CUE = new RegExp(`(${CLOCK})([ \\t]{0,8}${ARROW}[ \\t]{0,8})(${CLOCK})`, 'g')
/** Captions may be cut by some ms, where lines have more digits. */
const NEAR = 1

/**
 * Changes to captions that a file keeps as one text beside its lines: a caption that begins or ends with a
 * line does so afterwards. Captions that say something else stay as they are.
 */
export function captionEdits({ segments }: Transcript, source: ReadResult): readonly Replacement[] {
  const cues = cuesOf(source.text)
  if (cues.length === 0) return []
  const now = new Map(segments.map((segment) => [segment.id, segment]))
  const pairs = source.transcript.segments.flatMap((was) => {
    const line = now.get(was.id)
    return line ? [{ was, line }] : []
  })
  if (pairs.every(({ was, line }) => was.start === line.start && was.end === line.end)) return []
  const starts = changesBy(pairs, 'start')
  const ends = changesBy(pairs, 'end')
  return cues.flatMap((cue) => [...editOf(cue.start, cue, starts), ...editOf(cue.end, cue, ends)])
}

/**
 * How many lines were added, taken away or given another text, while the captions beside them stay as they
 * are; 0 when the file has none.
 */
export function captionsBehind({ segments }: Transcript, { text, transcript }: ReadResult): number {
  if (cuesOf(text).length === 0) return 0
  const before = new Map(transcript.segments.map((segment) => [segment.id, segment]))
  const changed = segments.filter(({ id, text: words }) => before.get(id)?.text !== words).length
  const ids = new Set(segments.map(({ id }) => id))
  return changed + transcript.segments.filter(({ id }) => !ids.has(id)).length
}

/** Captions in texts of a JSON file. */
function cuesOf(text: string): Cue[] {
  if (!text.includes('-->') && !/--\\u003[eE]/.test(text)) return []
  return [...text.matchAll(CUE)].flatMap(({ index: from, 1: first = '', 2: arrow = '', 3: second = '' }) => {
    const [one, other] = [parseClock(first), parseClock(second)]
    if (!one || !other) return []
    const behind = from + first.length + arrow.length
    return [
      {
        start: { from, to: from + first.length, ...one },
        end: { from: behind, to: behind + second.length, ...other },
      },
    ]
  })
}

/** A line as read, and an edge of it before and now. */
type Change = { readonly was: Segment; readonly old: Ms; readonly ms: Ms }

/** The lines by an old time of theirs. */
function changesBy(
  pairs: readonly { readonly was: Segment; readonly line: Segment }[],
  edge: 'start' | 'end',
): ReadonlyMap<Ms, readonly Change[]> {
  const found = new Map<Ms, Change[]>()
  for (const { was, line } of pairs) {
    const [old, ms] = [was[edge], line[edge]]
    if (old === null || ms === null) continue
    const known = found.get(old)
    if (known) known.push({ was, old, ms })
    else found.set(old, [{ was, old, ms }])
  }
  return found
}

/** A new time, where the lines that had the old one agree, or one of them had both times of the caption. */
function editOf(
  written: Written,
  { start, end }: Cue,
  changes: ReadonlyMap<Ms, readonly Change[]>,
): Replacement[] {
  const all = [0, NEAR, -NEAR]
    .map((by) => changes.get(written.ms + by) ?? [])
    .find(({ length }) => length > 0)
  const own = all?.find(({ was }) => isNear(was.start, start.ms) && isNear(was.end, end.ms))
  const [first] = all ?? []
  const change = own ?? (all?.every(({ ms }) => ms === first?.ms) ? first : undefined)
  if (!change || change.ms === change.old) return []
  return [{ from: written.from, to: written.to, text: printClock(change.ms, written.form) }]
}

function isNear(one: Ms | null, other: Ms): boolean {
  return one !== null && Math.abs(one - other) <= NEAR
}
