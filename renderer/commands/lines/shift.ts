import type { Movement } from '../../../shared/model/edit.ts'
import { type Ms, printDifference } from '../../../shared/model/time.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { changeSpeed } from '../../../shared/timing/stretch.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { type Range, rangeIn } from '../../state/selectors.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { describeStop } from './adopt.ts'

/** Moves the selected lines, or all when none is selected, by `delta` ms. */
export function shiftLines(context: Context, delta: Ms, confirmedToo: boolean): Outcome {
  const { edit, stop, moved, delta: by } = proposeShift(context, delta, confirmedToo)
  const isTimed = context.document.transcript.segments.some(({ start }) => start !== null)
  if (!edit) return { preview: null, message: isTimed ? t('say.nothingCanMoved') : t('say.noLineHasTime') }
  const why = stop ? ` · ${describeStop(stop)}` : ''
  return {
    preview: null,
    edit,
    message: t('say.linesMovedBy', { count: moved, difference: printDifference(by) }) + why,
  }
}

/** What that would do. */
export function proposeShift(context: Context, delta: Ms, confirmedToo: boolean): Movement {
  const { from, to } = shiftRange(context)
  const options = { confirmedToo, label: sentence('change.shiftTimes') }
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
  if (!edit) return { preview: null, message: t('say.nothingChanges') }
  return { preview: null, edit, message: t('say.linesMovedTimes', { moved, rate: ratio.toFixed(5) }) }
}

/** What that would do. */
export function proposeSpeed({ document }: Context, ratio: number, confirmedToo: boolean): Movement {
  const options = { pivotMs: 0, confirmedToo, label: sentence('change.changeSpeedTimes') }
  return changeSpeed(document.transcript, ratio, options)
}
