import { blanksAtEnd, leadAndRest } from '../../base/blanks.ts'
import type { Ms } from '../../model/time.ts'
import type { Segment, Word } from '../../model/transcript.ts'
import type { Replacement, Span, TimeForm, TimeToken, WordTokens } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { parseAnyTime } from '../core/loose-clock.ts'
import { applyAll } from '../core/replace.ts'
import { printTime } from '../core/timestamps.ts'
import { decodeEntities, printVtt, showVtt, withoutTags } from './cue-text.ts'

const TIMESTAMP = /<((?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3})>/g

type Stamp = { readonly token: TimeToken; readonly ms: Ms; readonly whole: Span }
/** The words of a cue, with their tokens. */
export type CueWords = { readonly words: readonly Word[]; readonly items: readonly WordTokens[] }

/**
 * The words of a cue with timestamp tags (WebVTT: `Like <00:19.000>a <00:19.500>pizza`). Text before the
 * first tag begins with the cue, at `start`. Null when there are no tags, or when the words do not add up to
 * the visible text.
 */
export function wordsOfCue(text: string, body: Span, start: Ms | null): CueWords | null {
  const timestamps = timestampsIn(text, body)
  if (timestamps.length === 0) return null
  const words: Word[] = []
  const items: WordTokens[] = []
  let space = ''
  const add = (from: number, to: number, timestamp: Stamp | null) => {
    const shown = decodeEntities(withoutTags(text.slice(from, to)))
    const bare = shown.trim()
    const last = items.length - 1
    if (bare !== '') {
      const joiner = words.length === 0 ? '' : space + (/^\s+/.exec(shown)?.[0] ?? '')
      words.push({ text: joiner + bare, start: timestamp ? timestamp.ms : start, end: null })
      items.push({ block: { from, to }, ...(timestamp && { start: timestamp.token }) })
      space = blanksAtEnd(shown)
      return
    }
    space += shown
    // A tag without a word ends the word before.
    if (!timestamp || last < 0) return
    words[last] = { ...(words[last] as Word), end: timestamp.ms }
    items[last] = { ...(items[last] as WordTokens), end: timestamp.token }
  }
  add(body.from, timestamps[0]?.whole.from ?? body.to, null)
  for (const [i, timestamp] of timestamps.entries())
    add(timestamp.whole.to, timestamps[i + 1]?.whole.from ?? body.to, timestamp)
  const isWhole = words.map((word) => word.text).join('') === showVtt(slice(text, body))
  return isWhole && words.length > 0 ? { words, items } : null
}

/**
 * Raw text with the stamps of a line as it was, with the times that its words have now. Stamps of words that
 * were replaced stay, moved like their neighbours. Null when words have times that no stamp stands for.
 */
export function restamp(raw: string, { words, start }: Segment): string | null {
  if (!words) return null
  const found = wordsOfCue(raw, { from: 0, to: raw.length }, start)
  const times = timesByPlace(words)
  const places = placesOf(found?.words ?? [])
  const stamped = new Set(places)
  if ([...times.keys()].some((at) => at > 0 && !stamped.has(at))) return null
  const kept = places.findIndex((at, i) => found?.items[i]?.start && times.has(at))
  let moved: Ms = (times.get(places[kept] ?? -1)?.start ?? 0) - (found?.words[kept]?.start ?? 0)
  let last: Ms = start ?? 0
  const edits: Replacement[] = []
  for (const [i, { start: token, end: closing }] of (found?.items ?? []).entries()) {
    const was = found?.words[i]
    const now = times.get(places[i] ?? -1)
    if (now?.start != null && was?.start != null && token) moved = now.start - was.start
    const ms = now?.start ?? (was?.start == null ? null : Math.max(last, was.start + moved))
    if (token && ms !== null) edits.push(stamp(token, ms))
    last = Math.max(last, ms ?? 0)
    const stop = now?.end ?? (was?.end == null ? null : Math.max(last, was.end + moved))
    if (closing && stop !== null) edits.push(stamp(closing, stop))
  }
  return applyAll(
    raw,
    edits.filter(({ from, to, text }) => raw.slice(from, to) !== text),
  )
}

function stamp(token: TimeToken, ms: Ms): Replacement {
  return { from: token.from, to: token.to, text: printTime(ms, token.form) }
}

/** Where each word begins among the characters of the line that are no white space. */
function placesOf(words: readonly Word[]): number[] {
  let at = 0
  return words.map(({ text }) => {
    const own = at
    at += text.replace(/\s+/g, '').length
    return own
  })
}

/** The words that have a start, by their places. */
function timesByPlace(words: readonly Word[]): ReadonlyMap<number, Word> {
  const places = placesOf(words)
  return new Map(words.flatMap((word, i) => (word.start === null ? [] : [[places[i] ?? 0, word] as const])))
}

function timestampsIn(text: string, body: Span): Stamp[] {
  return [...slice(text, body).matchAll(TIMESTAMP)].flatMap((match) => {
    const raw = match[1] ?? ''
    const time = parseAnyTime(raw)
    if (!time) return []
    const from = body.from + match.index
    const token = { from: from + 1, to: from + 1 + raw.length, form: time.form }
    return [{ token, ms: time.ms, whole: { from, to: from + match[0].length } }]
  })
}

/**
 * The text of a line with timestamp tags; null when it has no timed words, or they do not add up to its text.
 */
export function printVttWords(
  { words, text, start, end }: Segment,
  eol: string,
  form: TimeForm,
): string | null {
  const isWhole =
    words
      ?.map((word) => word.text)
      .join('')
      .trim() === text.trim()
  if (!words || !isWhole) return null
  const print = (ms: Ms | null) => (ms === null ? '' : `<${printTime(ms, form)}>`)
  const isInside = (ms: Ms | null) => ms !== null && start !== null && ms > start
  if (!words.some((word) => isInside(word.start))) return null
  return words
    .map((word, i) => {
      const [space, bare] = leadAndRest(word.text)
      const timestamp = i > 0 && isInside(word.start) ? print(word.start) : ''
      const next = words[i + 1]
      const isClosed =
        word.end !== null && (next ? next.start !== null && next.start > word.end : word.end !== end)
      return (
        (i > 0 ? space.replaceAll('\n', eol) : '') +
        timestamp +
        printVtt(bare, eol) +
        (isClosed ? print(word.end) : '')
      )
    })
    .join('')
}
