import { printDifference, printReading } from '../../../shared/model/time.ts'
import { applyDrift } from '../../../shared/timing/apply-drift.ts'
import { driftSamples } from '../../../shared/timing/drift-samples.ts'
import { type Drift, drifted, fitDrift } from '../../../shared/timing/fit-drift.ts'
import * as player from '../../playback/player.ts'
import { appStore } from '../../state/app.ts'
import { commit, documentStore } from '../../state/document.ts'
import {
  type DriftPass,
  endReview,
  enter,
  modeStore,
  selectDrift,
  withoutPass,
  withoutReview,
} from '../../state/mode.ts'
import { closeField, select } from '../../state/selection.ts'
import { sessionStore } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'
import { beginReview } from './review.ts'

/** Lines that are asked for. */
const COUNT = 8
/** A line is played from so much (ms) before it should come: more while nothing is known of the drift. */
const BEFORE = { unknown: 8000, known: 4000 } as const

/** Begins to look for what is wrong with all times: some lines are played, the user presses a key when hearing each. */
export function startDrift(): void {
  const { transcript } = documentStore.getState()
  if (!sessionStore.getState().audio) return say('Open the audio first')
  const samples = driftSamples(transcript, COUNT)
  if (samples.length === 0) return say('No line has a time yet: use “Tap to sync”')
  player.pause()
  show({ samples, at: 0, heard: [], fit: null })
  playSample()
}

/** The line that is asked for begins now. */
export function driftHeard(): void {
  const pass = selectDrift(modeStore.getState())
  const { settings } = appStore.getState()
  const index = pass?.samples[pass.at]
  if (!pass || index === undefined) return
  const ms = Math.round(playhead() - settings.tap.reactionMs * player.audio.playbackRate)
  const heard = [...pass.heard.filter((sample) => sample.index !== index), { index, ms: Math.max(0, ms) }]
  step({ ...pass, heard })
}

/** This line cannot be found, or not heard: the next one. */
export function driftSkip(): void {
  const pass = selectDrift(modeStore.getState())
  if (pass) step(pass)
}

/** The line before is asked for again. */
export function driftBack(): void {
  const pass = selectDrift(modeStore.getState())
  if (!pass || pass.at === 0) return playSample()
  show({ ...pass, at: pass.at - 1 })
  playSample()
}

/** Corrects all times by what was found, as one step. */
export function applyFoundDrift(): void {
  const pass = selectDrift(modeStore.getState())
  const { transcript } = documentStore.getState()
  if (!pass?.fit) return
  const { edit, moved } = applyDrift(transcript, pass.fit.drift, { label: 'Correct the drift' })
  leaveDrift()
  if (!edit) return say('Nothing has to be moved')
  commit(edit)
  say(`${moved} lines: ${describeDrift(pass.fit.drift)}`)
}

/** Shows the correction line by line; who cancels that is asked again. */
export function reviewDrift(): void {
  const pass = selectDrift(modeStore.getState())
  if (!pass?.fit) return
  const { edit } = applyDrift(documentStore.getState().transcript, pass.fit.drift, {
    label: 'Correct the drift',
  })
  if (!edit) return say('Nothing has to be moved')
  player.pause()
  beginReview({ title: 'Correct the drift', edit, note: describeDrift(pass.fit.drift) })
}

export function leaveDrift(): void {
  player.pause()
  enter(withoutReview(withoutPass(modeStore.getState().mode)), null)
}

/** Plays the line that is asked for, from before the place where it should be. */
export function playSample(): void {
  const pass = selectDrift(modeStore.getState())
  const start = documentStore.getState().transcript.segments[pass?.samples[pass.at] ?? -1]?.start
  if (!pass || start == null) return
  const expected = pass.fit ? drifted(pass.fit.drift, start) : start
  player.seek(Math.max(0, expected - (pass.fit ? BEFORE.known : BEFORE.unknown)))
  void player.play()
}

/** What a drift is, in words. */
export function describeDrift(drift: Drift): string {
  if (drift.kind === 'offset') return `all lines ${printDifference(drift.offset)}`
  if (drift.kind === 'rate') {
    const rate = drift.known ? `frame rate ${drift.known}` : `speed × ${drift.ratio.toFixed(5)}`
    return `${rate}, ${printDifference(drift.offset)}`
  }
  return drift.parts
    .map(
      ({ fromMs, offset }, i) =>
        `${i === 0 ? '' : `from ${printReading(fromMs)} `}${printDifference(offset)}`,
    )
    .join(', ')
}

function step(pass: DriftPass): void {
  const next = { ...pass, at: pass.at + 1 }
  show(next)
  if (next.at < next.samples.length) return playSample()
  player.pause()
  if (next.fit) say(`Found: ${describeDrift(next.fit.drift)}`)
  else say('No line was heard; nothing is changed')
}

/** At the end the change is shown before it is made. */
function show(pass: DriftPass): void {
  const { transcript } = documentStore.getState()
  const fit = pass.heard.length > 0 ? fitDrift(transcript, pass.heard) : null
  const isOver = pass.at >= pass.samples.length
  const preview =
    isOver && fit ? applyDrift(transcript, fit.drift, { label: 'Correct the drift' }).edit : null
  const index = pass.samples[pass.at]
  const id = index === undefined ? null : (transcript.segments[index]?.id ?? null)
  transact(() => {
    endReview('The review is over: something else is tried')
    enter({ kind: 'drift', pass: { ...pass, fit } }, preview)
    if (id === null) closeField()
    else select(id, { open: null, reveal: true })
  })
}
