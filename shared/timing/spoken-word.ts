import { lastOne } from '../base/last-one.ts'
import { rankIn } from '../base/search.ts'
import type { Ms } from '../model/time.ts'
import type { Word } from '../model/transcript.ts'

/** No word is known to be spoken. */
export const NO_WORD = -1

/**
 * The word spoken at `ms`, as an index: the last that has begun, also in the pause behind it. NO_WORD before
 * the first, and without any times. O(log n) for the line that was asked for before.
 */
export function spokenWord(words: readonly Word[] | null, ms: Ms): number {
  if (words === null) return NO_WORD
  const { starts, indices } = columnsOf(words)
  return indices[rankIn(starts, ms)] ?? NO_WORD
}

/** The words with a start, in the order of that. */
const columnsOf = lastOne((words: readonly Word[]) => {
  const timed = words.flatMap(({ start }, index) => (start === null ? [] : [{ start, index }]))
  // Equal starts keep their order; the last of them is the spoken one.
  timed.sort((a, b) => a.start - b.start || a.index - b.index)
  return {
    starts: Float64Array.from(timed, ({ start }) => start),
    indices: Int32Array.from(timed, ({ index }) => index),
  }
})
