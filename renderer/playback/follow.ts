import { chapterAt } from '../../shared/model/chapter.ts'
import { spokenLine } from '../../shared/timing/spoken-line.ts'
import { spokenWord } from '../../shared/timing/spoken-word.ts'
import { documentStore } from '../state/document.ts'
import { shownNow, shownStore } from '../state/preview.ts'
import { hear, sessionStore } from '../state/session.ts'
import { publish, subscribe } from './clock.ts'
import { audio, duration } from './player.ts'

/** While playing, a frame is seen this much after it was computed, at the least. */
const LEAD_MS = 1.5

/** Keeps what is heard true in the session (`activeId`, `playing` and so on); sets only what changes. */
export function startFollowing(signal: AbortSignal): void {
  const stopTicks = subscribe(({ ms }) => {
    const { chapters } = documentStore.getState()
    // A change that is being tried is heard as it is seen.
    const shown = shownNow()
    const before = sessionStore.getState()
    const lead = audio.paused ? 0 : LEAD_MS * audio.playbackRate
    const { index, isAbout } = spokenLine(shown, ms + lead, before.durationMs)
    const line = shown.transcript.segments[index]
    const activeId = line?.id ?? null
    const activeWord = spokenWord(line?.words ?? null, ms + lead)
    const chapter = chapterAt(chapters, ms)
    if (activeId !== before.activeId || activeWord !== before.activeWord || chapter !== before.chapter)
      hear({ chapter, activeId, activeWord, isAbout })
  })
  const stopLines = shownStore.subscribe(publish)
  const stopChapters = documentStore.subscribe((state, before) => {
    if (state.chapters !== before.chapters) publish()
  })
  for (const stop of [stopTicks, stopLines, stopChapters])
    signal.addEventListener('abort', stop, { once: true })
  const on = (event: string, listener: () => void) => audio.addEventListener(event, listener, { signal })
  on('play', () => hear({ playing: true }))
  on('pause', () => hear({ playing: false }))
  on('ratechange', () => hear({ rate: audio.playbackRate }))
  on('durationchange', () => hear({ durationMs: duration() }))
}
