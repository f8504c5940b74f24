import { t } from '../../../shared/words/speak.ts'
import type { Context } from '../context.ts'
import { askBelow } from '../lines/below-zero.ts'
import { contextNow, perform } from '../perform.ts'
import { applyFoundDrift, foundDriftBelow } from './drift.ts'

/** Corrects all times by the drift; where lines would begin before 0, the user says what becomes of them. */
export async function correctDriftOrAsk(context: Context): Promise<void> {
  const below = await askBelow(context, foundDriftBelow(context))
  perform(below ? applyFoundDrift(contextNow(), below) : { message: t('say.nothingMoved') })
}
