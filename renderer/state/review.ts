import type { Move } from '../../shared/timing/leave-out.ts'
import { lookAt, modeStore, type Review, selectReview } from './mode.ts'
import { selectionStore } from './selection.ts'
import { indexOf } from './selectors.ts'

/** The line that is looked at. */
export function presentMove({ moves, at }: Review): Move | null {
  return moves[at] ?? null
}

/** How many lines would be changed, and how many of the proposal stay as they are. */
export function countReviewed({ moves, left }: Review): { readonly kept: number; readonly left: number } {
  return { kept: moves.length - left.size, left: left.size }
}

// Whoever selects a line of the review looks at that one.
selectionStore.subscribe(({ id }, before) => {
  const review = selectReview(modeStore.getState())
  if (!review || id === before.id) return
  const index = indexOf(id)
  const at = review.moves.findIndex((move) => move.index === index)
  if (at >= 0 && at !== review.at) lookAt(at)
})
