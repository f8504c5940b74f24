import { t } from '../../../shared/words/speak.ts'
import type { Context } from '../context.ts'
import { keyOf } from '../key-hints.ts'
import type { Outcome } from '../outcome.ts'

/** Plays for as long as a key, or a foot pedal that sends one, is held. */
export function playPressed(): Outcome {
  return { sound: [{ do: 'play' }] }
}

/** The key is let go: pauses, and goes back a little, so that the next press repeats the last words. */
export function pauseReleased({ app, session, sound, now }: Context): Outcome {
  if (!session.audio) return {}
  const { holdBackMs } = app.settings
  const goesBack = !sound.paused && holdBackMs > 0
  return { sound: [{ do: 'pause' }, ...(goesBack ? [{ do: 'seek', to: now - holdBackMs } as const] : [])] }
}

/** There is nothing to hold in a menu or a palette: tells which key it is, or lets one be chosen. */
export function explainPressed({ app }: Context): Outcome {
  const key = keyOf('play.whilePressed', app)
  if (key !== null) return { message: t('say.holdPlaysUntil', { key }) }
  return { view: { dialog: { kind: 'keys', query: t('command.play.whilePressed') } } }
}
