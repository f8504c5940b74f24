import type { Edit } from '../../shared/model/edit.ts'
import type { Transcript } from '../../shared/model/transcript.ts'
import type { DriftFit } from '../../shared/timing/fit-drift.ts'
import type { Move } from '../../shared/timing/leave-out.ts'
import type { Anchor } from '../../shared/timing/stretch.ts'
import type { TapState } from '../../shared/timing/tap.ts'
import { t } from '../../shared/words/speak.ts'
import { tell } from './session.ts'
import { createOwned, transact } from './transaction.ts'

/** `samples` = indices of the lines asked for, `at` = the present one; in the end the fit is proposed. */
export type DriftPass = {
  readonly samples: readonly number[]
  readonly at: number
  readonly heard: readonly Anchor[]
  readonly fit: DriftFit | null
}

/** A change of many lines that is looked at before it is made; `preview` is what is left of it. */
export type Review = {
  readonly title: string
  /** All that is proposed, and the lines it is for. */
  readonly proposal: Edit
  readonly transcript: Transcript
  /** One for each line, in the order in which they are gone through; `at` = the present one. */
  readonly moves: readonly Move[]
  readonly order: 'time' | 'size'
  readonly at: number
  /** The lines that shall stay as they are, by index; and with those that would pass them. */
  readonly asked: ReadonlySet<number>
  readonly left: ReadonlySet<number>
  /** What else is to be said of the proposal; empty = nothing. */
  readonly note: string
}

/** A pass through the lines by ear: tapping their starts, or the search for a drift. */
export type Pass =
  | { readonly kind: 'tapping'; readonly pass: TapState }
  | { readonly kind: 'drift'; readonly pass: DriftPass }
type Plain = { readonly kind: 'none' } | Pass

/** What keys mean now. A review lies over what went on before it (`over`), which goes on after it. */
export type Mode = Plain | { readonly kind: 'review'; readonly review: Review; readonly over: Plain }

/** `preview` = a change that is shown and not yet made: of a review, a drag, a dialog. */
export type ModeState = { readonly mode: Mode; readonly preview: Edit | null }

const NONE = { kind: 'none' } as const
export const NO_MODE: ModeState = { mode: NONE, preview: null }

export const modeStore = createOwned(NO_MODE)

/** The review that is under way; null = none. */
export function selectReview({ mode }: ModeState): Review | null {
  return mode.kind === 'review' ? mode.review : null
}

/** The pass of tapping, also under a review; null = none. */
export function selectTap({ mode }: ModeState): TapState | null {
  const plain = plainOf(mode)
  return plain.kind === 'tapping' ? plain.pass : null
}

/** The search for a drift, also under a review; null = none. */
export function selectDrift({ mode }: ModeState): DriftPass | null {
  const plain = plainOf(mode)
  return plain.kind === 'drift' ? plain.pass : null
}

function plainOf(mode: Mode): Plain {
  return mode.kind === 'review' ? mode.over : mode
}

/** The mode once nothing is reviewed any more. */
export function withoutReview(mode: Mode): Mode {
  return plainOf(mode)
}

/** The mode once no pass goes on any more; a review stays. */
export function withoutPass(mode: Mode): Mode {
  return mode.kind === 'review' ? { ...mode, over: NONE } : NONE
}

/** The mode with a review, over what goes on. */
export function withReview(mode: Mode, review: Review): Mode {
  return { kind: 'review', review, over: plainOf(mode) }
}

/** The mode with a pass that goes on a step, under the review when there is one. */
export function withPass(mode: Mode, pass: Pass): Mode {
  return mode.kind === 'review' ? { ...mode, over: pass } : pass
}

/** Goes over to a mode, with what it shows. */
export function enter(mode: Mode, preview: Edit | null): void {
  modeStore.setState({ mode, preview })
}

/** Ends every mode, and shows the lines as they are. */
export function leaveModes(): void {
  modeStore.setState(NO_MODE)
}

/** Ends tapping and the search for a drift. */
export function leavePasses(): void {
  modeStore.setState(({ mode }) => ({ mode: withoutPass(mode) }))
}

/** Shows a change without making it; null = the lines as they are. Ends a review of something else. */
export function tryOut(preview: Edit | null): void {
  if (preview === modeStore.getState().preview) return
  transact(() => {
    modeStore.setState({ preview })
    endReview(t('say.reviewOtherTried'))
  })
}

/** Ends a review and says why. */
export function endReview(why: string): void {
  const { mode } = modeStore.getState()
  if (mode.kind !== 'review') return
  transact(() => {
    modeStore.setState({ mode: mode.over })
    tell(why)
  })
}

/** Looks at another line of the review. */
export function lookAt(at: number): void {
  const { mode } = modeStore.getState()
  if (mode.kind === 'review') modeStore.setState({ mode: { ...mode, review: { ...mode.review, at } } })
}
