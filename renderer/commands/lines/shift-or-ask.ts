import type { Ms } from '../../../shared/model/time.ts'
import { t } from '../../../shared/words/speak.ts'
import type { Context } from '../context.ts'
import { contextNow, perform } from '../perform.ts'
import { askBelow } from './below-zero.ts'
import { shiftBelow, shiftLines } from './shift.ts'

/** Moves lines by `delta` ms; where some would begin before 0, the user says what becomes of them. */
export async function shiftOrAsk(context: Context, delta: Ms, confirmedToo: boolean): Promise<void> {
  const below = await askBelow(context, shiftBelow(context, delta, confirmedToo))
  if (below) perform(shiftLines(contextNow(), delta, confirmedToo, below))
  else perform({ preview: null, message: t('say.nothingMoved') })
}
