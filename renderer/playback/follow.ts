import { chapterAt } from '../../shared/model/chapter.ts'
import { activeAt } from '../../shared/timing/active.ts'
import { documentStore } from '../state/document.ts'
import { shownNow } from '../state/preview.ts'
import { sessionStore } from '../state/session.ts'
import { publish, subscribe } from './clock.ts'
import { audio, duration } from './player.ts'

/** While playing, a frame is seen this much after it was computed, at the least. */
const LEAD_MS = 1.5

/** Keeps `activeId`, `playing`, `rate` and `durationMs` of the session true. Each is set only when it changes. */
export function startFollowing(signal: AbortSignal): void {
  const stopTicks = subscribe(({ ms }) => {
    const { chapters } = documentStore.getState()
    // A change that is being tried is heard as it is seen.
    const { transcript, timeline } = shownNow()
    const lead = audio.paused ? 0 : LEAD_MS * audio.playbackRate
    const activeId = transcript.segments[activeAt(timeline, ms + lead)]?.id ?? null
    const chapter = chapterAt(chapters, ms)
    if (chapter !== sessionStore.getState().chapter) sessionStore.setState({ chapter })
    if (activeId !== sessionStore.getState().activeId) sessionStore.setState({ activeId })
  })
  const stopEdits = documentStore.subscribe((state, before) => {
    if (state.transcript !== before.transcript || state.chapters !== before.chapters) publish()
  })
  const stopTries = sessionStore.subscribe((state, before) => {
    if (state.preview !== before.preview) publish()
  })
  for (const stop of [stopTicks, stopEdits, stopTries]) signal.addEventListener('abort', stop, { once: true })
  const on = (event: string, listener: () => void) => audio.addEventListener(event, listener, { signal })
  on('play', () => sessionStore.setState({ playing: true }))
  on('pause', () => sessionStore.setState({ playing: false }))
  on('ratechange', () => sessionStore.setState({ rate: audio.playbackRate }))
  on('durationchange', () => sessionStore.setState({ durationMs: duration() }))
}
