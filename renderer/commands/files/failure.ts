import type { Failed, Problem } from '../../../shared/contract.ts'
import { t } from '../../../shared/words/speak.ts'

/** Why a file could not be written, and what to do. `name` counts when the user has chosen no other file. */
export function failureOf(name: string, { reason, detail, name: chosen = name }: Failed): Problem {
  const what = reason === 'failed' ? t('failure.failedBecause', { detail }) : t(`failure.${reason}`)
  return { name: chosen, what, advice: t(`failure.advice.${reason}`) }
}
