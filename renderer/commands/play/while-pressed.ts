import * as player from '../../playback/player.ts'
import { appStore } from '../../state/app.ts'
import { sessionStore, showDialog } from '../../state/session.ts'
import { keyOf } from '../key-hints.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'

/** Plays for as long as a key, or a foot pedal that sends one, is held. */
export function playPressed(): void {
  void player.play()
}

/** The key is let go: pauses, and goes back a little, so that the next press repeats the last words. */
export function pauseReleased(): void {
  const { audio } = sessionStore.getState()
  const { settings } = appStore.getState()
  if (!audio) return
  const wasPlaying = !player.audio.paused
  player.pause()
  if (wasPlaying && settings.holdBackMs > 0) player.seek(playhead() - settings.holdBackMs)
}

/** There is nothing to hold in a menu or a palette: tells which key it is, or lets one be chosen. */
export function explainPressed(): void {
  const key = keyOf('play.whilePressed')
  if (key !== null) return say(`Hold ${key}: it plays until you let go`)
  showDialog({ kind: 'keys', query: 'Play while pressed' })
}
