import type { Ms } from '../../model/time.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import { spaceInFront } from './spaced-words.ts'

const MS_PER_CHARACTER = 60
const SHORTEST = 1000

/** The length of a line that has none, in ms: about the time it takes to speak it. */
export function guessLength(text: string): Ms {
  return Math.max(SHORTEST, text.length * MS_PER_CHARACTER)
}

/**
 * The lines as they are written in a new file: each with a start and an end, for formats that need both, and
 * with the spaces of its words in front. A missing end is the next start; untimed lines share the time
 * between their neighbours evenly.
 */
export function fillTimes({
  segments,
}: Transcript): { readonly segment: Segment; readonly start: Ms; readonly end: Ms }[] {
  const starts: number[] = []
  let last = 0
  for (let at = 0; at < segments.length; ) {
    const segment = segments[at]
    if (segment && segment.start !== null) {
      starts.push(segment.start)
      last = segment.end ?? segment.start
      at++
      continue
    }
    let next = at
    while (next < segments.length && segments[next]?.start === null) next++
    const follows = segments[next]?.start ?? null
    const before = at > 0 ? segments[at - 1] : undefined
    if (follows === null) {
      if (before && before.end === null) last += guessLength(before.text)
      for (const { text } of segments.slice(at, next)) {
        starts.push(last)
        last += guessLength(text)
      }
    } else {
      // A timed line without an end takes a share too.
      const own = before && before.end === null ? 1 : 0
      const share = (follows - last) / (next - at + own)
      for (let i = at; i < next; i++) starts.push(Math.max(last, Math.round(last + share * (i - at + own))))
    }
    at = next
  }
  return segments.map((segment, i) => {
    const start = starts[i] ?? 0
    const next = starts[i + 1]
    return {
      segment: withSpacedWords(segment),
      start,
      end: segment.end ?? (next !== undefined && next >= start ? next : start + guessLength(segment.text)),
    }
  })
}

function withSpacedWords(segment: Segment): Segment {
  const { words } = segment
  const spaced = words && spaceInFront(words)
  return spaced === words ? segment : { ...segment, words: spaced }
}
