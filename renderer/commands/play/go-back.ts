import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'

/** How far playing can go back when it goes on by itself, in ms, and when that is. */
const CHOICES = {
  resumeBack: { all: [0, 500, 1000, 2000, 3000], after: 'a pause' },
  typingBack: { all: [0, 1000, 2000, 3000, 5000], after: 'typing' },
} as const

/** Goes to the next choice of how far to go back, after the last to not at all. */
export function changeGoingBack({ app }: Context, which: keyof typeof CHOICES): Outcome {
  const { all, after } = CHOICES[which]
  const next = all.find((ms) => ms > app.settings[which]) ?? 0
  const how = next === 0 ? 'goes on where it was' : `goes back ${next / 1000} s`
  return { settings: { [which]: next }, message: `After ${after}, playing ${how}` }
}
