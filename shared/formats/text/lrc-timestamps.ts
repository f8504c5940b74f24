import { parseClock } from '../../model/time.ts'
import type { Segment, Word } from '../../model/transcript.ts'
import type { Span, TimeForm, TimeToken, WordTokens } from '../core/format.ts'
import { shareForm } from '../core/share-form.ts'

export type LrcTimestamp = TimeToken & { readonly ms: number; readonly whole: Span }

const LINE_STAMP = /[ \t]*\[(\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3}|\d{1,4}:\d{1,2}(?:[.:,]\d{1,3})?)\]/y
const WORD_STAMP = /<(\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3}|\d{1,4}:\d{1,2}(?:[.:,]\d{1,3})?)>/g

/** Form of a new timestamp: `mm:ss.xx`; minutes may exceed 99. */
export const LRC_FORM: TimeForm = {
  kind: 'clock',
  clock: { hours: 0, minutes: 2, fraction: 2, point: '.', endless: true },
  rounds: true,
}

/** The timestamps at the start of a line; `offset` = the `[offset:]` tag in ms, which makes lines earlier. */
export function lineTimestamps(text: string, line: Span, offset: number): LrcTimestamp[] {
  const timestamps: LrcTimestamp[] = []
  LINE_STAMP.lastIndex = line.from
  for (let match = LINE_STAMP.exec(text); match; match = LINE_STAMP.exec(text)) {
    if (LINE_STAMP.lastIndex > line.to) break
    const from = match.index + match[0].length - 1 - (match[1]?.length ?? 0)
    const timestamp = timestampAt(match[1] ?? '', from, offset)
    if (!timestamp) break
    timestamps.push({ ...timestamp, whole: { from: from - 1, to: LINE_STAMP.lastIndex } })
  }
  return timestamps
}

function timestampAt(raw: string, from: number, offset: number): LrcTimestamp | null {
  // `[01:02:34]` = 1 min 2.34 s: players wrote a colon for the decimal point.
  const colons = /^(\d{1,4}:\d{1,2}):(\d{1,3})$/.exec(raw)
  const clock = parseClock(colons ? `${colons[1]}.${colons[2]}` : raw)
  if (!clock) return null
  const { form } = clock
  const own = {
    ...form,
    ...(colons && { point: ':' as const }),
    ...(form.hours === 0 && { endless: true as const }),
  }
  const isHundredths = form.fraction === 2
  const to = from + raw.length
  const shared = shareForm({ kind: 'clock', clock: own, ...(isHundredths && { rounds: true as const }) })
  const ms = Math.max(0, clock.ms - offset)
  const whole = { from, to }
  return offset === 0
    ? { from, to, form: shared, ms, whole }
    : { from, to, form: shared, base: -offset, ms, whole }
}

export type LrcWords = {
  readonly words: readonly Word[]
  readonly items: readonly WordTokens[]
  readonly text: string
}

/** Words with timestamps (enhanced LRC: `<00:12.00>two <00:12.50>words<00:13.00>`); null without any. */
export function timedWords(text: string, body: Span, offset: number): LrcWords | null {
  const raw = text.slice(body.from, body.to)
  if (!raw.includes('<')) return null
  const timestamps = [...raw.matchAll(WORD_STAMP)].flatMap((match) => {
    const timestamp = timestampAt(match[1] ?? '', body.from + match.index + 1, offset)
    return timestamp ? [{ timestamp, from: match.index, to: match.index + match[0].length }] : []
  })
  if (timestamps.length === 0) return null
  const words: Word[] = []
  const items: WordTokens[] = []
  let spaced = false
  const add = (from: number, to: number, timestamp: LrcTimestamp | null) => {
    const piece = raw.slice(from, to)
    const bare = piece.trim()
    const last = words.at(-1)
    if (bare === '') {
      // A timestamp without a word ends the word before.
      if (timestamp && last) {
        words[words.length - 1] = { ...last, end: timestamp.ms }
        items[items.length - 1] = { ...(items.at(-1) ?? { block: body }), end: timestamp }
      }
    } else {
      const joiner = words.length > 0 && (spaced || /^\s/.test(piece)) ? ' ' : ''
      words.push({ text: joiner + bare, start: timestamp?.ms ?? null, end: null })
      items.push({
        block: { from: body.from + from, to: body.from + to },
        ...(timestamp && { start: timestamp }),
      })
    }
    spaced = /\s$/.test(piece) || (bare === '' && (spaced || piece !== ''))
  }
  add(0, timestamps[0]?.from ?? 0, null)
  for (const [i, { timestamp, to }] of timestamps.entries())
    add(to, timestamps[i + 1]?.from ?? raw.length, timestamp)
  return { words, items, text: words.map((word) => word.text).join('') }
}

/**
 * Words as enhanced LRC; null if no word is timed or they differ from the text. `print` prints a timestamp.
 */
export function printWords({ words, text }: Segment, print: (ms: number) => string): string | null {
  if (!words?.some(({ start }) => start !== null)) return null
  const plain = (all: string) => all.replace(/\s+/g, ' ').trim()
  if (plain(words.map((word) => word.text).join('')) !== plain(text)) return null
  const printed = words.map((word, i) => {
    const joiner = i > 0 && /^\s/.test(word.text) ? ' ' : ''
    const next = words[i + 1]
    const isClosed = word.end !== null && (!next || (next.start !== null && next.start > word.end))
    const timestamp = word.start === null ? '' : `<${print(word.start)}>`
    return `${joiner}${timestamp}${word.text.trim()}${isClosed ? `<${print(word.end)}>` : ''}`
  })
  return printed.join('')
}
