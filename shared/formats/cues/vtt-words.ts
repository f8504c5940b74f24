import { type Ms, parseClock } from '../../model/time.ts'
import type { Segment, Word } from '../../model/transcript.ts'
import type { Span, TimeForm, TimeToken, WordTokens } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { shareForm } from '../core/share-form.ts'
import { printTime } from '../core/stamps.ts'
import { decodeEntities, printVtt, showVtt, withoutTags } from './cue-text.ts'

const STAMP = /<((?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3})>/g

type Stamp = { readonly token: TimeToken; readonly ms: Ms; readonly whole: Span }
/** The words of a cue, and where each and its times stand. */
export type CueWords = { readonly words: readonly Word[]; readonly items: readonly WordTokens[] }

/**
 * The words of a cue with times inside (WebVTT, cue timestamp tags: `Like <00:19.000>a <00:19.500>pizza`). What stands
 * before the first time begins with the cue, at `start`. Null when there are no times, or when the words would not
 * make up the text as it is shown.
 */
export function wordsOfCue(text: string, body: Span, start: Ms | null): CueWords | null {
  const stamps = stampsIn(text, body)
  if (stamps.length === 0) return null
  const words: Word[] = []
  const items: WordTokens[] = []
  let space = ''
  const add = (from: number, to: number, stamp: Stamp | null) => {
    const shown = decodeEntities(withoutTags(text.slice(from, to)))
    const bare = shown.trim()
    const last = items.length - 1
    if (bare !== '') {
      const joiner = words.length === 0 ? '' : space + (/^\s+/.exec(shown)?.[0] ?? '')
      words.push({ text: joiner + bare, start: stamp ? stamp.ms : start, end: null })
      items.push({ block: { from, to }, ...(stamp && { start: stamp.token }) })
      space = /\s*$/.exec(shown)?.[0] ?? ''
      return
    }
    space += shown
    // A time without a word says when the word before ends.
    if (!stamp || last < 0) return
    words[last] = { ...(words[last] as Word), end: stamp.ms }
    items[last] = { ...(items[last] as WordTokens), end: stamp.token }
  }
  add(body.from, stamps[0]?.whole.from ?? body.to, null)
  for (const [i, stamp] of stamps.entries()) add(stamp.whole.to, stamps[i + 1]?.whole.from ?? body.to, stamp)
  const isWhole = words.map((word) => word.text).join('') === showVtt(slice(text, body))
  return isWhole && words.length > 0 ? { words, items } : null
}

function stampsIn(text: string, body: Span): Stamp[] {
  return [...slice(text, body).matchAll(STAMP)].flatMap((match) => {
    const raw = match[1] ?? ''
    const clock = parseClock(raw)
    if (!clock) return []
    const from = body.from + match.index
    const form = shareForm({ kind: 'clock', clock: clock.form })
    const token = { from: from + 1, to: from + 1 + raw.length, form }
    return [{ token, ms: clock.ms, whole: { from, to: from + match[0].length } }]
  })
}

/** The text of a line with the times of its words inside; null when it has none, or words that do not make up its text. */
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
      const stamp = i > 0 && isInside(word.start) ? print(word.start) : ''
      const next = words[i + 1]
      const isClosed =
        word.end !== null && (next ? next.start !== null && next.start > word.end : word.end !== end)
      return (
        (i > 0 ? space.replaceAll('\n', eol) : '') +
        stamp +
        printVtt(bare, eol) +
        (isClosed ? print(word.end) : '')
      )
    })
    .join('')
}
