import { type Dialog, show } from '../state/session.ts'

/** What each asking dialog may answer; closing it answers `cancel`. */
export type Answer = string

let pending: ((answer: Answer) => void) | null = null

/** Opens a dialog and waits for its answer. A dialog that was open is answered with `cancel` first. */
export function ask(dialog: Dialog): Promise<Answer> {
  answer('cancel')
  show({ dialog })
  return new Promise((resolve) => {
    pending = resolve
  })
}

/** Answers and closes the open dialog. */
export function answer(value: Answer): void {
  const resolve = pending
  pending = null
  show({ dialog: null })
  resolve?.(value)
}

/** Closes the open dialog without an answer. */
export function dismissDialog(): void {
  answer('cancel')
}
