import type { Ms } from '../../shared/model/time.ts'
import type { Speech } from '../../shared/timing/check.ts'
import type { Onset } from '../../shared/timing/onsets.ts'
import type { AppState } from '../state/app.ts'
import type { DocumentState } from '../state/document.ts'
import type { EpisodeState } from '../state/episode.ts'
import type { FindState } from '../state/find.ts'
import type { FindingsState } from '../state/findings.ts'
import type { ModeState } from '../state/mode.ts'
import type { SelectionState } from '../state/selection.ts'
import { type Range, rangeIn, targetIn } from '../state/selectors.ts'
import type { SessionState } from '../state/session.ts'

/** Where someone speaks, as far as the waveform is known. */
export type Ears = {
  readonly isAnalysed: (fromMs: Ms, toMs: Ms) => boolean
  readonly onsetsBetween: (fromMs: Ms, toMs: Ms) => readonly Onset[]
  readonly nearestOnset: (ms: Ms, radiusMs: Ms) => Onset | null
  /** All of it; null while it is not known. */
  readonly speech: () => Speech | null
}

/** All that a command may know: the page when the key is answered, the sound when it was pressed. */
export type Context = {
  readonly document: DocumentState
  readonly selection: SelectionState
  readonly mode: ModeState
  readonly session: SessionState
  readonly episode: EpisodeState
  readonly app: AppState
  readonly find: FindState
  readonly findings: FindingsState
  /** Where the playhead was at the press, and when that was (a steady clock, ms). */
  readonly now: Ms
  readonly at: number
  /** `willStop` = it plays up to a moment that was asked for. */
  readonly sound: { readonly paused: boolean; readonly rate: number; readonly willStop: boolean }
  readonly ears: Ears
  /** Width of the page (px). */
  readonly widthPx: number
  /** Now as a date (ms). */
  readonly today: number
  /** What is marked in the page's text. */
  readonly marked: () => string
  /** An id that no line has had. */
  readonly newId: () => string
}

/** Index of the line a command is for: the selected, else the spoken, else the last spoken one. -1 = none. */
export function targetOf({ document, selection, session, now }: Context): number {
  return targetIn(document, selection, now, session.durationMs)
}

/** The lines a command is for: the selected ones, else the target line; null = none. */
export function rangeOf(context: Context): Range | null {
  const target = targetOf(context)
  return rangeIn(context.document, context.selection) ?? (target < 0 ? null : { from: target, to: target })
}
