import type { Step } from '../../shared/journal/record.ts'

/** What happened to the document; `load` = another one is there, or none. */
export type DocumentStep = Step | { readonly do: 'load' }

type Listener = (step: DocumentStep) => void
const listeners = new Set<Listener>()

/**
 * Hears of each step of the document, in order and at once: the stores have changed already, even inside a
 * transaction. Returns its own undo.
 */
export function onStep(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells a step. */
export function tellStep(step: DocumentStep): void {
  for (const listener of listeners) listener(step)
}
