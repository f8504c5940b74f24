import { printPrecise } from '../../../shared/model/time.ts'
import { beginTapping, type TapEvent, tap } from '../../../shared/timing/tap.ts'
import { analyseMore, speechSpans } from '../../analysis/speech.ts'
import { now } from '../../playback/clock.ts'
import * as player from '../../playback/player.ts'
import { commit, documentStore } from '../../state/document.ts'
import { targetIndex } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { howTo } from '../key-hints.ts'
import { say } from '../say.ts'
import { changeSettings } from '../settings.ts'
import { driftBack, driftHeard, driftSkip, leaveDrift } from './drift.ts'

/** Tapping begins so much (ms) before the line, so that one can listen oneself in. */
const BEFORE_MS = 3000

/** Begins a pass: at the selected line, else at the first without a time, else at the line that is spoken. */
export function startTapping(): void {
  const { transcript } = documentStore.getState()
  const { selectedId, audio, settings } = sessionStore.getState()
  if (!audio) return say('Open the audio first: tapping needs something to hear')
  const untimed = transcript.segments.findIndex(({ start }) => start === null)
  const index = selectedId === null && untimed >= 0 ? untimed : Math.max(0, targetIndex(now()))
  const state = beginTapping(transcript, index, settings.tap.mode)
  const before = transcript.segments.slice(0, state.next).findLast(({ start }) => start !== null)?.start ?? 0
  const from = transcript.segments[state.next]?.start ?? before
  player.seek(Math.max(0, from - BEFORE_MS))
  sessionStore.setState({ tap: state, editing: null, preview: null, extentId: null })
  say(`When you hear the line begin, ${howTo('tap.here')}`)
  void player.play()
}

export function leaveTapping(): void {
  const { tap: state, drift } = sessionStore.getState()
  if (drift) return leaveDrift()
  if (!state) return
  player.pause()
  const { segments } = documentStore.getState().transcript
  // The line that was waited for: another pass begins there.
  const id = (segments[state.next] ?? segments.at(-1))?.id ?? null
  sessionStore.setState({ tap: null, selectedId: id, reveal: id === null ? null : { id } })
  say('Tapping ended; everything is kept')
}

/** What a key means in a pass: the line starts now, ends now, or one line back. In the search for a drift: heard, skipped, back. */
export function tapNow(kind: TapEvent['kind']): void {
  const { tap: state, drift, settings, durationMs } = sessionStore.getState()
  if (drift) return kind === 'tap' ? driftHeard() : kind === 'back' ? driftBack() : driftSkip()
  if (!state) return say('Begin with “Tap to sync”')
  const { transcript } = documentStore.getState()
  const answer = tap(
    transcript,
    state,
    { kind, nowMs: now(), rate: player.audio.playbackRate },
    {
      label: 'Tap',
      reactionMs: settings.tap.reactionMs,
      snaps: settings.tap.snaps,
      speech: analyseMore(0) ? speechSpans() : null,
      durationMs,
    },
  )
  if (answer.edit) commit(answer.edit)
  sessionStore.setState({ tap: answer.state })
  if (answer.seekMs !== null) {
    player.seek(answer.seekMs)
    void player.play()
  }
  if (answer.state.next >= transcript.segments.length && kind === 'tap') {
    say(`That was the last line: ${howTo('tap.end')} where it ends, or ${howTo('tap.leave')} to finish`)
  } else if (answer.ms !== null) {
    const what = kind === 'end' ? 'Ends' : 'Starts'
    say(`${what} at ${printPrecise(answer.ms)}${answer.isSnapped ? ' · at the beginning of speech' : ''}`)
  }
}

/** Every line is tapped, or only the first of each turn. */
export function setTapMode(mode: 'lines' | 'turns'): void {
  const { tap: state, settings } = sessionStore.getState()
  changeSettings({ tap: { ...settings.tap, mode } })
  if (state) {
    const { transcript } = documentStore.getState()
    sessionStore.setState({ tap: beginTapping(transcript, state.next, mode) })
  }
}

export function setTapSnaps(snaps: boolean): void {
  changeSettings({ tap: { ...sessionStore.getState().settings.tap, snaps } })
}

/** How long the user takes from hearing to pressing (ms). */
export function setReaction(reactionMs: number): void {
  const held = Math.round(Math.min(800, Math.max(0, reactionMs)))
  changeSettings({ tap: { ...sessionStore.getState().settings.tap, reactionMs: held } })
}
