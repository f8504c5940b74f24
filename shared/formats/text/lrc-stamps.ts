import { parseClock } from '../../model/time.ts'
import type { Segment, Word } from '../../model/transcript.ts'
import type { Span, TimeForm, TimeToken, WordTokens } from '../core/format.ts'
import { shareForm } from '../core/share-form.ts'

export type LrcStamp = TimeToken & { readonly ms: number; readonly whole: Span }

const LINE_STAMP = /[ \t]*\[(\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3}|\d{1,4}:\d{1,2}(?:[.:,]\d{1,3})?)\]/y
const WORD_STAMP = /<(\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3}|\d{1,4}:\d{1,2}(?:[.:,]\d{1,3})?)>/g

/** The form of a new stamp: `mm:ss.xx`, minutes past 99 where needed. */
export const LRC_FORM: TimeForm = {
  kind: 'clock',
  clock: { hours: 0, minutes: 2, fraction: 2, point: '.', endless: true },
  rounds: true,
}

/** The stamps that begin a line; `offset` in ms is what `[offset:]` says, which makes every line earlier. */
export function lineStamps(text: string, line: Span, offset: number): LrcStamp[] {
  const stamps: LrcStamp[] = []
  LINE_STAMP.lastIndex = line.from
  for (let match = LINE_STAMP.exec(text); match; match = LINE_STAMP.exec(text)) {
    if (LINE_STAMP.lastIndex > line.to) break
    const from = match.index + match[0].length - 1 - (match[1]?.length ?? 0)
    const stamp = stampAt(match[1] ?? '', from, offset)
    if (!stamp) break
    stamps.push({ ...stamp, whole: { from: from - 1, to: LINE_STAMP.lastIndex } })
  }
  return stamps
}

function stampAt(raw: string, from: number, offset: number): LrcStamp | null {
  // `[01:02:34]` is a minute, two seconds and 34 hundredths: players wrote a colon where others write a point.
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

/** Words with stamps, as enhanced LRC writes them (`<00:12.00>two <00:12.50>words<00:13.00>`); null when there are none. */
export function stampedWords(text: string, body: Span, offset: number): LrcWords | null {
  const raw = text.slice(body.from, body.to)
  if (!raw.includes('<')) return null
  const stamps = [...raw.matchAll(WORD_STAMP)].flatMap((match) => {
    const stamp = stampAt(match[1] ?? '', body.from + match.index + 1, offset)
    return stamp ? [{ stamp, from: match.index, to: match.index + match[0].length }] : []
  })
  if (stamps.length === 0) return null
  const words: Word[] = []
  const items: WordTokens[] = []
  let spaced = false
  const add = (from: number, to: number, stamp: LrcStamp | null) => {
    const piece = raw.slice(from, to)
    const bare = piece.trim()
    const last = words.at(-1)
    if (bare === '') {
      // A stamp without a word says when the word before ends.
      if (stamp && last) {
        words[words.length - 1] = { ...last, end: stamp.ms }
        items[items.length - 1] = { ...(items.at(-1) ?? { block: body }), end: stamp }
      }
    } else {
      const joiner = words.length > 0 && (spaced || /^\s/.test(piece)) ? ' ' : ''
      words.push({ text: joiner + bare, start: stamp?.ms ?? null, end: null })
      items.push({ block: { from: body.from + from, to: body.from + to }, ...(stamp && { start: stamp }) })
    }
    spaced = /\s$/.test(piece) || (bare === '' && (spaced || piece !== ''))
  }
  add(0, stamps[0]?.from ?? 0, null)
  for (const [i, { stamp, to }] of stamps.entries()) add(to, stamps[i + 1]?.from ?? raw.length, stamp)
  return { words, items, text: words.map((word) => word.text).join('') }
}

/** Words as enhanced LRC; null when a segment has no words with times, or others than its text. `print` makes a stamp. */
export function printWords({ words, text }: Segment, print: (ms: number) => string): string | null {
  if (!words?.some(({ start }) => start !== null)) return null
  const plain = (all: string) => all.replace(/\s+/g, ' ').trim()
  if (plain(words.map((word) => word.text).join('')) !== plain(text)) return null
  const printed = words.map((word, i) => {
    const joiner = i > 0 && /^\s/.test(word.text) ? ' ' : ''
    const next = words[i + 1]
    const isClosed = word.end !== null && (!next || (next.start !== null && next.start > word.end))
    const stamp = word.start === null ? '' : `<${print(word.start)}>`
    return `${joiner}${stamp}${word.text.trim()}${isClosed ? `<${print(word.end)}>` : ''}`
  })
  return printed.join('')
}
