import { firstPast } from '../base/search.ts'
import type { Word } from './transcript.ts'

/** Where a word stands in the text of its line, without the white space around it. */
export type WordPlace = { readonly from: number; readonly to: number }

/** At most so many characters between two words belong to neither: a remark, a name. */
const BETWEEN = 200

/**
 * The places of words in a text, in order, none over another. A word that the text does not have is empty
 * where the one before it ends.
 */
export function wordPlaces(text: string, words: readonly Word[]): readonly WordPlace[] {
  let at = 0
  return words.map(({ text: spelt }) => {
    const bare = spelt.trim()
    const found = text.slice(at, at + BETWEEN + bare.length).indexOf(bare)
    if (bare === '' || found === -1) return { from: at, to: at }
    const from = at + found
    at = from + bare.length
    return { from, to: at }
  })
}

/** The word at an offset of the text; -1 when there is none, such as between two. */
export function wordAtOffset(places: readonly WordPlace[], offset: number): number {
  // Words that are not there have no width.
  let last = firstPast(places, ({ from }) => from > offset) - 1
  while (last >= 0 && places[last]?.from === places[last]?.to) last--
  return offset < (places[last]?.to ?? 0) ? last : -1
}
