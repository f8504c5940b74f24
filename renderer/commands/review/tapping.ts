import { printPrecise } from '../../../shared/model/time.ts'
import { beginTapping, type TapAnswer, type TapEvent, tap } from '../../../shared/timing/tap.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { selectDrift, selectTap, withoutPass, withPass } from '../../state/mode.ts'
import { type Context, targetOf } from '../context.ts'
import { howTo } from '../key-hints.ts'
import type { Outcome } from '../outcome.ts'
import { driftBack, driftHeard, driftSkip, leaveDrift } from './drift.ts'

/** Tapping begins so much (ms) before the line, so that one can listen oneself in. */
const BEFORE_MS = 3000

/** Begins a pass: at the selected line, else at the first without a time, else at the line that is spoken. */
export function startTapping(context: Context): Outcome {
  const { document, selection, session, app } = context
  const { segments } = document.transcript
  if (!session.audio) return { message: t('say.openAudioFirstTapping') }
  const untimed = segments.findIndex(({ start }) => start === null)
  const index = selection.id === null && untimed >= 0 ? untimed : Math.max(0, targetOf(context))
  const pass = beginTapping(document.transcript, index, app.settings.tap.mode)
  const before = segments.slice(0, pass.next).findLast(({ start }) => start !== null)?.start ?? 0
  const from = segments[pass.next]?.start ?? before
  return {
    mode: { kind: 'tapping', pass },
    select: { id: selection.id, extent: null, open: null },
    message: t('say.whenYouHear', { howTo: howTo('tap.here', app) }),
    sound: [{ do: 'seek', to: Math.max(0, from - BEFORE_MS) }, { do: 'play' }],
  }
}

/** Begins a pass at the first line without a time, whatever is selected. */
export function resumeTapping(context: Context): Outcome {
  return startTapping({ ...context, selection: { ...context.selection, id: null, extent: null } })
}

/** Ends the tap mode, or the search for a drift. What was tapped is kept; the line waited for is selected. */
export function leaveTapping({ document, mode, app }: Context): Outcome {
  if (selectDrift(mode)) return leaveDrift()
  const pass = selectTap(mode)
  if (!pass) return {}
  const { segments } = document.transcript
  // The line that was waited for: another pass begins there.
  const id = (segments[pass.next] ?? segments.at(-1))?.id ?? null
  return {
    mode: withoutPass(mode.mode),
    preview: mode.preview,
    select: { id, reveal: true },
    message:
      pass.next < segments.length
        ? t('say.tappingLeft', { line: pass.next + 1, howTo: howTo('tap.begin', app) })
        : t('say.tappingEndedEverything'),
    sound: [{ do: 'pause' }],
  }
}

/**
 * What a key means in a pass: the line starts now, ends now, or one line back. In the search for a drift:
 * heard, skipped, back.
 */
export function tapNow(context: Context, kind: TapEvent['kind']): Outcome {
  const { document, session, mode, app, sound, now, ears } = context
  if (selectDrift(mode))
    return kind === 'tap' ? driftHeard(context) : kind === 'back' ? driftBack(context) : driftSkip(context)
  const pass = selectTap(mode)
  if (!pass) return { message: t('say.beginTapSync') }
  const { reactionMs, snaps } = app.settings.tap
  const event = { kind, nowMs: now, rate: sound.rate }
  const answer = tap(document.transcript, pass, event, {
    label: sentence('change.tap'),
    reactionMs,
    snaps,
    speech: ears.speech(),
    durationMs: session.durationMs,
  })
  const message = describe(context, kind, answer)
  return {
    mode: withPass(mode.mode, { kind: 'tapping', pass: answer.state }),
    preview: mode.preview,
    edit: answer.edit,
    ...(message !== null && { message }),
    ...(answer.seekMs !== null && { sound: [{ do: 'seek', to: answer.seekMs }, { do: 'play' }] }),
  }
}

function describe({ document, app }: Context, kind: TapEvent['kind'], answer: TapAnswer): string | null {
  const { state, ms, isSnapped } = answer
  if (state.next >= document.transcript.segments.length && kind === 'tap') {
    const [end, leave] = [howTo('tap.end', app), howTo('tap.leave', app)]
    return t('say.lastTapped', { end, leave })
  }
  if (ms === null) return null
  const tapped = t(kind === 'end' ? 'say.tapped.end' : 'say.tapped.tap', { time: printPrecise(ms) })
  return isSnapped ? `${tapped} · ${t('say.atSpeech')}` : tapped
}

/** Every line is tapped, or only the first of each turn. */
export function setTapMode({ document, mode, app }: Context, how: 'lines' | 'turns'): Outcome {
  const settings = { tap: { ...app.settings.tap, mode: how } }
  const pass = selectTap(mode)
  if (!pass) return { settings }
  const again = beginTapping(document.transcript, pass.next, how)
  return { settings, mode: withPass(mode.mode, { kind: 'tapping', pass: again }), preview: mode.preview }
}

/** Whether tapped times snap to where speech begins. A setting. */
export function setTapSnaps({ app }: Context, snaps: boolean): Outcome {
  return { settings: { tap: { ...app.settings.tap, snaps } } }
}

/** How long the user takes from hearing to pressing (ms). */
export function setReaction({ app }: Context, reactionMs: number): Outcome {
  const held = Math.round(Math.min(800, Math.max(0, reactionMs)))
  return { settings: { tap: { ...app.settings.tap, reactionMs: held } } }
}
