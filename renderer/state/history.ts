import { compose, type Edit } from '../../shared/model/edit.ts'

/** Past edits, oldest first, and undone ones, next redo first. */
export type History = {
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
  /** When the last edit was committed, ms of any steady clock; edits of one gesture arrive within MERGE_MS. */
  readonly at: number
}

export const NO_HISTORY: History = { past: [], future: [], at: -Infinity }
const MAX_EDITS = 500
const MERGE_MS = 500

/** Adds a committed edit. One with the mergeKey of the last edit, soon after it, becomes one step with it. Redo is dropped. */
export function push(history: History, edit: Edit, at: number): History {
  const last = history.past.at(-1)
  const continues = edit.mergeKey !== null && last?.mergeKey === edit.mergeKey && at - history.at <= MERGE_MS
  const merged = continues && history.future.length === 0 ? compose(last, edit) : null
  const past = merged ? [...history.past.slice(0, -1), merged] : [...history.past, edit].slice(-MAX_EDITS)
  return { past, future: [], at }
}

/** The edit to take back and the history after that; null when there is none. */
export function stepBack(history: History): { edit: Edit; history: History } | null {
  const edit = history.past.at(-1)
  if (!edit) return null
  return {
    edit,
    history: { past: history.past.slice(0, -1), future: [edit, ...history.future], at: -Infinity },
  }
}

/** The edit to do again and the history after that; null when there is none. */
export function stepForward(history: History): { edit: Edit; history: History } | null {
  const [edit, ...future] = history.future
  if (!edit) return null
  return { edit, history: { past: [...history.past, edit], future, at: -Infinity } }
}
