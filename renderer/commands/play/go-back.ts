import { t } from '../../../shared/words/speak.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'

/** How far playing can go back when it goes on by itself, in ms, and when that is. */
const CHOICES = {
  resumeBack: [0, 500, 1000, 2000, 3000],
  typingBack: [0, 1000, 2000, 3000, 5000],
} as const

/** Goes to the next choice of how far to go back, after the last to not at all. */
export function changeGoingBack({ app }: Context, which: keyof typeof CHOICES): Outcome {
  const next = CHOICES[which].find((ms) => ms > app.settings[which]) ?? 0
  const message = next === 0 ? t(`say.goesOn.${which}`) : t(`say.goesBack.${which}`, { seconds: next / 1000 })
  return { settings: { [which]: next }, message }
}
