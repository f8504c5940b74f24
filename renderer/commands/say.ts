import type { Failed, Problem } from '../../shared/contract.ts'
import type { Words } from '../../shared/words/message.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { type About, type Reported, sessionStore, showProblems, tell } from '../state/session.ts'

/** Tells in the transport row, and to assistive technology, what a command did. */
export function say(words: Words): void {
  tell(toText(words))
}

/** Shows a problem of the episode on screen until the user dismisses it or another episode comes. */
export function report(...found: readonly Problem[]): void {
  reportOf('episode', ...found)
}

/**
 * Shows a problem above the transcript until the user dismisses it, or what it is about is over. The same one
 * is shown once.
 */
export function reportOf(about: About, ...found: readonly Problem[]): void {
  const { problems } = sessionStore.getState()
  const fresh = found.filter((problem) => !problems.some((other) => isSame(other, problem)))
  if (fresh.length > 0) showProblems([...problems, ...fresh.map((problem) => ({ ...problem, about }))])
}

/**
 * Takes away what was said about something that has succeeded since, or of it only what is said of `name`.
 */
export function settled(about: About, name?: Words): void {
  const isOver = (problem: Reported) =>
    problem.about === about && (name === undefined || sameWords(problem.name, name))
  keepUnless(isOver)
}

/**
 * Something else has come on screen: of the problems that were told `before`, those of earlier tries to open
 * go, and with another episode those of the one that was there. What was told since is about the new one.
 */
export function leaveBehind(before: readonly Reported[], isAnother: boolean): void {
  const going: readonly About[] = isAnother ? ['opening', 'episode', 'saving'] : ['opening']
  keepUnless((problem) => before.includes(problem) && going.includes(problem.about))
}

function keepUnless(isOver: (problem: Reported) => boolean): void {
  const { problems } = sessionStore.getState()
  const left = problems.filter((problem) => !isOver(problem))
  if (left.length < problems.length) showProblems(left)
}

/** Says that something of ours could not be stored. It is tried again with the next change. */
export function reportUnkept(name: string, { reason, detail }: Failed): void {
  reportOf('keeping', {
    name,
    what: reason === 'no-space' ? t('say.couldNotStore') : t('say.couldNotStoreBecause', { detail }),
    advice: t('say.makeRoomBefore'),
  })
}

function isSame(a: Problem, b: Problem): boolean {
  return sameWords(a.name, b.name) && sameWords(a.what, b.what)
}

function sameWords(a: Words, b: Words): boolean {
  return toText(a) === toText(b)
}

/** Takes all problems away from above the transcript. */
export function dismissProblems(): void {
  showProblems([])
}
