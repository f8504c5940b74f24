import type { Ms } from '../../shared/model/time.ts'
import { subscribe } from '../playback/clock.ts'
import { audio, position } from '../playback/player.ts'
import { type ModeState, modeStore, selectReview } from '../state/mode.ts'
import { presentMove } from '../state/review.ts'
import type { Edge } from '../state/selection.ts'
import { sessionStore } from '../state/session.ts'
import type { Span } from './drag-geometry.ts'
import { centreOn, followStep, isInView, leftFor, msToX, pageAt, type View } from './geometry.ts'

/** The edge under review stays this share of the width away from both sides. */
const ASIDE = 0.08

/** Keeps the cursor in view: page by page while playing, centred after a seek. */
export type ViewFollower = {
  /** The user moved the view: leave it alone until the cursor is in view again or the next seek. */
  readonly hold: () => void
  /** Brings a line into view at once; not while the view follows the cursor. */
  readonly reveal: (line: Span, edge: Edge) => void
}

/** Starts to follow; `scrollTo` moves the view (px). */
export function followView(
  view: () => View,
  scrollTo: (left: number) => void,
  signal: AbortSignal,
): ViewFollower {
  let held = false

  function step(ms: Ms): void {
    const { playing, follow } = sessionStore.getState()
    const present = view()
    const next = followStep({ inView: isInView(present, ms), playing, follow, held })
    if (next === 'release') held = false
    else if (next === 'turn') scrollTo(pageAt(present, ms))
  }

  function onSeek(): void {
    held = false
    const present = view()
    const ms = position()
    if (!isInView(present, ms)) scrollTo(centreOn(present, ms))
  }

  /** Brings both times of the edge under review into view, with some room around them. */
  function showReviewed(state: ModeState, before: ModeState): void {
    const [review, other] = [selectReview(state), selectReview(before)]
    const move = review && presentMove(review)
    if (!move || move === (other && presentMove(other))) return
    const { width } = view()
    const places = [move.before, move.after].filter((ms) => ms !== null)
    const isSeen = (ms: Ms) => {
      const x = msToX(view(), ms)
      return x >= width * ASIDE && x <= width * (1 - ASIDE)
    }
    const middle = places.reduce((sum, ms) => sum + ms, 0) / places.length
    if (!places.every(isSeen)) scrollTo(centreOn(view(), middle))
  }

  signal.addEventListener(
    'abort',
    subscribe(({ smooth }) => step(smooth)),
    { once: true },
  )
  audio.addEventListener('seeking', onSeek, { signal })
  signal.addEventListener('abort', modeStore.subscribe(showReviewed), { once: true })
  const hold = () => {
    held = true
  }
  function reveal(line: Span, edge: Edge): void {
    const { playing, follow } = sessionStore.getState()
    const left = playing && follow ? null : leftFor(view(), line, edge)
    if (left !== null) scrollTo(left)
  }

  return { hold, reveal }
}
