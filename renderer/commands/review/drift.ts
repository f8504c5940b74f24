import { apply } from '../../../shared/model/edit.ts'
import { printDifference, printReading } from '../../../shared/model/time.ts'
import { applyDrift, driftedBelow } from '../../../shared/timing/apply-drift.ts'
import type { Below, LinesBelow } from '../../../shared/timing/below-zero.ts'
import { driftSamples } from '../../../shared/timing/drift-samples.ts'
import { type Drift, drifted, fitDrift } from '../../../shared/timing/fit-drift.ts'
import { list, message as sentence } from '../../../shared/words/message.ts'
import { t, toText } from '../../../shared/words/speak.ts'
import { type DriftPass, selectDrift, selectReview } from '../../state/mode.ts'
import type { Context } from '../context.ts'
import type { Outcome, Sound } from '../outcome.ts'
import { beginReview } from './review.ts'

/** Lines that are asked for. */
const COUNT = 8
/** A line is played from so much (ms) before it should come: more while nothing is known of the drift. */
const BEFORE = { unknown: 8000, known: 4000 } as const
const PAUSE: Sound = { do: 'pause' }

/** Begins to look for what is wrong with all times: plays some lines, the user presses a key at each. */
export function startDrift(context: Context): Outcome {
  if (!context.session.audio) return { message: t('say.openAudioFirst') }
  const samples = driftSamples(context.document.transcript, COUNT)
  if (samples.length === 0) return { message: t('say.noLineHasTimeYet') }
  const outcome = ask(context, { samples, at: 0, heard: [], fit: null })
  return { ...outcome, sound: [PAUSE, ...(outcome.sound ?? [])] }
}

/** The line that is asked for begins now. */
export function driftHeard(context: Context): Outcome {
  const { now, app, sound } = context
  const pass = selectDrift(context.mode)
  const index = pass?.samples[pass.at]
  if (!pass || index === undefined) return {}
  const ms = Math.round(now - app.settings.tap.reactionMs * sound.rate)
  const heard = [...pass.heard.filter((sample) => sample.index !== index), { index, ms: Math.max(0, ms) }]
  return step(context, { ...pass, heard })
}

/** This line cannot be found, or not heard: the next one. */
export function driftSkip(context: Context): Outcome {
  const pass = selectDrift(context.mode)
  return pass ? step(context, pass) : {}
}

/** The line before is asked for again. */
export function driftBack(context: Context): Outcome {
  const pass = selectDrift(context.mode)
  if (!pass || pass.at === 0) return playSample(context)
  return ask(context, { ...pass, at: pass.at - 1 })
}

/** Corrects all times by what was found, as one step; `below` = what becomes of lines before 0. */
export function applyFoundDrift(context: Context, below: Below = 'zero'): Outcome {
  const fit = selectDrift(context.mode)?.fit
  if (!fit) return {}
  const { transcript } = context.document
  const { edit, moved } = applyDrift(transcript, fit.drift, {
    label: sentence('change.correctDrift'),
    below,
  })
  if (!edit) return { ...leaveDrift(), message: t('say.nothingHasMoved') }
  const gone = transcript.segments.length - apply(edit, transcript).segments.length
  const removed = gone > 0 ? ` · ${t('say.linesRemoved', { count: gone })}` : ''
  const corrected = t('say.driftCorrected', { count: moved, drift: describeDrift(fit.drift) })
  return { ...leaveDrift(), edit, message: corrected + removed }
}

/** The lines that would begin before 0 if that were done. */
export function foundDriftBelow({ document, mode }: Context): LinesBelow {
  const fit = selectDrift(mode)?.fit
  return fit ? driftedBelow(document.transcript, fit.drift) : { below: [], gone: [] }
}

/** Shows the correction line by line; who cancels that is asked again. */
export function reviewDrift(context: Context): Outcome {
  const fit = selectDrift(context.mode)?.fit
  if (!fit) return {}
  const { edit } = applyDrift(context.document.transcript, fit.drift, {
    label: sentence('change.correctDrift'),
  })
  if (!edit) return { message: t('say.nothingHasMoved') }
  const proposed = { title: t('change.correctDrift'), edit, note: describeDrift(fit.drift) }
  const outcome = beginReview(context, proposed)
  return { ...outcome, sound: [PAUSE, ...(outcome.sound ?? [])] }
}

/** Ends the search for a drift; what was proposed is dropped. */
export function leaveDrift(): Outcome {
  return { mode: { kind: 'none' }, preview: null, sound: [PAUSE] }
}

/** Plays the line that is asked for, from before the place where it should be. */
export function playSample({ document, mode }: Context): Outcome {
  const pass = selectDrift(mode)
  return pass ? { sound: sampleOf(document, pass) } : {}
}

/** What a drift is, in words. */
export function describeDrift(drift: Drift): string {
  if (drift.kind === 'offset') return t('drift.allLines', { difference: printDifference(drift.offset) })
  if (drift.kind === 'rate') {
    const difference = printDifference(drift.offset)
    if (drift.known) return t('drift.frameRate', { rate: drift.known, difference })
    return t('drift.speed', { rate: drift.ratio.toFixed(5), difference })
  }
  const parts = drift.parts.map(({ fromMs, offset }, i) => {
    const difference = printDifference(offset)
    return i === 0 ? difference : t('drift.from', { time: printReading(fromMs), difference })
  })
  return toText(list(parts))
}

function sampleOf({ transcript }: Context['document'], { samples, at, fit }: DriftPass): readonly Sound[] {
  const start = transcript.segments[samples[at] ?? -1]?.start
  if (start == null) return []
  const expected = fit ? drifted(fit.drift, start) : start
  const from = Math.max(0, expected - (fit ? BEFORE.known : BEFORE.unknown))
  return [{ do: 'seek', to: from }, { do: 'play' }]
}

function step(context: Context, pass: DriftPass): Outcome {
  const next = { ...pass, at: pass.at + 1 }
  if (next.at < next.samples.length) return ask(context, next)
  const { outcome, pass: last } = show(context, next)
  const message = last.fit ? t('say.found', { drift: describeDrift(last.fit.drift) }) : t('say.noLineHeard')
  return { ...outcome, message, sound: [PAUSE] }
}

/** Shows the line that is asked for, and plays it. */
function ask(context: Context, asked: DriftPass): Outcome {
  const { outcome, pass } = show(context, asked)
  return { ...outcome, sound: sampleOf(context.document, pass) }
}

/** At the end the change is shown before it is made. */
function show(context: Context, asked: DriftPass): { outcome: Outcome; pass: DriftPass } {
  const { transcript } = context.document
  const fit = asked.heard.length > 0 ? fitDrift(transcript, asked.heard) : null
  const pass = { ...asked, fit }
  const isOver = pass.at >= pass.samples.length
  const preview =
    isOver && fit ? applyDrift(transcript, fit.drift, { label: sentence('change.correctDrift') }).edit : null
  const id = transcript.segments[pass.samples[pass.at] ?? -1]?.id
  const select = id === undefined ? undefined : { id, open: null, reveal: true }
  const isReview = selectReview(context.mode) !== null
  const outcome: Outcome = {
    mode: { kind: 'drift', pass },
    preview,
    select,
    closeField: true,
    ...(isReview && { message: t('say.reviewOtherTried') }),
  }
  return { outcome, pass }
}
