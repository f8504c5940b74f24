import type { Since } from '../../../shared/model/transcript.ts'
import { forgetOriginals } from '../../../shared/timing/forget-originals.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { selectUnsaved } from '../../state/selectors.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'

/** What the changes of times are counted from, in words. */
export function describeSince({ at, by }: Since): string {
  return by === 'opened' ? t('say.comparedFileOpened', { at }) : t('say.comparedTimesWhen', { at })
}

/** Takes the times in the file for the original ones from now on. */
export function forgetOriginalTimes({ document, today }: Context): Outcome {
  if (selectUnsaved(document)) return { message: t('say.saveFirstTimes') }
  const since = { before: document.since, after: { at: today, by: 'forgotten' } } as const
  const edit = forgetOriginals(document.transcript, { label: sentence('change.forgetOriginalTimes'), since })
  if (!edit) return { message: t('say.noLineHas') }
  return { edit, message: t('say.timesFileOriginal') }
}
