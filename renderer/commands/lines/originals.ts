import type { Since } from '../../../shared/model/transcript.ts'
import { forgetOriginals } from '../../../shared/timing/forget-originals.ts'
import { commit, documentStore } from '../../state/document.ts'
import { selectUnsaved } from '../../state/selectors.ts'
import { say } from '../say.ts'

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** What the changes of times are counted from, in words. */
export function describeSince({ at, by }: Since): string {
  const day = DAY.format(at)
  return by === 'opened'
    ? `Compared with the file as opened on ${day}.`
    : `Compared with the times of ${day}, when the earlier ones were forgotten.`
}

/** Takes the times in the file for the original ones from now on. */
export function forgetOriginalTimes(): void {
  const state = documentStore.getState()
  if (selectUnsaved(state)) return say('Save first: the times in the file become the original ones')
  const since = { before: state.since, after: { at: Date.now(), by: 'forgotten' } } as const
  const edit = forgetOriginals(state.transcript, { label: 'Forget the original times', since })
  if (!edit) return say('No line has other times than at first')
  commit(edit)
  say('The times in the file are the original ones from now on')
}
