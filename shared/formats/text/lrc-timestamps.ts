import { parseClock } from '../../model/time.ts'
import type { Segment, Word } from '../../model/transcript.ts'
import type { Span, TimeForm, TimeToken, WordTokens } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { shareForm } from '../core/share-form.ts'

export type LrcTimestamp = TimeToken & { readonly ms: number; readonly whole: Span }

const LINE_STAMP = /[ \t]*\[(\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3}|\d{1,4}:\d{1,2}(?:[.:,]\d{1,3})?)\]/y
const STAMP = '(\\d{1,3}:\\d{1,2}:\\d{1,2}\\.\\d{1,3}|\\d{1,4}:\\d{1,2}(?:[.:,]\\d{1,3})?)'
/** Around the times of words: enhanced LRC, and foobar2000, where the first word begins with the line. */
const WORD_STAMPS = { '<': new RegExp(`<${STAMP}>`, 'g'), '[': new RegExp(`\\[${STAMP}\\]`, 'g') } as const
type Bracket = keyof typeof WORD_STAMPS

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
  // With times for the words behind them, the second of two is that of the first word.
  const [first, second] = timestamps
  const rest = second && { from: second.whole.to, to: line.to }
  return first && rest && timestamps.length === 2 && bracketIn(text, rest) === '[' ? [first] : timestamps
}

const LAST_STAMP = new RegExp(`\\S([ \\t]*)\\[${STAMP}\\]$`)

/**
 * The timestamp behind the text of a line, which ends it, and where the text ends; null when there is none,
 * or others for the words.
 */
export function endTimestamp(
  text: string,
  body: Span,
  offset: number,
): { readonly end: LrcTimestamp; readonly textTo: number } | null {
  const raw = slice(text, body)
  const match = raw.endsWith(']') ? LAST_STAMP.exec(raw) : null
  if (!match) return null
  const [, gap = '', stamp = ''] = match
  const textTo = body.from + match.index + 1
  const from = textTo + gap.length + 1
  const end = bracketIn(text, { from: body.from, to: textTo }) ? null : timestampAt(stamp, from, offset)
  return end && { end: { ...end, whole: { from: from - 1, to: body.to } }, textTo }
}

/** The brackets around the times of words in a line; null when there are none. */
export function bracketIn(text: string, body: Span): Bracket | null {
  const raw = slice(text, body)
  return (['<', '['] as const).find((bracket) => raw.search(WORD_STAMPS[bracket]) !== -1) ?? null
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

/**
 * Words with timestamps (enhanced LRC: `<00:12.00>two <00:12.50>words<00:13.00>`; foobar2000: `[00:12.00]two
 * [00:12.50]words`, where the first one is that of the line, at `lineStart`); null without any.
 */
export function timedWords(
  text: string,
  body: Span,
  offset: number,
  lineStart: number | null = null,
): LrcWords | null {
  const raw = text.slice(body.from, body.to)
  if (!raw.includes('<') && !raw.includes('[')) return null
  const bracket = bracketIn(text, body)
  if (!bracket) return null
  const timestamps = [...raw.matchAll(WORD_STAMPS[bracket])].flatMap((match) => {
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
      const first = words.length === 0 && bracket === '[' ? lineStart : null
      words.push({ text: joiner + bare, start: timestamp?.ms ?? first, end: null })
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
 * Words with their times; null if no word is timed or they differ from the text. `print` prints a timestamp,
 * `around` is what stands before and after it: in square brackets the first one is that of the line.
 */
export function printWords(
  { words, text, start }: Pick<Segment, 'words' | 'text' | 'start'>,
  print: (ms: number) => string,
  [before, after]: readonly [string, string] = ['<', '>'],
): string | null {
  if (!words?.some(({ start }) => start !== null)) return null
  const plain = (all: string) => all.replace(/\s+/g, ' ').trim()
  if (plain(words.map((word) => word.text).join('')) !== plain(text)) return null
  const printed = words.map((word, i) => {
    const joiner = i > 0 && /^\s/.test(word.text) ? ' ' : ''
    const next = words[i + 1]
    const isClosed = word.end !== null && (!next || (next.start !== null && next.start > word.end))
    // Two stamps and nothing more would be a line that is sung twice.
    const isAlone = !isClosed && !words.some((other) => other !== word && other.start !== null)
    const isOfLine = i === 0 && before === '[' && (word.start === start || isAlone)
    const timestamp = word.start === null || isOfLine ? '' : before + print(word.start) + after
    return joiner + timestamp + word.text.trim() + (isClosed ? before + print(word.end) + after : '')
  })
  return printed.join('').trimEnd()
}
