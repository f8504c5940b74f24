import { zoomToSee } from '../../../shared/media/peaks/zoom.ts'
import type { Edit } from '../../../shared/model/edit.ts'
import { printDifference, printPrecise } from '../../../shared/model/time.ts'
import { largestFirst, leaveOut, type Move, movesOf } from '../../../shared/timing/leave-out.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t, toText } from '../../../shared/words/speak.ts'
import { type Mode, type Review, selectReview, withoutReview, withReview } from '../../state/mode.ts'
import { presentMove } from '../../state/review.ts'
import type { View } from '../../state/session.ts'
import type { Context } from '../context.ts'
import { stepChange } from '../lines/changes.ts'
import type { Outcome, Sound } from '../outcome.ts'
import { hearFrom } from '../play/hearing.ts'

const NONE: Outcome = { message: sentence('say.nothingReviewed') }

/** What is to be looked at: a change of times of many lines. `note` = what else is to be said of it. */
export type Proposed = { readonly title: string; readonly edit: Edit; readonly note?: string }

/** Shows a change of many lines, one after the other; nothing is changed yet. */
export function beginReview(context: Context, { title, edit, note = '' }: Proposed): Outcome {
  const { transcript } = context.document
  const moves = movesOf(transcript, edit)
  const none: ReadonlySet<number> = new Set()
  const review: Review = {
    title,
    proposal: edit,
    transcript,
    moves,
    order: 'time',
    at: 0,
    asked: none,
    left: none,
    note,
  }
  const message = t('say.reviewBegins', { title })
  return { ...show(context, review, edit), message }
}

/** Goes to the next (1) or previous (-1) line of the review, after the last to the first. */
export function stepReview(context: Context, step: 1 | -1): Outcome {
  const review = selectReview(context.mode)
  if (!review) return NONE
  const count = review.moves.length
  return show(context, { ...review, at: (review.at + step + count) % count }, context.mode.preview)
}

/** The same while there is a review, else from change to change. */
export function stepReviewOrChange(context: Context, step: 1 | -1): Outcome {
  return selectReview(context.mode) ? stepReview(context, step) : stepChange(context, step)
}

/** Leaves the present line as it is, or takes it in again. */
export function toggleLeftOut(context: Context): Outcome {
  const review = selectReview(context.mode)
  const move = review && presentMove(review)
  if (!move) return NONE
  const line = move.index + 1
  const bound = t('say.reviewBound', { line })
  const asked = new Set(review.asked)
  if (review.left.has(move.index) && !asked.has(move.index)) return { message: bound }
  if (!asked.delete(move.index)) asked.add(move.index)
  const { edit, left } = leaveOut(review.transcript, review.proposal, asked)
  const after = { ...review, asked, left }
  const more = left.size - review.left.size - 1
  const stays = asked.has(move.index) ? t('say.reviewStays', { line, count: Math.max(0, more) }) : bound
  return {
    ...show(context, after, edit),
    message: left.has(move.index) ? stays : t('say.reviewTakenIn', { line }),
    sound: context.session.playing ? [] : atEdge(context, after),
  }
}

/** Goes through the lines by time, or by how far they move; the present line stays the same. */
export function changeReviewOrder(context: Context): Outcome {
  const review = selectReview(context.mode)
  const present = review && presentMove(review)
  if (!present) return NONE
  const order = review.order === 'time' ? 'size' : 'time'
  const moves =
    order === 'size' ? largestFirst(review.moves) : review.moves.toSorted((a, b) => a.index - b.index)
  // The largest come first so that they are looked at first.
  const at = order === 'size' ? 0 : moves.indexOf(present)
  return {
    ...show(context, { ...review, order, moves, at }, context.mode.preview),
    message: order === 'size' ? t('say.largestMovesFirst') : t('say.orderTime'),
  }
}

/** Plays what is heard at the present line's edge where it is now, or where it would be. */
export function hearReviewed({ mode }: Context, when: 'before' | 'after'): Outcome {
  const review = selectReview(mode)
  const move = review && presentMove(review)
  if (!move) return NONE
  const ms = move[when]
  if (ms === null) return { message: t(`say.reviewNone.${move.edge}.${when}`, { line: move.index + 1 }) }
  return {
    sound: hearFrom(move.edge, ms),
    message: t(`say.reviewHear.${move.edge}.${when}`, { time: printPrecise(ms) }),
  }
}

/** Makes the change, without the lines that were left out, as one step. */
export function applyReview({ mode }: Context): Outcome {
  const review = selectReview(mode)
  if (!review) return NONE
  const after = withoutReview(mode.mode)
  // A drift that is put right is looked for no more.
  const left: Mode = after.kind === 'drift' ? { kind: 'none' } : after
  const { preview: edit } = mode
  if (!edit) return { mode: left, message: t('say.allLinesLeft') }
  const count = review.moves.length - review.left.size
  const also = review.note === '' ? '' : ` · ${review.note}`
  return { mode: left, edit, message: t('say.reviewApplied', { title: review.title, count }) + also }
}

/** Ends the review without a change. */
export function cancelReview({ mode }: Context): Outcome {
  const review = selectReview(mode)
  if (!review) return NONE
  const after = withoutReview(mode.mode)
  // The search for a drift goes on where it was: with its proposal.
  return { mode: after, preview: after.kind === 'drift' ? review.proposal : null, message: t('say.left') }
}

/** `+0.38 s`, or in words where there is no difference to tell. */
export function describeMove({ before, after }: Move): string {
  if (before === null) return t('say.firstTime')
  if (after === null) return t('say.losesTime')
  return after === before ? t('say.sameTime') : toText(printDifference(after - before))
}

/** Puts the present line before eyes, with both of its places on the waveform. */
function show(context: Context, review: Review, preview: Edit | null): Outcome {
  const { mode, session, widthPx } = context
  const before = selectReview(mode)
  const move = presentMove(review)
  const after = { mode: withReview(mode.mode, review), preview }
  if (!move || move === (before && presentMove(before))) return after
  const id = review.transcript.segments[move.index]?.id ?? null
  const { durationMs, pxPerSec } = session
  const view: { -readonly [K in keyof View]?: View[K] } = { follow: true }
  if (durationMs !== null && move.before !== null && move.after !== null) {
    const extent = { durationMs, widthPx }
    view.pxPerSec = zoomToSee(pxPerSec, Math.abs(move.after - move.before), extent)
  }
  const select = { id, extent: null, edge: move.edge, open: null, reveal: true }
  return { ...after, select, view, sound: atEdge(context, review) }
}

/** The playhead goes where the present line's edge is shown. */
function atEdge({ session }: Context, review: Review): readonly Sound[] {
  const move = presentMove(review)
  const ms = move && (review.left.has(move.index) ? move.before : move.after)
  return session.audio && ms !== null ? [{ do: 'seek', to: ms }] : []
}
