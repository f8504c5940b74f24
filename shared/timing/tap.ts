import { apply, compose, type Edit, type EditDetails, replaceLines, type Stop } from '../model/edit.ts'
import { movedWords } from '../model/moved-words.ts'
import type { Ms } from '../model/time.ts'
import { nearestTimed, type Segment, type Transcript } from '../model/transcript.ts'
import { type Bound, hold, MIN_LENGTH } from './bounds.ts'
import type { Speech } from './check.ts'
import { estimateStarts } from './estimate.ts'
import { moveLines } from './move-lines.ts'
import { candidatesAround, snap } from './snap.ts'

/** `next` = line that the next tap starts; `reached` = first line not tapped yet in this pass. */
export type TapState = {
  /** Every line is tapped, or only the first of each speaker turn: the others are estimated. */
  readonly mode: 'lines' | 'turns'
  readonly next: number
  readonly reached: number
}

/** `nowMs` = playhead in ms, `rate` = playback speed. */
export type TapEvent = {
  readonly kind: 'tap' | 'back' | 'end'
  readonly nowMs: Ms
  readonly rate: number
}

export type TapOptions = Omit<EditDetails, 'selection'> & {
  /** The user's reaction time in ms of real time. */
  readonly reactionMs: Ms
  /** Stretches of speech, if known, for estimates. */
  readonly speech: Speech | null
  /** Taps snap to the nearest onset within 300 ms. */
  readonly snaps: boolean
  readonly durationMs: Ms | null
}

/** The new state, the edit, where its time went (null = none), and where to play from (null = play on). */
export type TapAnswer = {
  readonly state: TapState
  readonly edit: Edit | null
  readonly ms: Ms | null
  readonly seekMs: Ms | null
  readonly stop: Stop | null
  readonly isSnapped: boolean
}

const SNAP_RADIUS = 300
const REPLAY_MS = 2000
/** A line that moves this far (ms) moves those after it too: they are probably as wrong. */
const FAR = 1000

/** Begins a pass at a line, or at the start of its turn in the mode `turns`. */
export function beginTapping(transcript: Transcript, index: number, mode: TapState['mode']): TapState {
  const next = mode === 'turns' ? turnOf(transcript, index) : index
  return { mode, next, reached: next }
}

/**
 * Handles a key. `tap`: the next line starts now, minus the reaction time. `end`: the last tapped line ends
 * now. `back`: one line back, replayed from 2 s before, to be tapped again; the line after it is no longer
 * confirmed. Every answer is complete: a pass can end at any time.
 */
export function tap(
  transcript: Transcript,
  state: TapState,
  event: TapEvent,
  options: TapOptions,
): TapAnswer {
  const heard = Math.max(0, Math.round(event.nowMs - options.reactionMs * event.rate))
  if (event.kind === 'back') return goBack(transcript, state, options)
  return event.kind === 'end'
    ? endLine(transcript, state, heard, options)
    : startLine(transcript, state, heard, options)
}

function startLine(transcript: Transcript, state: TapState, heard: Ms, options: TapOptions): TapAnswer {
  const { segments } = transcript
  const index = state.next
  const segment = segments[index]
  if (!segment) return { state, edit: null, ms: null, seekMs: null, stop: null, isSnapped: false }
  const onsets = options.snaps ? (options.speech?.starts ?? []) : []
  const onset = snap(heard, candidatesAround(onsets, heard, SNAP_RADIUS, 'onset'), SNAP_RADIUS)
  const before = state.mode === 'turns' && index > 0 ? turnOf(transcript, index - 1) : index
  // An untimed turn before gives nothing to estimate from.
  const turn = segments[before]?.start == null ? index : before
  const anchor = segments.findIndex(
    ({ mark, start }, i) => i > index && mark === 'confirmed' && start !== null,
  )
  const floor = floorOf(segments, index, turn)
  const lower = { ...floor, ms: Math.min(floor.ms, segments[anchor]?.start ?? Infinity) }
  const upper = ceilingOf(segments[anchor], options.durationMs)
  const held = hold(onset?.ms ?? heard, lower, upper, null)
  const details = { ...options, selection: [segment.id] }
  const along = takeAlong(transcript, index, held.ms, anchor < 0 ? segments.length : anchor, details)
  const between = along ? apply(along, transcript) : transcript
  const here = replaceLines(between, placeLine(between, index, turn, held.ms, options), details)
  const next = state.mode === 'turns' ? nextTurn(transcript, index) : index + 1
  return {
    state: { ...state, next, reached: Math.max(state.reached, next) },
    edit: along && here ? compose(along, here) : (here ?? along),
    ...held,
    seekMs: null,
    isSnapped: onset?.ms === held.ms,
  }
}

/** Limited by the last line before it that is not estimated anew with this tap. */
function floorOf(segments: readonly Segment[], index: number, turn: number): Bound {
  for (let i = index - 1; i >= 0; i--) {
    const { start, mark } = segments[i] as Segment
    if (start !== null && (mark !== 'estimated' || i <= turn))
      return { ms: start + MIN_LENGTH, stop: 'previous' }
  }
  return { ms: 0, stop: 'beginning' }
}

function ceilingOf(anchor: Segment | undefined, durationMs: Ms | null): Bound {
  return anchor?.start == null
    ? { ms: durationMs ?? Number.MAX_SAFE_INTEGER, stop: 'end' }
    : { ms: anchor.start - MIN_LENGTH, stop: 'confirmed' }
}

/** Moves the lines after the tapped one, up to the next anchor, if it moves far or runs into them. */
function takeAlong(
  transcript: Transcript,
  index: number,
  ms: Ms,
  anchor: number,
  details: EditDetails,
): Edit | null {
  const { segments } = transcript
  const following = nearestTimed(transcript, index + 1, 1)
  const next = segments[following]?.start ?? null
  if (next === null || following >= anchor) return null
  const delta = ms - (segments[index]?.start ?? ms)
  const wanted = Math.abs(delta) >= FAR ? delta : 0
  const applied = Math.max(wanted, ms + MIN_LENGTH - next)
  if (applied === 0) return null
  const most = Math.max(ms, (segments[anchor]?.start ?? Infinity) - MIN_LENGTH)
  const map = (at: Ms) => Math.min(at + applied, Math.max(at, most))
  return moveLines(transcript, { from: index + 1, to: anchor - 1, isMoved: () => true, map }, details)
}

/**
 * Changes to the tapped line, the one before it (ends there at the latest), and the estimated lines of the
 * turn before.
 */
function placeLine(
  transcript: Transcript,
  index: number,
  turn: number,
  ms: Ms,
  { speech }: TapOptions,
): Map<number, Partial<Segment>> {
  const { segments } = transcript
  const { start, end, words } = segments[index] as Segment
  const delta = ms - (start ?? ms)
  const next = segments[nearestTimed(transcript, index + 1, 1)]?.start ?? Infinity
  const changes = new Map<number, Partial<Segment>>()
  const previous = segments[index - 1]
  const previousEnd = previous?.end ?? null
  const turnStart = segments[turn]?.start ?? null
  if (turnStart !== null && turn < index - 1) {
    const isEnded = previousEnd !== null && previousEnd > turnStart && previousEnd !== start
    const until = isEnded ? Math.min(previousEnd, ms) : ms
    for (const [i, change] of estimateStarts(transcript, turn, index - 1, until, speech))
      changes.set(i, change)
  }
  if (previousEnd !== null && (previousEnd > ms || previousEnd === start))
    changes.set(index - 1, { ...changes.get(index - 1), end: ms })
  const isSeam = end === next
  const ownEnd = end === null || isSeam ? end : Math.max(ms + MIN_LENGTH, Math.min(next, end + delta))
  const moved = words && movedWords(words, (at) => at + delta, ownEnd)
  return changes.set(index, { start: ms, end: ownEnd, words: moved, mark: 'confirmed' })
}

function endLine(transcript: Transcript, state: TapState, heard: Ms, options: TapOptions): TapAnswer {
  const nothing = { state, edit: null, ms: null, seekMs: null, stop: null, isSnapped: false }
  const { segments } = transcript
  const index = state.next - 1
  const segment = segments[index]
  const turn = state.mode === 'turns' ? turnOf(transcript, index) : index
  const start = segments[turn]?.start ?? null
  if (!segment || start === null) return nothing
  const next = segments[nearestTimed(transcript, index + 1, 1)]
  const upper: Bound =
    next?.start == null
      ? { ms: options.durationMs ?? Number.MAX_SAFE_INTEGER, stop: 'end' }
      : { ms: next.start, stop: 'next' }
  const lower: Bound = { ms: Math.min(floorOf(segments, index + 1, turn).ms, upper.ms), stop: 'own' }
  const held = hold(heard, lower, upper, null)
  const changes = new Map<number, Partial<Segment>>(
    turn < index ? estimateStarts(transcript, turn, index, held.ms, options.speech) : [],
  )
  changes.set(index, { ...changes.get(index), end: held.ms })
  const edit = replaceLines(transcript, changes, { ...options, selection: [segment.id] })
  return { ...nothing, edit, ...held }
}

function goBack(transcript: Transcript, state: TapState, options: TapOptions): TapAnswer {
  const { next, reached, mode } = state
  const target = mode === 'turns' ? turnOf(transcript, next - 1) : next - 1
  const redone = transcript.segments[next]
  const isWithdrawn = next < reached && redone?.mark === 'confirmed'
  const edit = isWithdrawn
    ? replaceLines(transcript, new Map([[next, { mark: 'none' }]]), { ...options, selection: [redone.id] })
    : null
  const start = transcript.segments[nearestTimed(transcript, target, -1)]?.start ?? 0
  return {
    state: target < 0 ? state : { mode, next: target, reached: Math.min(reached, next) },
    edit: target < 0 ? null : edit,
    ms: null,
    seekMs: Math.max(0, start - REPLAY_MS),
    stop: target < 0 ? 'beginning' : null,
    isSnapped: false,
  }
}

/** Index of the first line of a turn: where the speaker changes. Lines without a name continue it. */
function turnOf({ segments }: Transcript, index: number): number {
  let turn = Math.min(index, segments.length - 1)
  while (turn > 0 && !beginsTurn(segments, turn)) turn--
  return turn
}

function nextTurn({ segments }: Transcript, index: number): number {
  let turn = index + 1
  while (turn < segments.length && !beginsTurn(segments, turn)) turn++
  return turn
}

function beginsTurn(segments: readonly Segment[], index: number): boolean {
  const speaker = segments[index]?.speaker ?? null
  if (speaker === null) return false
  for (let i = index - 1; i >= 0; i--) {
    const before = segments[i]?.speaker ?? null
    if (before !== null) return before !== speaker
  }
  return true
}
