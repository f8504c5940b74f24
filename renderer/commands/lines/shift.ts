import type { Movement } from '../../../shared/model/edit.ts'
import { type Ms, printDifference } from '../../../shared/model/time.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { changeSpeed } from '../../../shared/timing/stretch.ts'
import { type Range, rangeIn } from '../../state/selectors.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { STOPS } from './adopt.ts'

/** Moves the selected lines, or all when none is selected, by `delta` ms. */
export function shiftLines(context: Context, delta: Ms, confirmedToo: boolean): Outcome {
  const { edit, stop, moved, delta: by } = proposeShift(context, delta, confirmedToo)
  const isTimed = context.document.transcript.segments.some(({ start }) => start !== null)
  if (!edit) return { preview: null, message: isTimed ? 'Nothing can be moved' : 'No line has a time yet' }
  const why = stop ? ` · ${STOPS[stop]}` : ''
  return { preview: null, edit, message: `${moved} lines ${printDifference(by)}${why}` }
}

/** What that would do. */
export function proposeShift(context: Context, delta: Ms, confirmedToo: boolean): Movement {
  const { from, to } = shiftRange(context)
  const options = { confirmedToo, label: 'Shift times' }
  return shift(context.document.transcript, from, to, delta, options)
}

/** Several selected lines, else all. */
export function shiftRange({ document, selection }: Context): Range {
  const range = rangeIn(document, selection)
  const last = document.transcript.segments.length - 1
  return range && range.to > range.from ? range : { from: 0, to: last }
}

/** Multiplies all times by `ratio`. */
export function changeSpeedOfAll(context: Context, ratio: number, confirmedToo: boolean): Outcome {
  const { edit, moved } = proposeSpeed(context, ratio, confirmedToo)
  if (!edit) return { preview: null, message: 'Nothing changes' }
  return { preview: null, edit, message: `${moved} lines moved, times × ${ratio.toFixed(5)}` }
}

/** What that would do. */
export function proposeSpeed({ document }: Context, ratio: number, confirmedToo: boolean): Movement {
  const options = { pivotMs: 0, confirmedToo, label: 'Change speed of times' }
  return changeSpeed(document.transcript, ratio, options)
}
