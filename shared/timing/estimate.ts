import { rankIn } from '../base/search.ts'
import { movedWords } from '../model/moved-words.ts'
import type { Ms } from '../model/time.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import type { Speech } from './check.ts'
import { type Point, piecewise } from './time-map.ts'

/** An estimated start snaps to an onset at most this far away, in ms and as a share of the line. */
const SNAP_MS = 1500
const SNAP_SHARE = 0.25

type Estimate = Pick<Segment, 'start' | 'end' | 'words' | 'mark'>

/**
 * Estimates starts for the lines after `first`, up to `endMs`, where line `last` ends: in proportion to
 * characters, over the time with speech if known, snapped to onsets. Only untimed and estimated lines are
 * placed; the others are fixed. Changes by index, ascending.
 */
export function estimateStarts(
  { segments }: Transcript,
  first: number,
  last: number,
  endMs: Ms,
  speech: Speech | null,
): Map<number, Estimate> {
  const changes = new Map<number, Estimate>()
  const known: { index: number; ms: Ms }[] = []
  for (let index = first; index <= last; index++) {
    const segment = segments[index]
    const isKnown = index === first || segment?.mark !== 'estimated'
    const before = known.at(-1)?.ms ?? -Infinity
    if (segment?.start != null && isKnown && segment.start >= before && segment.start <= endMs)
      known.push({ index, ms: segment.start })
  }
  known.push({ index: last + 1, ms: endMs })
  for (const [i, { index, ms }] of known.entries()) {
    const until = known[i + 1]
    if (!until) break
    const lines = segments.slice(index, until.index)
    const starts = spread(lines, ms, until.ms, speech)
    for (const [offset, line] of lines.entries()) {
      const start = starts[offset] ?? ms
      const isFixed = offset === 0 || line.mark === 'confirmed'
      if (!isFixed) changes.set(index + offset, estimated(line, start, starts[offset + 1] ?? until.ms))
    }
  }
  return changes
}

/** The line moved to `start`; its end goes to the next start. */
function estimated(line: Segment, start: Ms, next: Ms): Estimate {
  const end = line.end === null ? null : next
  const delta = start - (line.start ?? start)
  const words = line.words && movedWords(line.words, (at) => at + delta, end)
  return { start, end, words, mark: 'estimated' }
}

/** Starts of lines that fill `from`..`to`; the first is `from`. */
function spread(lines: readonly Segment[], from: Ms, to: Ms, speech: Speech | null): Ms[] {
  const weights = lines.map(({ text }) => text.length + 1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const clock = spokenClock(from, to, speech)
  let passed = 0
  const raw = weights.map((weight) => {
    const at = clock(passed / total)
    passed += weight
    return at
  })
  return raw.map((at, i) => {
    if (i === 0) return from
    const room = Math.min(at - (raw[i - 1] ?? from), (raw[i + 1] ?? to) - at)
    return Math.round(nearestOnset(at, Math.min(SNAP_MS, room * SNAP_SHARE), speech))
  })
}

/**
 * The time by which a share (0..1) of the speech in `from`..`to` has passed; of all time if speech is
 * unknown.
 */
function spokenClock(from: Ms, to: Ms, speech: Speech | null): (share: number) => number {
  const points: Point[] = []
  let spoken = 0
  for (let k = Math.max(0, rankIn(speech?.starts ?? [], from)); k < (speech?.starts.length ?? 0); k++) {
    const start = Math.max(from, speech?.starts[k] ?? to)
    const end = Math.min(to, speech?.ends[k] ?? to)
    if (start >= to) break
    if (end <= start) continue
    points.push({ from: spoken, to: start })
    spoken += end - start
    points.push({ from: spoken, to: end })
  }
  if (spoken === 0) return (share) => from + share * (to - from)
  const map = piecewise(points)
  return (share) => map(share * spoken)
}

function nearestOnset(ms: number, radius: number, speech: Speech | null): number {
  if (!speech) return ms
  const rank = rankIn(speech.starts, ms)
  const near = [speech.starts[rank], speech.starts[rank + 1]].filter((at) => at !== undefined)
  const best = near.sort((a, b) => Math.abs(a - ms) - Math.abs(b - ms))[0]
  return best !== undefined && Math.abs(best - ms) <= radius ? best : ms
}
