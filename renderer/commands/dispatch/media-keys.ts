import * as player from '../../playback/player.ts'
import { sessionStore } from '../../state/session.ts'
import { act } from '../perform.ts'
import { togglePlay } from '../play/playback.ts'
import { run } from './run.ts'

/** What the system's media keys do where it hands them over, also while another window is in front. */
const HANDLERS: Readonly<Partial<Record<MediaSessionAction, () => void>>> = {
  play: () => setPlaying(true),
  pause: () => setPlaying(false),
  stop: () => setPlaying(false),
  seekbackward: () => run('play.back5'),
  seekforward: () => run('play.forward5'),
  previoustrack: () => run('play.previousLine'),
  nexttrack: () => run('play.nextLine'),
}

/** Answers the media keys of keyboards and headsets, until `signal` ends it. */
export function startMediaKeys(signal: AbortSignal): void {
  const { mediaSession } = navigator
  for (const [action, handler] of Object.entries(HANDLERS) as [MediaSessionAction, () => void][]) {
    mediaSession.setActionHandler(action, handler)
    signal.addEventListener('abort', () => mediaSession.setActionHandler(action, null), { once: true })
  }
}

function setPlaying(plays: boolean): void {
  if (sessionStore.getState().audio && player.audio.paused === plays) act(togglePlay)
}
