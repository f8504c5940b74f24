import type { Failed, Problem } from '../../shared/contract.ts'
import type { Words } from '../../shared/words/message.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { sessionStore, showProblems, tell } from '../state/session.ts'

/** Tells in the transport row, and to assistive technology, what a command did. */
export function say(words: Words): void {
  tell(toText(words))
}

/** Shows something that went wrong above the transcript, until the user dismisses it. The same problem is shown once. */
export function report(...found: readonly Problem[]): void {
  const { problems } = sessionStore.getState()
  const isKnown = (problem: Problem) =>
    problems.some(({ name, what }) => sameWords(name, problem.name) && sameWords(what, problem.what))
  const fresh = found.filter((problem) => !isKnown(problem))
  if (fresh.length > 0) showProblems([...problems, ...fresh])
}

/** Says that something of ours could not be stored. It is tried again with the next change. */
export function reportUnkept(name: string, { reason, detail }: Failed): void {
  report({
    name,
    what: reason === 'no-space' ? t('say.couldNotStore') : t('say.couldNotStoreBecause', { detail }),
    advice: t('say.makeRoomBefore'),
  })
}

function sameWords(a: Words, b: Words): boolean {
  return toText(a) === toText(b)
}

export function dismissProblems(): void {
  showProblems([])
}
