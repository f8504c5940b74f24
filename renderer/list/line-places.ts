import { lastOne } from '../../shared/base/last-one.ts'
import { rankIn } from '../../shared/base/search.ts'
import { type Sentence, sentencesOf } from '../../shared/model/sentences.ts'
import type { Ms } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { wordAtOffset, wordPlaces } from '../../shared/model/word-places.ts'
import type { Speech } from '../../shared/timing/check.ts'
import { sentenceStarts } from '../../shared/timing/sentence-places.ts'
import { shareEnd } from '../../shared/timing/spoken-line.ts'
import { speechSpans } from '../analysis/speech.ts'
import { shownNow } from '../state/preview.ts'
import { indexOf } from '../state/selectors.ts'
import { sessionStore } from '../state/session.ts'

/** Shorter lines (ms) are one place: a sentence in them is soon heard. */
const LONG_MS = 8000

/** A stretch of a line's text and when it begins; that of a sentence is an estimate. */
export type LinePlace = {
  readonly kind: 'word' | 'sentence'
  readonly from: number
  readonly to: number
  readonly ms: Ms
}

type Timed = {
  readonly end: Ms
  readonly speech: Speech | null
  readonly sentences: readonly Sentence[]
  readonly starts: readonly Ms[]
}

/** Kept while the line stays as it is: working it out takes some milliseconds for a long one. */
const known = new WeakMap<Segment, Timed>()

/** The sentences of a long line without word times, and when they begin by estimate; null for other lines. */
function timedSentences(line: Segment): Timed | null {
  const end = endOf(line)
  if (line.start === null || end === null || end - line.start < LONG_MS || hasWordTimes(line)) return null
  const speech = speechSpans()
  const before = known.get(line)
  if (before?.end === end && before.speech === speech) return before
  const sentences = sentencesOf(line.text)
  const starts = sentenceStarts(line.text, sentences, { from: line.start, to: end, speech })
  const timed = { end, speech, sentences, starts }
  known.set(line, timed)
  return timed
}

/**
 * Its own end, else the next start, else the end of the audio; of that its share where lines without times
 * follow. Null = not known.
 */
function endOf({ id, start, end }: Segment): Ms | null {
  if (start === null || end !== null) return end
  const { transcript, timeline } = shownNow()
  const to = timeline.starts[rankIn(timeline.starts, start) + 1] ?? sessionStore.getState().durationMs
  return to === null ? null : shareEnd(transcript, indexOf(id), start, to)
}

const hasWordTimes = lastOne(({ words }: Segment) => words?.some(({ start }) => start !== null) ?? false)

const placesIn = lastOne(({ text, words }: Segment) => wordPlaces(text, words ?? []))

/** Where a word stands in its line, and when it is said; null when it has no letters or no time. */
export function placeOfWord(line: Segment, word: number): LinePlace | null {
  const place = placesIn(line)[word]
  const ms = line.words?.[word]?.start
  return place && place.to > place.from && ms != null ? { kind: 'word', ...place, ms } : null
}

/** The word at an offset of a line's text, or the last before it; -1 = none. */
export function wordBefore(line: Segment, offset: number): number {
  const places = placesIn(line)
  for (let at = offset; at >= 0; at--) {
    const word = wordAtOffset(places, at)
    if (word !== -1) return word
  }
  return -1
}

/** The sentence spoken at `ms` in a long line without word times, by estimate; null in other lines. */
export function sentenceAt(line: Segment, ms: Ms): LinePlace | null {
  const timed = timedSentences(line)
  return timed && sentenceIn(timed, Math.max(0, rankIn(timed.starts, ms)))
}

/**
 * What a click at an offset of a line's text leads to: the word there, or the one before it that has a time;
 * in a long line without word times the sentence. Null = the start of the line.
 */
export function placeAtOffset(line: Segment, offset: number): LinePlace | null {
  if (hasWordTimes(line)) {
    const places = placesIn(line)
    for (let at = offset; at >= 0; at--) {
      const word = wordAtOffset(places, at)
      const place = word === -1 ? null : placeOfWord(line, word)
      if (place) return place
    }
    return null
  }
  const timed = timedSentences(line)
  const at = timed?.sentences.findLastIndex(({ from }) => from <= offset) ?? -1
  return timed && sentenceIn(timed, Math.max(0, at))
}

function sentenceIn({ sentences, starts }: Timed, at: number): LinePlace | null {
  const [sentence, ms] = [sentences[at], starts[at]]
  return sentence && ms !== undefined && sentences.length > 1 ? { kind: 'sentence', ...sentence, ms } : null
}
