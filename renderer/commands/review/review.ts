import { zoomToSee } from '../../../shared/media/peaks/zoom.ts'
import { type Edit } from '../../../shared/model/edit.ts'
import { printDifference, printPrecise } from '../../../shared/model/time.ts'
import { largestFirst, leaveOut, type Move, movesOf } from '../../../shared/timing/leave-out.ts'
import { seek } from '../../playback/player.ts'
import { commit, documentStore } from '../../state/document.ts'
import {
  enter,
  modeStore,
  type Review,
  selectDrift,
  selectReview,
  withoutReview,
  withReview,
} from '../../state/mode.ts'
import { presentMove } from '../../state/review.ts'
import { select } from '../../state/selection.ts'
import { follow, sessionStore, zoomTo } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { stepChange } from '../lines/retime.ts'
import { hearFrom } from '../play/hearing.ts'
import { say } from '../say.ts'

const NONE = 'Nothing is being reviewed: the snapping of many lines, “Fix all” and the drift can be'

/** What is to be looked at: a change of times of many lines. `note` = what else is to be said of it. */
export type Proposed = { readonly title: string; readonly edit: Edit; readonly note?: string }

/** Shows a change of many lines, one after the other; nothing is changed yet. */
export function beginReview({ title, edit, note = '' }: Proposed): void {
  const { transcript } = documentStore.getState()
  const moves = movesOf(transcript, edit)
  const none: ReadonlySet<number> = new Set()
  show(
    { title, proposal: edit, transcript, moves, order: 'time', at: 0, asked: none, left: none, note },
    edit,
  )
  say(`${title}: nothing is changed until you apply it`)
}

/** Goes to the next (1) or previous (-1) line of the review, after the last to the first. */
export function stepReview(step: 1 | -1): void {
  const review = reviewNow()
  if (!review) return say(NONE)
  const count = review.moves.length
  const { preview } = modeStore.getState()
  show({ ...review, at: (review.at + step + count) % count }, preview)
}

/** The same while there is a review, else from change to change. */
export function stepReviewOrChange(step: 1 | -1): void {
  if (reviewNow()) stepReview(step)
  else stepChange(step)
}

/** Leaves the present line as it is, or takes it in again. */
export function toggleLeftOut(): void {
  const review = reviewNow()
  const move = review && presentMove(review)
  if (!move) return say(NONE)
  const line = `Line ${move.index + 1}`
  const bound = `${line} stays: it would pass a line that stays. Take that one in again first`
  const asked = new Set(review.asked)
  if (review.left.has(move.index) && !asked.has(move.index)) return say(bound)
  if (!asked.delete(move.index)) asked.add(move.index)
  const { edit, left } = leaveOut(review.transcript, review.proposal, asked)
  const after = { ...review, asked, left }
  show(after, edit)
  if (!sessionStore.getState().playing) goToEdge(after)
  const more = left.size - review.left.size - 1
  const others = more > 0 ? `, and ${more === 1 ? 'one' : more} beside it that would pass it` : ''
  if (!left.has(move.index)) say(`${line} is taken in again`)
  else if (asked.has(move.index)) say(`${line} stays as it is${others}`)
  else say(bound)
}

/** Goes through the lines by time, or by how far they move; the present line stays the same. */
export function changeReviewOrder(): void {
  const review = reviewNow()
  const present = review && presentMove(review)
  if (!present) return say(NONE)
  const order = review.order === 'time' ? 'size' : 'time'
  const moves =
    order === 'size' ? largestFirst(review.moves) : review.moves.toSorted((a, b) => a.index - b.index)
  // The largest come first so that they are looked at first.
  const at = order === 'size' ? 0 : moves.indexOf(present)
  show({ ...review, order, moves, at }, modeStore.getState().preview)
  say(order === 'size' ? 'The largest moves first' : 'In the order of time')
}

/** Plays what is heard at the present line's edge where it is now, or where it would be. */
export function hearReviewed(when: 'before' | 'after'): void {
  const review = reviewNow()
  const move = review && presentMove(review)
  if (!move) return say(NONE)
  const ms = move[when]
  if (ms === null) return say(`Line ${move.index + 1} has no ${move.edge} ${when} the change`)
  hearFrom(move.edge, ms)
  say(`${when === 'before' ? 'Before' : 'After'}: ${move.edge} at ${printPrecise(ms)}`)
}

/** Makes the change, without the lines that were left out, as one step. */
export function applyReview(): void {
  const { preview } = modeStore.getState()
  const review = reviewNow()
  if (!review) return say(NONE)
  transact(() => {
    leaveReview('applied')
    if (preview) commit(preview)
  })
  if (!preview) return say('All lines were left out: nothing is changed')
  const count = review.moves.length - review.left.size
  const also = review.note === '' ? '' : ` · ${review.note}`
  say(`${review.title}: ${count} ${count === 1 ? 'line' : 'lines'} changed${also}`)
}

export function cancelReview(): void {
  if (!reviewNow()) return say(NONE)
  leaveReview('cancelled')
  say('Left as it was')
}

/** After a drift was applied its search is over; after it was not, the search goes on with its proposal. */
function leaveReview(how: 'applied' | 'cancelled'): void {
  const state = modeStore.getState()
  const review = selectReview(state)
  const isDrift = selectDrift(state) !== null
  const after = withoutReview(state.mode)
  if (how === 'applied') enter(isDrift ? { kind: 'none' } : after, null)
  else enter(after, isDrift ? (review?.proposal ?? null) : null)
}

function reviewNow(): Review | null {
  return selectReview(modeStore.getState())
}

/** `+0.38 s`, or in words where there is no difference to tell. */
export function describeMove({ before, after }: Move): string {
  if (before === null) return 'a first time'
  if (after === null) return 'loses its time'
  return after === before ? 'the same time' : printDifference(after - before)
}

/** Puts the present line before eyes, with both of its places on the waveform. */
function show(review: Review, preview: Edit | null): void {
  const before = reviewNow()
  const move = presentMove(review)
  const isOther = move !== (before && presentMove(before))
  const { mode } = modeStore.getState()
  if (!move || !isOther) return enter(withReview(mode, review), preview)
  const id = review.transcript.segments[move.index]?.id ?? null
  const { durationMs, pxPerSec } = sessionStore.getState()
  transact(() => {
    if (durationMs !== null && move.before !== null && move.after !== null) {
      const extent = { durationMs, widthPx: document.documentElement.clientWidth }
      zoomTo(zoomToSee(pxPerSec, Math.abs(move.after - move.before), extent))
    }
    enter(withReview(mode, review), preview)
    select(id, { extent: null, edge: move.edge, open: null, reveal: true })
  })
  goToEdge(review)
  follow(true)
}

/** Puts the playhead where the present line's edge is shown. */
function goToEdge(review: Review): void {
  const move = presentMove(review)
  const ms = move && (review.left.has(move.index) ? move.before : move.after)
  if (sessionStore.getState().audio && ms !== null) seek(ms)
}
