import type { Edit } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { endOf, type Segment, type Transcript, type Word } from '../model/transcript.ts'
import { wordPlaces } from '../model/word-places.ts'
import type { Words } from '../words/message.ts'

type SplitOptions = { readonly durationMs: Ms | null; readonly newId: string; readonly label: Words }

/** Search radius for an onset around a split, in ms. */
const ONSET_REACH = 300

/**
 * Splits a line at `ms`; the second half gets `newId` and no origin. The text is split at the word times,
 * else in proportion, always between words. Null when `ms` is outside the line or a half would be empty.
 */
export function split(transcript: Transcript, index: number, ms: Ms, options: SplitOptions): Edit | null {
  const segment = transcript.segments[index]
  const end = endOf(transcript, index, options.durationMs)
  if (segment?.start == null || end === null || ms <= segment.start || ms >= end) return null
  const moment = Math.round(ms)
  const words = segment.words ?? []
  const spoken = words.findIndex((word) => word.start !== null && word.start >= moment)
  const share = (moment - segment.start) / (end - segment.start)
  const offset = wordBreak(
    segment.text,
    spoken > 0 ? lengthOf(words.slice(0, spoken)) : share * segment.text.length,
  )
  if (offset === null) return null
  const isBetween = segment.words !== null && spoken > 0
  const halves = isBetween
    ? [words.slice(0, spoken), words.slice(spoken)]
    : segment.words && divideWords(segment, offset)
  return cut(segment, index, { offset, ms: moment, halves }, options)
}

/**
 * Splits a line at `offset` of its text. The time is that of the next word, else in proportion; `onsetNear`
 * may move it to an onset. An untimed line becomes two. Null when a half would be empty.
 */
export function splitAtText(
  transcript: Transcript,
  index: number,
  offset: number,
  options: SplitOptions & { readonly onsetNear?: (ms: Ms) => Ms | null },
): Edit | null {
  const segment = transcript.segments[index]
  if (!segment || segment.text.slice(0, offset).trim() === '' || segment.text.slice(offset).trim() === '')
    return null
  const halves = segment.words && divideWords(segment, offset)
  const { start } = segment
  const end = endOf(transcript, index, options.durationMs)
  const known = timeBetween(halves)
  if (start === null || end === null || end - start < 2) {
    const isKnown = start !== null && end === null && known !== null && known > start
    return cut(segment, index, { offset, ms: isKnown ? Math.round(known) : null, halves }, options)
  }
  const hold = (ms: Ms) => Math.min(end - 1, Math.max(start + 1, Math.round(ms)))
  const guess = hold(known ?? start + (offset / segment.text.length) * (end - start))
  const onset = options.onsetNear?.(guess) ?? null
  const isNear = onset !== null && Math.abs(onset - guess) <= ONSET_REACH && hold(onset) === Math.round(onset)
  return cut(segment, index, { offset, ms: isNear ? Math.round(onset) : guess, halves }, options)
}

type Halves = readonly (readonly Word[])[] | null
type Cut = { readonly offset: number; readonly ms: Ms | null; readonly halves: Halves }

function cut(segment: Segment, index: number, { offset, ms, halves }: Cut, options: SplitOptions): Edit {
  const first: Segment = {
    ...segment,
    end: segment.end === null ? null : (ms ?? segment.end),
    text: segment.text.slice(0, offset).trimEnd(),
    words: halves?.[0] ?? null,
  }
  const second: Segment = {
    ...segment,
    id: options.newId,
    start: ms,
    end: ms === null ? null : segment.end,
    text: segment.text.slice(offset).trimStart(),
    words: halves?.[1] ?? null,
    mark: 'none',
    origin: null,
  }
  return {
    label: options.label,
    mergeKey: null,
    splices: [{ at: index, removed: [segment], inserted: [first, second] }],
    selection: { before: [segment.id], after: [second.id] },
  }
}

/** The words before and after a text offset; a word across it is split with its time. */
function divideWords({ text, words }: Segment, offset: number): Halves {
  const before: Word[] = []
  const after: Word[] = []
  const places = wordPlaces(text, words ?? [])
  for (const [i, word] of (words ?? []).entries()) {
    const { from, to } = places[i] ?? { from: 0, to: 0 }
    if (to <= offset) before.push(word)
    else if (from >= offset) after.push(word)
    else {
      const bare = text.slice(from, to)
      const [head, tail] = [bare.slice(0, offset - from), bare.slice(offset - from)]
      const { start, end } = word
      const ms =
        start === null || end === null
          ? null
          : Math.round(start + (head.length / bare.length) * (end - start))
      before.push({ ...word, text: word.text.replace(bare, () => head), end: ms })
      after.push({ ...word, text: tail, start: ms })
    }
  }
  return [before, after]
}

/** Start of the second half: of its first word, else the end of the word before; null = unknown. */
function timeBetween(halves: Halves): Ms | null {
  return halves?.[1]?.[0]?.start ?? halves?.[0]?.at(-1)?.end ?? null
}

/** The white space nearest to `wanted` with text on both sides; null for a single word. */
function wordBreak(text: string, wanted: number): number | null {
  let best: number | null = null
  for (const match of text.matchAll(/\s+/g)) {
    const isInside = text.slice(0, match.index).trim() !== '' && text.slice(match.index).trim() !== ''
    if (isInside && (best === null || Math.abs(match.index - wanted) < Math.abs(best - wanted)))
      best = match.index
  }
  return best
}

function lengthOf(words: readonly Word[]): number {
  return words.reduce((sum, word) => sum + word.text.length, 0)
}
