import { type Ms, printReading } from '../../../shared/model/time.ts'
import { endOf } from '../../../shared/model/transcript.ts'
import { rankAt } from '../../../shared/timing/active.ts'
import * as player from '../../playback/player.ts'
import { appStore } from '../../state/app.ts'
import { documentStore } from '../../state/document.ts'
import { revealLine, select } from '../../state/selection.ts'
import { indexOf, targetIndex } from '../../state/selectors.ts'
import { follow, sessionStore } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { howTo } from '../key-hints.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'
import { changeSettings } from '../settings.ts'

const BACK_CHOICES = [0, 500, 1000, 2000, 3000] as const
/** The element may settle so far (ms) from where it was paused. */
const SETTLED = 50
/** Where the user paused; null = not by this key. */
let pausedAt: Ms | null = null

/** Plays or pauses; playing goes on from so much before the pause as the setting says. */
export function togglePlay(): void {
  if (!player.audio.paused) {
    player.pause()
    pausedAt = playhead()
    return
  }
  const { resumeBack } = appStore.getState().settings
  // Who has gone elsewhere in the meantime wants to hear that place.
  if (resumeBack > 0 && pausedAt !== null && Math.abs(pausedAt - playhead()) < SETTLED)
    player.seek(Math.max(0, playhead() - resumeBack))
  pausedAt = null
  void player.play()
}

/** Goes through the choices of how far to go back after a pause. */
export function changeResumeBack(): void {
  const { resumeBack } = appStore.getState().settings
  const next = BACK_CHOICES.find((ms) => ms > resumeBack) ?? 0
  changeSettings({ resumeBack: next })
  say(
    next === 0
      ? 'After a pause, playing goes on where it was'
      : `After a pause, playing goes back ${next / 1000} s`,
  )
}

/** Jumps by `delta` ms; playing goes on. */
export function jump(delta: Ms): void {
  player.seek(playhead() + delta)
}

/** Jumps to `ms` and lets the transcript follow again. */
export function goTo(ms: Ms): void {
  player.seek(ms)
  follow(true)
  say(`At ${printReading(ms)}`)
}

/** Jumps to the start of a line and selects it; playing or not stays as it was. */
export function seekToLine(id: string): void {
  const segment = documentStore.getState().transcript.segments[indexOf(id)]
  if (!segment) return
  transact(() => {
    select(id, { edge: 'start', open: null })
    follow(true)
  })
  if (segment.start === null)
    say(`This line has no time yet: play, and ${howTo('correct.setStart')} when you hear it`)
  else if (sessionStore.getState().audio) player.seek(segment.start)
}

/** Jumps to the previous (-1) or next (1) line that has a time. */
export function stepLine(step: 1 | -1): void {
  const { timeline, transcript } = documentStore.getState()
  const line = timeline.lines[Math.max(0, rankAt(timeline, playhead() + 1) + step)]
  const id = line === undefined ? undefined : transcript.segments[line]?.id
  if (id === undefined) return say(step > 0 ? 'This is the last line' : 'This is the first line')
  seekToLine(id)
  revealLine(id)
}

/** Plays the target line once, from its start to its end. */
export function replayLine(): void {
  const line = targetSpan()
  if (!line) return
  player.seek(line.start)
  void player.play(line.end)
}

/** Plays the target line again and again, until a pause or a seek. */
export function loopLine(): void {
  const line = targetSpan()
  if (!line) return
  if (line.end === null) return say('This line has no end yet')
  player.loop(line.start, line.end)
  say(`The line is played again and again: ${howTo('play.toggle')} to end it`)
}

function targetSpan(): { readonly start: Ms; readonly end: Ms | null } | null {
  const { transcript } = documentStore.getState()
  const index = targetIndex(playhead())
  const start = transcript.segments[index]?.start
  if (start != null) return { start, end: endOf(transcript, index, sessionStore.getState().durationMs) }
  say('This line has no time yet')
  return null
}

/** Plays on from the start of the selected line. */
export function playFromLine(): void {
  const { transcript } = documentStore.getState()
  const start = transcript.segments[targetIndex(playhead())]?.start
  if (start == null) return say('This line has no time yet')
  playFrom(start)
}

/** Jumps to `ms` and plays on from there. */
export function playFrom(ms: Ms): void {
  player.seek(ms)
  follow(true)
  void player.play()
}

/** Sets the speed, 0.5 to 3; the pitch is kept. */
export function setRate(rate: number): void {
  player.setRate(Math.round(rate * 20) / 20)
  say(`Speed ${player.audio.playbackRate.toFixed(2).replace(/0$/, '')}×`)
}

export function changeRate(step: number): void {
  setRate(player.audio.playbackRate + step)
}

/** Sets the loudness, 0 to 1; sound comes back when it was muted. */
export function setVolume(volume: number): void {
  const held = Math.round(Math.min(1, Math.max(0, volume)) * 100) / 100
  changeSettings({ volume: held, muted: false })
}

export function changeVolume(step: number): void {
  setVolume(appStore.getState().settings.volume + step)
  say(`Volume ${Math.round(appStore.getState().settings.volume * 100)} %`)
}

export function toggleMute(): void {
  const muted = !appStore.getState().settings.muted
  changeSettings({ muted })
  say(muted ? 'Muted' : 'Sound on')
}
