import { type Ms, printReading } from '../../../shared/model/time.ts'
import { endOf } from '../../../shared/model/transcript.ts'
import { rankAt } from '../../../shared/timing/active.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { heldRate } from '../../playback/rates.ts'
import { lineIn } from '../../state/selectors.ts'
import { type Context, targetOf } from '../context.ts'
import { howTo } from '../key-hints.ts'
import type { Outcome, Sound } from '../outcome.ts'

/** The element may settle so far (ms) from where it was paused. */
const SETTLED = 50

/** Plays or pauses; playing goes on from so much before the pause as the setting says. */
export function togglePlay({ sound, session, app, now }: Context): Outcome {
  if (!sound.paused) return { sound: [{ do: 'pause', byKey: true }] }
  const { resumeBack } = app.settings
  const { pausedAt } = session
  // Who has gone elsewhere in the meantime wants to hear that place.
  const goesBack = resumeBack > 0 && pausedAt !== null && Math.abs(pausedAt - now) < SETTLED
  const back: Sound[] = goesBack ? [{ do: 'seek', to: Math.max(0, now - resumeBack) }] : []
  return { view: { pausedAt: null }, sound: [...back, { do: 'play' }] }
}

/** Jumps by `delta` ms; playing goes on. */
export function jump({ now }: Context, delta: Ms): Outcome {
  return { sound: [{ do: 'seek', to: now + delta }] }
}

/** Jumps to `ms` and lets the transcript follow again. */
export function goTo(_context: Context, ms: Ms): Outcome {
  return {
    view: { follow: true },
    message: t('say.atTime', { time: printReading(ms) }),
    sound: [{ do: 'seek', to: ms }],
  }
}

/** A place inside a line; `isAbout` = by estimate. */
export type Inside = { readonly ms: Ms; readonly isAbout: boolean }

/** Jumps to the start of a line, or to a place in it, and selects it; playing or not stays as it was. */
export function seekToLine(
  { document, session, app }: Context,
  id: string,
  inside: Inside | null = null,
): Outcome {
  const segment = document.transcript.segments[lineIn(document, id)]
  if (!segment) return {}
  const chosen: Outcome = {
    select: { id, word: null, edge: 'start', open: null },
    view: { follow: true },
  }
  if (segment.start === null) {
    const how = howTo('correct.setStart', app)
    return { ...chosen, message: t('say.lineHasNo', { how }) }
  }
  if (!session.audio) return chosen
  const to = inside?.ms ?? segment.start
  const beyond = whyNotHeard(to, session.durationMs)
  if (beyond) return { ...chosen, ...beyond }
  const message = inside?.isAbout ? { message: t('say.aboutTime', { time: printReading(to) }) } : {}
  return { ...chosen, ...message, sound: [{ do: 'seek', to }] }
}

/** Jumps to the previous (-1) or next (1) line that has a time. */
export function stepLine(context: Context, step: 1 | -1): Outcome {
  const { timeline, transcript } = context.document
  const line = timeline.lines[Math.max(0, rankAt(timeline, context.now + 1) + step)]
  const id = line === undefined ? undefined : transcript.segments[line]?.id
  if (id === undefined) return { message: step > 0 ? t('say.thisIsLastLine') : t('say.firstLine') }
  return { ...seekToLine(context, id), reveal: id }
}

/** Plays the target line once, from its start to its end. */
export function replayLine(context: Context): Outcome {
  const line = targetSpan(context)
  if (!line) return NO_TIME
  const beyond = whyNotHeard(line.start, context.session.durationMs)
  if (beyond) return beyond
  return {
    sound: [
      { do: 'seek', to: line.start },
      { do: 'play', until: line.end },
    ],
  }
}

/** Plays the target line again and again, until a pause or a seek. */
export function loopLine(context: Context): Outcome {
  const line = targetSpan(context)
  if (!line) return NO_TIME
  const beyond = whyNotHeard(line.start, context.session.durationMs)
  if (beyond) return beyond
  if (line.end === null) return { message: t('say.lineHasNoEnd') }
  return {
    sound: [{ do: 'loop', from: line.start, to: line.end }],
    message: t('say.linePlayedAgain', { howTo: howTo('play.toggle', context.app) }),
  }
}

/** Why nothing is heard at a time beyond the end of the audio; null when something may be. */
function whyNotHeard(ms: Ms, durationMs: Ms | null): Outcome | null {
  if (durationMs === null || ms < durationMs) return null
  const length = printReading(durationMs)
  return { message: t('say.beginsBeyond', { time: printReading(ms), length }) }
}

const NO_TIME: Outcome = { message: sentence('say.noTimeYet') }

function targetSpan(context: Context): { readonly start: Ms; readonly end: Ms | null } | null {
  const { transcript } = context.document
  const index = targetOf(context)
  const start = transcript.segments[index]?.start
  return start == null ? null : { start, end: endOf(transcript, index, context.session.durationMs) }
}

/** Plays on from the start of the selected line. */
export function playFromLine(context: Context): Outcome {
  const line = targetSpan(context)
  if (!line) return NO_TIME
  return whyNotHeard(line.start, context.session.durationMs) ?? playFrom(context, line.start)
}

/** Jumps to `ms` and plays on from there. */
export function playFrom(_context: Context, ms: Ms): Outcome {
  return { view: { follow: true }, sound: [{ do: 'seek', to: ms }, { do: 'play' }] }
}

/** Sets the speed, 0.5 to 3; the pitch is kept. */
export function setRate(_context: Context, wanted: number): Outcome {
  const rate = heldRate(Math.round(wanted * 20) / 20)
  return {
    sound: [{ do: 'rate', rate }],
    message: t('say.speed', { rate: rate.toFixed(2).replace(/0$/, '') }),
  }
}

/** Makes playing faster (or slower) by `step`, within 0.5 to 3. */
export function changeRate(context: Context, step: number): Outcome {
  return setRate(context, context.sound.rate + step)
}

/** Sets the loudness, 0 to 1; sound comes back when it was muted. */
export function setVolume(_context: Context, volume: number): Outcome {
  const held = Math.round(Math.min(1, Math.max(0, volume)) * 100) / 100
  return { settings: { volume: held, muted: false } }
}

/** Makes it louder or softer by `step`, within 0 to 1; sound comes back when it was muted. */
export function changeVolume(context: Context, step: number): Outcome {
  const { settings } = setVolume(context, context.app.settings.volume + step)
  return {
    settings: { ...settings },
    message: t('say.volume', { percent: Math.round((settings?.volume ?? 0) * 100) }),
  }
}

/** Mutes the sound, or lets it be heard again as loud as before. */
export function toggleMute({ app }: Context): Outcome {
  const muted = !app.settings.muted
  return { settings: { muted }, message: t(muted ? 'say.muted' : 'bar.soundOn') }
}
