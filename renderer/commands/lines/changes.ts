import { countLines } from '../../../shared/model/edit.ts'
import { printPrecise } from '../../../shared/model/time.ts'
import { isRetimed, type Segment } from '../../../shared/model/transcript.ts'
import { revert } from '../../../shared/timing/revert.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { type Context, rangeOf, targetOf } from '../context.ts'
import type { Outcome } from '../outcome.ts'

/** Gives lines their original times back. */
export function revertLines({ document }: Context, indices: Iterable<number>): Outcome {
  const edit = revert(document.transcript, indices, { label: sentence('change.backOriginalTimes') })
  if (!edit) return { message: t('say.linesHaveTheir') }
  const count = countLines(edit)
  const message = t('say.originalTimesAgain', { count })
  return { edit, message }
}

/** Gives the selected lines, or the target line, their original times back. */
export function revertSelected(context: Context): Outcome {
  const { from, to } = rangeOf(context) ?? { from: -1, to: -1 }
  return revertLines(
    context,
    Array.from({ length: to - from + 1 }, (_, i) => from + i),
  )
}

/** Goes to the next (1) or previous (-1) line with changed times, and says what they were. */
export function stepChange(context: Context, step: 1 | -1): Outcome {
  const { segments } = context.document.transcript
  const present = targetOf(context)
  const isChanged = (segment: Segment, index: number) =>
    isRetimed(segment) && (step > 0 ? index > present : index < present)
  const index = step > 0 ? segments.findIndex(isChanged) : segments.findLastIndex(isChanged)
  const segment = segments[index]
  if (!segment) return { message: step > 0 ? t('say.noChangeFurther') : t('say.noChangeFurtherUp') }
  const { id, start, origin } = segment
  const was =
    origin === null ? t('say.aNewLine') : origin.start === null ? t('say.noTime') : printPrecise(origin.start)
  return {
    select: { id, edge: 'start', open: null, reveal: true },
    message: t('say.originally', { line: index + 1, was }),
    ...(start !== null && context.session.audio && { sound: [{ do: 'seek', to: start }] }),
  }
}
