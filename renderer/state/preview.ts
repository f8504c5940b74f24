import { lastOne } from '../../shared/base/last-one.ts'
import { apply, type Edit } from '../../shared/model/edit.ts'
import type { Transcript } from '../../shared/model/transcript.ts'
import { patchTimeline, type Timeline } from '../../shared/timing/active.ts'
import { documentStore } from './document.ts'
import { modeStore } from './mode.ts'
import { derive } from './transaction.ts'

/** The lines as shown: with the change that is being tried, which keeps all lines and their order. */
export type Shown = { readonly transcript: Transcript; readonly timeline: Timeline }

/** What list and waveform draw: the only way to see what is tried. Worked out once for each preview. */
export const shownStore = derive<Shown>([documentStore, modeStore], () => {
  const { transcript, timeline } = documentStore.getState()
  const { preview } = modeStore.getState()
  return preview && fits(preview, transcript)
    ? previewed(transcript, timeline, preview)
    : { transcript, timeline }
})

/** What list and waveform draw now. */
export function shownNow(): Shown {
  return shownStore.getState()
}

/** False for a moment after the lines have changed, while what was tried is still of the old ones. */
function fits({ splices }: Edit, { segments }: Transcript): boolean {
  const [first, last] = [splices[0], splices.at(-1)]
  return segments[first?.at ?? 0] === first?.removed[0] && segments[last?.at ?? 0] === last?.removed[0]
}

const previewed = lastOne((base: Transcript, columns: Timeline, preview: Edit): Shown => {
  const transcript = apply(preview, base)
  return { transcript, timeline: patchTimeline(columns, transcript, preview) }
})
