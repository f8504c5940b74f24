import type { Since } from '../../../shared/model/transcript.ts'
import { forgetOriginals } from '../../../shared/timing/forget-originals.ts'
import { selectUnsaved } from '../../state/selectors.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** What the changes of times are counted from, in words. */
export function describeSince({ at, by }: Since): string {
  const day = DAY.format(at)
  return by === 'opened'
    ? `Compared with the file as opened on ${day}.`
    : `Compared with the times of ${day}, when the earlier ones were forgotten.`
}

/** Takes the times in the file for the original ones from now on. */
export function forgetOriginalTimes({ document, today }: Context): Outcome {
  if (selectUnsaved(document))
    return { message: 'Save first: the times in the file become the original ones' }
  const since = { before: document.since, after: { at: today, by: 'forgotten' } } as const
  const edit = forgetOriginals(document.transcript, { label: 'Forget the original times', since })
  if (!edit) return { message: 'No line has other times than at first' }
  return { edit, message: 'The times in the file are the original ones from now on' }
}
