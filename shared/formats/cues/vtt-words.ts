import { type Ms, parseClock } from '../../model/time.ts'
import type { Segment, Word } from '../../model/transcript.ts'
import type { Span, TimeForm, TimeToken, WordTokens } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { shareForm } from '../core/share-form.ts'
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
      space = /\s*$/.exec(shown)?.[0] ?? ''
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

function timestampsIn(text: string, body: Span): Stamp[] {
  return [...slice(text, body).matchAll(TIMESTAMP)].flatMap((match) => {
    const raw = match[1] ?? ''
    const clock = parseClock(raw)
    if (!clock) return []
    const from = body.from + match.index
    const form = shareForm({ kind: 'clock', clock: clock.form })
    const token = { from: from + 1, to: from + 1 + raw.length, form }
    return [{ token, ms: clock.ms, whole: { from, to: from + match[0].length } }]
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
      const [, space = '', bare = ''] = /^(\s*)([\s\S]*)$/.exec(word.text) ?? []
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
