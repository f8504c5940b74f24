import type { Move } from '../../shared/timing/leave-out.ts'
import { t } from '../../shared/words/speak.ts'
import { documentStore } from './document.ts'
import { indexOf } from './selectors.ts'
import { type Review, sessionStore } from './session.ts'

/** The line that is looked at. */
export function presentMove({ moves, at }: Review): Move | null {
  return moves[at] ?? null
}

/** How many lines would be changed, and how many of the proposal stay as they are. */
export function countReviewed({ moves, left }: Review): { readonly kept: number; readonly left: number } {
  return { kept: moves.length - left.size, left: left.size }
}

// A review is of the lines as they were.
documentStore.subscribe(({ transcript }, before) => {
  const { review } = sessionStore.getState()
  if (!review || transcript === before.transcript) return
  sessionStore.setState({ review: null, preview: null, message: t('say.reviewLinesChanged') })
})

sessionStore.subscribe((state, before) => {
  const { review } = state
  if (!review) return
  if (review === before.review && state.preview !== before.preview)
    return sessionStore.setState({ review: null, message: t('say.reviewOtherTried') })
  // Whoever selects a line of the review looks at that one.
  if (state.selectedId === before.selectedId || review !== before.review) return
  const index = indexOf(state.selectedId)
  const at = review.moves.findIndex((move) => move.index === index)
  if (at >= 0 && at !== review.at) sessionStore.setState({ review: { ...review, at } })
})
