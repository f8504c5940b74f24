import type { Segment } from '../../model/transcript.ts'
import type { Replacement, SegmentTokens } from './format.ts'
import { printToken } from './timestamps.ts'

/** Changed times of words, if the words themselves are the same. */
export function patchWordTimes(now: Segment, was: Segment, tokens: SegmentTokens): Replacement[] {
  const [old, words] = [was.words, now.words]
  const items = tokens.words?.items
  if (!items || !old || !words || words === old || now.text !== was.text || words.length !== old.length)
    return []
  return words.flatMap((word, i) =>
    (['start', 'end'] as const).flatMap((edge) => {
      const token = items[i]?.[edge]
      const ms = word[edge]
      if (!token || ms === null || ms === old[i]?.[edge]) return []
      return [{ from: token.from, to: token.to, text: printToken(token, ms) }]
    }),
  )
}
