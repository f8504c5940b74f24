import { rankIn } from '../base/search.ts'
import { type Edit, replaceLines } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import type { Mark, Segment, Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'
import { createTimeline } from './active.ts'
import { MIN_LENGTH } from './bounds.ts'
import type { Onset } from './onsets.ts'

export type SnapToSpeechOptions = {
  /** First and last index of the lines to move. */
  readonly from: number
  readonly to: number
  /** Sorted by time; without any nothing moves. */
  readonly onsets: readonly Onset[]
  /** How far (ms) a start may go. */
  readonly radius: Ms
  /**
   * `confirmed` = the user chose this line: it moves even if confirmed. `estimated` = many lines at once:
   * confirmed ones stay.
   */
  readonly mark: Exclude<Mark, 'none'>
  readonly label: Words
}

/** `moved` = lines with another start, `missed` = indices of lines without an onset nearby. */
export type Snapped = {
  readonly edit: Edit | null
  readonly moved: number
  readonly missed: readonly number[]
}

/** A candidate start of a line. Staying scores 0, less than any onset. */
type Place = { readonly index: number; readonly ms: Ms; readonly score: number; readonly isOnset: boolean }
type Step = Place & { readonly total: number; readonly before: Step | null }

/** Score of an onset, and what a distance of the whole radius costs of it. */
const WORTH = 2
const FAR = 0.6

/**
 * Moves the starts of lines to onsets, preferring pauses over nearness. All lines are placed together, so
 * that they keep their order and no two share an onset. A previous end follows if it touched, and gives way.
 * O(lines x onsets within reach squared).
 */
export function snapToSpeech(transcript: Transcript, options: SnapToSpeechOptions): Snapped {
  const places = place(transcript, options)
  const missed: number[] = []
  for (let index = options.from; index <= options.to; index++)
    if (mayMove(transcript.segments[index], options.mark) && !places.has(index)) missed.push(index)
  const selection = [transcript.segments[options.from]?.id].filter((id) => id !== undefined)
  const edit = replaceLines(transcript, changesFor(transcript, places, options.mark), {
    ...options,
    selection,
  })
  const moved = [...places].filter(([index, ms]) => transcript.segments[index]?.start !== ms).length
  return { edit, moved, missed }
}

function mayMove(segment: Segment | undefined, mark: Mark): boolean {
  return segment?.start != null && (mark === 'confirmed' || segment.mark !== 'confirmed')
}

/** The onset of each line that gets one, by index: the best combination that keeps the order. */
function place({ segments }: Transcript, options: SnapToSpeechOptions): Map<number, Ms> {
  const { lines } = createTimeline({ segments })
  const isAsked = (index: number) => index >= options.from && index <= options.to
  const starts = Array.from(options.onsets, ({ ms }) => ms)
  const first = lines.findIndex(isAsked)
  const last = lines.findLastIndex(isAsked)
  let steps: Step[] = []
  // The neighbours of the range stay and limit it.
  for (let rank = Math.max(0, first - 1); rank <= last + 1; rank++) {
    const index = lines[rank] ?? -1
    const segment = segments[index]
    if (segment?.start == null) continue
    const stay = { index, ms: segment.start, score: 0, isOnset: false }
    const isFree = isAsked(index) && mayMove(segment, options.mark)
    const places = isFree ? onsetsFor(index, segment, segments[index + 1], options, starts) : []
    const reached: Step[] = []
    for (const to of places) follow(steps, to, reached)
    follow(steps, stay, reached)
    steps = reached
  }
  const best = steps.reduce<Step | null>((a, b) => (a && a.total >= b.total ? a : b), null)
  const chosen = new Map<number, Ms>()
  for (let step = best; step; step = step.before) if (step.isOnset) chosen.set(step.index, step.ms)
  return chosen
}

function onsetsFor(
  index: number,
  { start, end }: Segment,
  next: Segment | undefined,
  { onsets, radius }: SnapToSpeechOptions,
  starts: readonly Ms[],
): Place[] {
  const present = start ?? 0
  // A shared end goes to the next start.
  const limit = end === null || next?.start === end ? Infinity : end - MIN_LENGTH
  const found: Place[] = []
  for (let i = rankIn(starts, present - radius - 1) + 1; i < onsets.length; i++) {
    const onset = onsets[i]
    if (!onset || onset.ms > Math.min(present + radius, limit)) break
    const far = Math.abs(onset.ms - present) / radius
    found.push({ index, ms: onset.ms, score: WORTH + onset.strength - FAR * far, isOnset: true })
  }
  return found
}

/** Adds the best path to a place, if one keeps the order; lines that both stay may be in any order. */
function follow(steps: readonly Step[], to: Place, reached: Step[]): void {
  let best: Step | null = null
  for (const step of steps) {
    const isInOrder = step.ms + MIN_LENGTH <= to.ms || !(step.isOnset || to.isOnset)
    if (isInOrder && (best === null || step.total > best.total)) best = step
  }
  if (best === null && steps.length > 0) return
  const { index, ms, score, isOnset } = to
  reached.push({ index, ms, score, isOnset, total: (best?.total ?? 0) + score, before: best })
}

/** The new starts and previous ends: shared ones follow, others give way. */
function changesFor(
  { segments }: Transcript,
  places: ReadonlyMap<number, Ms>,
  mark: Mark,
): Map<number, Partial<Segment>> {
  const changes = new Map<number, Partial<Segment>>()
  for (const [index, ms] of places) {
    const start = segments[index]?.start
    if (ms !== start || mark === 'confirmed') changes.set(index, { start: ms, mark })
  }
  for (const [index, ms] of places) {
    const previous = segments[index - 1]
    const start = segments[index]?.start
    if (previous?.start == null || previous.end === null || start == null || previous.end > start) continue
    const end = previous.end === start ? ms : Math.min(previous.end, ms)
    if (end !== previous.end) changes.set(index - 1, { ...changes.get(index - 1), end })
  }
  return changes
}
