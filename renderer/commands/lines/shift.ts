import { apply, type Movement } from '../../../shared/model/edit.ts'
import { type Ms, printDifference } from '../../../shared/model/time.ts'
import type { Below, LinesBelow } from '../../../shared/timing/below-zero.ts'
import { shift, shiftedBelow } from '../../../shared/timing/shift.ts'
import { changeSpeed } from '../../../shared/timing/stretch.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { type Range, rangeIn } from '../../state/selectors.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { describeStop } from './adopt.ts'

/** Moves the selected lines, or all when none is selected, by `delta` ms. */
export function shiftLines(
  context: Context,
  delta: Ms,
  confirmedToo: boolean,
  below: 'stop' | Below = 'stop',
): Outcome {
  const { edit, stop, moved, delta: by } = proposeShift(context, delta, confirmedToo, below)
  const before = context.document.transcript.segments
  const isTimed = before.some(({ start }) => start !== null)
  if (!edit) return { preview: null, message: isTimed ? t('say.nothingCanMoved') : t('say.noLineHasTime') }
  const why = stop ? ` · ${describeStop(stop)}` : ''
  const gone = before.length - apply(edit, context.document.transcript).segments.length
  const removed = gone > 0 ? ` · ${t('say.linesRemoved', { count: gone })}` : ''
  return {
    preview: null,
    edit,
    message: t('say.linesMovedBy', { count: moved, difference: printDifference(by) }) + removed + why,
  }
}

/** What that would do. */
export function proposeShift(
  context: Context,
  delta: Ms,
  confirmedToo: boolean,
  below: 'stop' | Below = 'stop',
): Movement {
  const { from, to } = shiftRange(context)
  return shift(context.document.transcript, from, to, delta, { ...optionsOf(confirmedToo), below })
}

/** The lines that would begin before 0. */
export function shiftBelow(context: Context, delta: Ms, confirmedToo: boolean): LinesBelow {
  const { from, to } = shiftRange(context)
  return shiftedBelow(context.document.transcript, from, to, Math.round(delta), optionsOf(confirmedToo))
}

function optionsOf(confirmedToo: boolean) {
  return { confirmedToo, label: sentence('change.shiftTimes') }
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
