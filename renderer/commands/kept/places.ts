import { LATEST } from '../../../shared/companion.ts'
import { host } from '../../host.ts'
import { now } from '../../playback/clock.ts'
import * as player from '../../playback/player.ts'
import { listEpisodes } from '../../state/app.ts'
import { documentStore } from '../../state/document.ts'
import { sessionStore } from '../../state/session.ts'
import { episodeTitle } from './episode-title.ts'

/** Position, speed and zoom are stored this often while they change. */
const INTERVAL_MS = 5000
let stored = ''

/** Stores where the user is in the episode on screen, if that changed since the last time. */
export async function rememberPlace(): Promise<void> {
  const { audio, durationMs, pxPerSec } = sessionStore.getState()
  const { file, title } = documentStore.getState()
  if (!audio && !file) return
  const place = {
    audio: audio?.grant ?? null,
    text: file?.grant ?? null,
    title: episodeTitle(title, audio?.name ?? file?.name ?? ''),
    positionMs: Math.max(0, Math.round(now())),
    durationMs: durationMs !== null && durationMs <= LATEST ? durationMs : null,
    // The store hears of a change of speed by an event, and keys can be faster.
    rate: player.audio.playbackRate,
    pxPerSec,
  }
  const key = JSON.stringify(place)
  if (key === stored) return
  stored = key
  const result = await host.rememberPlace(place)
  if (result.ok) listEpisodes(result.value)
  else stored = ''
}

/** Keeps the place stored until `signal` ends it. */
export function startRemembering(signal: AbortSignal): void {
  const timer = setInterval(() => void rememberPlace(), INTERVAL_MS)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}
