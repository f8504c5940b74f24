import type { Problem } from '../../shared/contract.ts'
import { sessionStore, showProblems, tell } from '../state/session.ts'

/** Tells in the transport row, and to assistive technology, what a command did. */
export function say(message: string): void {
  tell(message)
}

/** Shows something that went wrong above the transcript, until the user dismisses it. The same problem is shown once. */
export function report(...found: readonly Problem[]): void {
  const { problems } = sessionStore.getState()
  const isKnown = (problem: Problem) =>
    problems.some(({ name, what }) => name === problem.name && what === problem.what)
  const fresh = found.filter((problem) => !isKnown(problem))
  if (fresh.length > 0) showProblems([...problems, ...fresh])
}

export function dismissProblems(): void {
  showProblems([])
}
