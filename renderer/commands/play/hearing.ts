import type { Ms } from '../../../shared/model/time.ts'
import { endOf } from '../../../shared/model/transcript.ts'
import * as player from '../../playback/player.ts'
import { appStore } from '../../state/app.ts'
import { documentStore } from '../../state/document.ts'
import type { Edge } from '../../state/selection.ts'
import { targetIndex } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'
import { changeSettings } from '../settings.ts'

/** How much is heard on one side of an edge (ms). */
const STRETCH: Ms = 500
/** How much is heard of an edge by itself (ms). */
const LISTEN: Ms = 1200
/** Nudges closer together than this (ms) are heard once, when the last is made. */
const QUIET_MS = 150
/** Slow replay: how far back (ms), and how fast. */
const SLOW = { back: 3000, rate: 0.75 } as const
let timer: ReturnType<typeof setTimeout> | undefined

/** Plays half a second on one side of an edge of the target line, then waits at the edge again. */
export function hearEdge(edge: Edge, side: 'before' | 'after'): void {
  const at = edgeMs(edge)
  if (at === null) return say(`This line has no ${edge} yet`)
  clearTimeout(timer)
  const from = side === 'before' ? Math.max(0, at - STRETCH) : at
  player.seek(from)
  void player.play(from === at ? at + STRETCH : at, at)
}

/** Plays what begins, or ends, at a moment; then waits there. */
export function hearFrom(edge: Edge, ms: Ms): void {
  clearTimeout(timer)
  const from = edge === 'start' ? ms : Math.max(0, ms - LISTEN)
  player.seek(from)
  void player.play(edge === 'start' ? ms + LISTEN : ms, ms)
}

/** Lets the chosen edge be heard after it was nudged: the sound that begins, or ends, there. Never into playing sound. */
export function hearNudge(edge: Edge): void {
  const { audio, playing } = sessionStore.getState()
  const { settings } = appStore.getState()
  if (!settings.hearNudges || !audio) return
  if (playing && !player.willStop()) return
  clearTimeout(timer)
  if (playing) player.pause()
  timer = setTimeout(() => hearEdge(edge, edge === 'start' ? 'after' : 'before'), QUIET_MS)
}

export function toggleHearNudges(): void {
  const hearNudges = !appStore.getState().settings.hearNudges
  changeSettings({ hearNudges })
  say(hearNudges ? 'A nudged edge is heard' : 'Nudging is silent')
}

/** Plays the last 3 s again at three quarters of the speed, then goes on as before. */
export function replaySlowly(): void {
  const at = playhead()
  if (at === 0) return say('There is nothing before the beginning')
  player.playSlowly(Math.max(0, at - SLOW.back), at, SLOW.rate)
  say(`The last 3 s again at ${SLOW.rate}×`)
}

function edgeMs(edge: Edge): Ms | null {
  const { transcript } = documentStore.getState()
  const index = targetIndex(playhead())
  const start = transcript.segments[index]?.start ?? null
  return edge === 'start' ? start : endOf(transcript, index, sessionStore.getState().durationMs)
}
