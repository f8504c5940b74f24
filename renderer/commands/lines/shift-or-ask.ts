import type { Ms } from '../../../shared/model/time.ts'
import { t } from '../../../shared/words/speak.ts'
import { ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { contextNow, perform } from '../perform.ts'
import { countBelow, shiftLines } from './shift.ts'

/** Moves lines by `delta` ms; where some would begin before 0, the user says what becomes of them. */
export async function shiftOrAsk(context: Context, delta: Ms, confirmedToo: boolean): Promise<void> {
  const { below, gone } = countBelow(context, delta, confirmedToo)
  if (below === 0) return perform(shiftLines(context, delta, confirmedToo))
  const answer = await ask({ kind: 'below-zero', below, gone })
  if (answer === 'zero' || answer === 'remove') perform(shiftLines(contextNow(), delta, confirmedToo, answer))
  else perform({ preview: null, message: t('say.nothingMoved') })
}
