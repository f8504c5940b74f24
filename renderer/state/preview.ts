import { apply, type Edit } from '../../shared/model/edit.ts'
import type { Transcript } from '../../shared/model/transcript.ts'
import { patchTimeline, type Timeline } from '../../shared/timing/active.ts'
import { documentStore } from './document.ts'
import { sessionStore } from './session.ts'

/** The lines as they are shown: with the change that is being tried, which keeps all lines and their order. */
export type Shown = { readonly transcript: Transcript; readonly timeline: Timeline }

let last: (Shown & { readonly base: Transcript; readonly preview: Edit }) | null = null

/** What list and waveform draw now. Worked out once for each preview, whoever asks. */
export function shownNow(): Shown {
  const { transcript, timeline } = documentStore.getState()
  const { preview } = sessionStore.getState()
  return preview && fits(preview, transcript) ? previewed(transcript, preview) : { transcript, timeline }
}

/** False for a moment after the lines have changed, while what was tried is still of the old ones. */
function fits({ splices }: Edit, { segments }: Transcript): boolean {
  const [first, last] = [splices[0], splices.at(-1)]
  return segments[first?.at ?? 0] === first?.removed[0] && segments[last?.at ?? 0] === last?.removed[0]
}

/** The transcript as it would be after a preview; the same object for the same preview. */
export function previewed(base: Transcript, preview: Edit): Shown {
  if (last?.base === base && last.preview === preview) return last
  const transcript = apply(preview, base)
  last = { base, preview, transcript, timeline: patchTimeline(copyOfTimeline(), transcript, preview) }
  return last
}

/** Patching changes the columns; those of the document stay. */
function copyOfTimeline(): Timeline {
  const { lines, starts, ends } = documentStore.getState().timeline
  return { lines, starts: starts.slice(), ends: ends.slice() }
}
