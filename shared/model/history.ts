import { changesFile, compose, type Edit } from './edit.ts'
import { wordsAsRead } from './moved-words.ts'

/** Past edits, oldest first, and undone ones, next redo first. */
export type History = {
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
  /** The last edit of the file that can no longer be taken back; null = all can. */
  readonly forgotten: Edit | null
  /** When the last edit was committed (ms, a steady clock); edits of one gesture arrive within MERGE_MS. */
  readonly at: number
}

export const NO_HISTORY: History = { past: [], future: [], forgotten: null, at: -Infinity }
const MAX_EDITS = 500
/** What all past edits may hold, about, in bytes: some thirty moves of all of 20 000 lines. */
const MAX_BYTES = 128_000_000
/** What a changed line and a new word take, in bytes, as measured; a word that moves takes nothing. */
const LINE_BYTES = 200
const WORD_BYTES = 50
const MERGE_MS = 500

/**
 * Adds a committed edit. One with the mergeKey of the last edit, soon after it, becomes one step with it.
 * Redo is dropped, and so are the oldest edits when there are too many of them or they hold too much.
 */
export function push(history: History, edit: Edit, at: number): History {
  return add(history, edit, continues(history, edit, at), at)
}

/** True when an edit that is committed now becomes one step with the last one. */
export function continues(history: History, edit: Edit, at: number): boolean {
  const last = history.past.at(-1)
  const isOneGesture =
    edit.mergeKey !== null && last?.mergeKey === edit.mergeKey && at - history.at <= MERGE_MS
  return isOneGesture && history.future.length === 0
}

/** The same, where it is known whether the edit becomes one step with the last one, as far as it can. */
export function add(history: History, edit: Edit, asOne: boolean, at: number): History {
  const last = history.past.at(-1)
  const merged = asOne && last ? compose(last, edit) : null
  const past = merged ? [...history.past.slice(0, -1), merged] : [...history.past, edit]
  const first = firstKept(past)
  const forgotten = past.slice(0, first).findLast(changesFile) ?? history.forgotten
  return { past: past.slice(first), future: [], forgotten, at }
}

/** Index of the oldest edit there is room for; the newest is always kept. */
function firstKept(past: readonly Edit[]): number {
  let bytes = 0
  const full = past.findLastIndex((edit, i) => (bytes += bytesOf(edit)) > MAX_BYTES && i < past.length - 1)
  return Math.max(0, full + 1, past.length - MAX_EDITS)
}

const known = new WeakMap<Edit, number>()

/**
 * About what an edit holds by itself, in bytes. What it removes is held by the edit before it, or by the file
 * as it was read.
 */
function bytesOf(edit: Edit): number {
  const before = known.get(edit)
  if (before !== undefined) return before
  let bytes = 0
  for (const { removed, inserted } of edit.splices) {
    for (const [i, line] of inserted.entries()) {
      const [old, words] = [removed[i], wordsAsRead(line)]
      const isNew = words !== null && !(old && wordsAsRead(old) === words)
      bytes += LINE_BYTES + (isNew ? words.length * WORD_BYTES : 0)
    }
  }
  known.set(edit, bytes)
  return bytes
}

/** The edit to take back and the history after that; null when there is none. */
export function stepBack(history: History): { edit: Edit; history: History } | null {
  const edit = history.past.at(-1)
  if (!edit) return null
  return {
    edit,
    history: {
      ...history,
      past: history.past.slice(0, -1),
      future: [edit, ...history.future],
      at: -Infinity,
    },
  }
}

/** The edit to do again and the history after that; null when there is none. */
export function stepForward(history: History): { edit: Edit; history: History } | null {
  const [edit, ...future] = history.future
  if (!edit) return null
  return { edit, history: { ...history, past: [...history.past, edit], future, at: -Infinity } }
}
