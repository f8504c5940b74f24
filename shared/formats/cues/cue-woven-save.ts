import { leadAndRest, spacedWords } from '../../base/blanks.ts'
import { commonItems } from '../../base/common-items.ts'
import type { Ms } from '../../model/time.ts'
import { type Segment, saysSame, type Word } from '../../model/transcript.ts'
import type { BlockContext, Replacement, SegmentTokens, TimeForm, WordTokens } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { applyWithin } from '../core/replace.ts'
import { printTime, printToken } from '../core/timestamps.ts'
import { patchWordTimes } from '../core/word-times.ts'
import { type Marked, markedWord } from './cue-mark.ts'

/** How a caption format writes text and times. */
export type WovenStyle = {
  readonly form: TimeForm
  readonly print: (text: string, eol: string) => string
  readonly show: (raw: string) => string
  /** What names the speaker before the text. */
  readonly name: (name: string) => string
}

type TimedItem = WordTokens & Required<Pick<WordTokens, 'start' | 'end' | 'text'>>

/** Above this many word pairs words are not compared one by one. */
const MOST_PAIRS = 40_000

/**
 * The cues of a sentence that is repeated for each of its words, as it is now: in place while it has as many
 * timed words as before, else anew like its own or its neighbour's. Null where sentences do not stand so, or
 * this one has no timed words.
 */
export function wovenBlock(segment: Segment, context: BlockContext, style: WovenStyle): string | null {
  const { neighbour, own } = context
  const sample = own?.tokens.woven ? own.tokens : neighbour
  if (!sample?.woven || !sample.words) return null
  const spoken = wordsOfLine(segment)
  const words = own ? wordsNow(own.segment.words ?? [], spoken) : spoken
  const timed = words.flatMap((word, i) => (word.start === null ? [] : i))
  if (timed.length === 0) return null
  const items = sample.words.items.filter(isTimed)
  const count = own?.segment.words?.filter(({ start }) => start !== null).length
  if (own?.tokens.woven && count === timed.length)
    return inPlace({ segment, words, timed }, own, context, style)
  return anew({ segment, words, timed }, sample, items, context, style)
}

type Sentence = {
  readonly segment: Segment
  readonly words: readonly Word[]
  /** Indices of the words with times. */
  readonly timed: readonly number[]
}

function inPlace(
  { segment, words, timed }: Sentence,
  { segment: was, tokens }: NonNullable<BlockContext['own']>,
  { source, eol }: BlockContext,
  style: WovenStyle,
): string {
  const all = tokens.words?.items ?? []
  const count = was.words?.length ?? 0
  const items = all.slice(0, count).filter(isTimed)
  const edits: Replacement[] = []
  const name = segment.speaker === null ? '' : style.name(segment.speaker)
  const addText = (item: TimedItem, text: string) => {
    if (segment.text !== was.text) edits.push({ ...item.text, text })
    const from = source.lastIndexOf('\n', item.text.from - 1) + 1
    if (segment.speaker !== was.speaker) edits.push({ from, to: item.text.from, text: name })
  }
  for (const [k, item] of items.entries()) {
    const at = timed[k] ?? 0
    const mark = markedWord(slice(source, item.text), style.show)
    addText(item, withMark(words, at, mark, eol, style))
  }
  const [first] = items
  const sample = first ? markedWord(slice(source, first.text), style.show) : null
  for (const item of all.slice(count).filter(isTimed)) {
    const isAlike = sample && slice(source, item.text).startsWith(sample.lead)
    addText(item, wrapped(style.print(segment.text, eol), isAlike ? sample : null))
  }
  const now = { ...segment, words: timed.map((at) => words[at] as Word), text: was.text }
  const old = { ...was, words: (was.words ?? []).filter(({ start }) => start !== null) }
  const kept = { ...tokens, words: { ...tokens.block, items: [...items, ...all.slice(count)] } }
  return applyWithin(source, tokens.block, [...edits, ...wovenTimes(now, old, kept)])
}

function anew(
  { segment, words, timed }: Sentence,
  sample: SegmentTokens,
  items: readonly TimedItem[],
  { source, eol, speaker }: BlockContext,
  style: WovenStyle,
): string {
  const [first] = items
  const mark = first ? markedWord(slice(source, first.text), style.show) : null
  const arrow = first ? source.slice(first.start.to, first.end.from) : ' --> '
  const head = source.slice(sample.block.from, sample.start?.from ?? sample.block.from)
  const number = /^\d+/.exec(head)?.[0]
  const name = segment.speaker === null || segment.speaker === speaker ? '' : style.name(segment.speaker)
  const rest = first ? (/^[^\r\n]*/.exec(source.slice(first.end.to, first.end.to + 500))?.[0] ?? '') : ''
  const hasPauses = items.some((item) => markedWord(slice(source, item.text), style.show) === null)
  const forms = [first?.start.form ?? style.form, first?.end.form ?? style.form] as const
  return cuesOf({ segment, words, timed }, hasPauses)
    .map(({ start, end, at }, k) => {
      const own = number === undefined ? '' : `${Number(number) + k}${eol}`
      const times = `${printTime(start, forms[0])}${arrow}${printTime(end, forms[1])}${rest}`
      const plain = () => wrapped(style.print(segment.text, eol), mark)
      const text = at === null ? plain() : withMark(words, at, mark, eol, style)
      return `${own}${times}${eol}${name}${text}`
    })
    .join(`${eol}${eol}`)
}

/** A cue of a sentence: the index of the marked word; null = none is marked. */
type WovenCue = { readonly start: Ms; readonly end: Ms; readonly at: number | null }

/**
 * A cue for each timed word, from the start of the line to its end; `hasPauses` = also one for each pause.
 */
function cuesOf({ segment, words, timed }: Sentence, hasPauses: boolean): WovenCue[] {
  return timed.flatMap((at, k): WovenCue[] => {
    const word = words[at]
    const start = (k === 0 ? segment.start : null) ?? word?.start ?? 0
    const isLast = k === timed.length - 1
    const next = isLast ? segment.end : (words[timed[k + 1] ?? -1]?.start ?? null)
    const end = word?.end ?? Math.max(start, next ?? start)
    const pause = next !== null && next > end && (isLast || hasPauses)
    return [{ start, end, at }, ...(pause ? [{ start: end, end: next, at: null }] : [])]
  })
}

/** The whole text with the word at `at` marked. */
function withMark(
  words: readonly Word[],
  at: number,
  mark: Marked | null,
  eol: string,
  { print }: WovenStyle,
): string {
  const textOf = (part: readonly Word[]) => part.map(({ text }) => text).join('')
  const [lead, bare] = leadAndRest(words[at]?.text ?? '')
  const before = (textOf(words.slice(0, at)) + lead).trimStart()
  // Printing may trim; the spaces beside the mark count.
  const gap = /(?<!\s)\s*$/.exec(before)?.[0].replaceAll('\n', eol) ?? ''
  const after = textOf(words.slice(at + 1))
  const space = /^\s*/.exec(after)?.[0].replaceAll('\n', eol) ?? ''
  const marked = `${mark?.open ?? '<u>'}${print(bare, eol)}${mark?.close ?? '</u>'}`
  const text = `${print(before.trimEnd(), eol)}${gap}${marked}${space}${print(after.trimStart(), eol)}`
  return wrapped(text, mark)
}

/** With the markup that is around the whole text. */
function wrapped(text: string, mark: Pick<Marked, 'lead' | 'tail'> | null): string {
  return `${mark?.lead ?? ''}${text}${mark?.tail ?? ''}`
}

/**
 * Changed times of the words of a repeated sentence, and of its cues without a marked word: these last from
 * the word before to the word after.
 */
export function wovenTimes(now: Segment, was: Segment, tokens: SegmentTokens): Replacement[] {
  const all = tokens.words?.items ?? []
  const old = was.words ?? []
  if (now.text !== was.text || now.words === was.words) return []
  const words = now.words ?? stretched(old, now, was)
  const edits = patchWordTimes({ ...now, words }, was, tokens)
  for (const item of all.slice(old.length).filter(isTimed)) {
    const after = all.findIndex(
      (one, i) => i < old.length && isTimed(one) && one.block.from > item.block.from,
    )
    const before = all.findLastIndex(
      (one, i) => i < old.length && isTimed(one) && one.block.from < item.block.from,
    )
    const [start, end] = [words[before]?.end ?? now.start, words[after]?.start ?? now.end]
    const isOther = (ms: Ms | null, then: Ms | null | undefined) => ms !== null && ms !== (then ?? null)
    if (start !== null && isOther(start, old[before]?.end ?? was.start))
      edits.push({ from: item.start.from, to: item.start.to, text: printToken(item.start, start) })
    if (end !== null && isOther(end, old[after]?.start ?? was.end))
      edits.push({ from: item.end.from, to: item.end.to, text: printToken(item.end, end) })
  }
  return edits
}

/** Words as far along in the line as they were. */
function stretched(words: readonly Word[], now: Segment, was: Segment): Word[] {
  const [from, to] = [now.start ?? 0, now.end ?? now.start ?? 0]
  const [oldFrom, oldTo] = [was.start ?? 0, was.end ?? was.start ?? 0]
  const by = oldTo > oldFrom ? (to - from) / (oldTo - oldFrom) : 1
  const place = (ms: Ms | null) => (ms === null ? null : Math.round(from + (ms - oldFrom) * by))
  return words.map(({ text, start, end }) => ({ text, start: place(start), end: place(end) }))
}

/** The words of a line, which say its text: words that do not are told from that. */
function wordsOfLine({ text, words }: Segment): readonly Word[] {
  const said = words?.map((word) => word.text).join('')
  if (words && said?.trim() === text.trim()) return words
  const parts = spacedWords(text).map((part) => ({ text: part, start: null, end: null }))
  const partner = commonItems(words ?? [], parts, { isSame: saysSame, mostPairs: MOST_PAIRS })
  return parts.map((part, j) => ({ ...(words?.[partner[j] ?? -1] ?? part), text: part.text }))
}

/**
 * The words of a changed sentence: those in place of others have their times, if they are as many; else they
 * share the time of those that went.
 */
function wordsNow(old: readonly Word[], words: readonly Word[]): readonly Word[] {
  const partner = commonItems(old, words, { isSame: saysSame, mostPairs: MOST_PAIRS })
  const found = [...words]
  let [from, last] = [0, -1]
  for (let j = 0; j <= words.length; j++) {
    const i = j < words.length ? (partner[j] ?? -1) : old.length
    if (i === -1) continue
    const gone = old.slice(last + 1, i)
    const fresh = words.slice(from, j)
    if (gone.length > 0) for (const [k, word] of shared(gone, fresh).entries()) found[from + k] = word
    last = i
    from = j + 1
  }
  return found
}

function shared(gone: readonly Word[], fresh: readonly Word[]): Word[] {
  if (gone.length === fresh.length)
    return fresh.map((word, k) => ({
      text: word.text,
      start: word.start ?? gone[k]?.start ?? null,
      end: word.end ?? gone[k]?.end ?? null,
    }))
  const timed = gone.filter(({ start, end }) => start !== null && end !== null)
  // They may have moved since.
  const start = fresh[0]?.start ?? timed[0]?.start ?? null
  const end = fresh.at(-1)?.end ?? timed.at(-1)?.end ?? null
  if (start === null || end === null) return [...fresh]
  const at = (k: number) => Math.round(start + ((end - start) * k) / fresh.length)
  return fresh.map(({ text, ...word }, k) => ({
    text,
    start: word.start ?? at(k),
    end: word.end ?? at(k + 1),
  }))
}

function isTimed(item: WordTokens): item is TimedItem {
  return item.start !== undefined && item.end !== undefined && item.text !== undefined
}
