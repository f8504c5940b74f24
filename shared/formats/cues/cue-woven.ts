import { spacedWords } from '../../base/blanks.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment, type Word } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import type { SegmentTokens, Tokens, WordTokens } from '../core/format.ts'
import { lazyTokens } from '../core/lazy-tokens.ts'
import { slice } from '../core/lines.ts'
import { type Marked, markedWord } from './cue-mark.ts'

/** Captions that repeat each sentence for each of its words, read as sentences with timed words. */
export type Woven = {
  readonly segments: readonly Segment[]
  readonly tokens: Tokens
  readonly findings: (found: readonly Diagnostic[]) => Diagnostic[]
}

/** Cues `first`..`last` (exclusive) that show one text; `marks` = those with a marked word. */
type Run = {
  readonly first: number
  readonly last: number
  readonly marks: readonly (Marked & { readonly cue: number })[]
}

type Cues = {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly tokens: Tokens
  readonly show: (raw: string) => string
}

/** The code of the finding about them. */
export const WOVEN = 'text/words-marked'
/** At least this share of the cues must belong to such sentences. */
const MOST = 0.5

/**
 * Reads captions that repeat each sentence once for each of its words, with the spoken word marked, as
 * sentences with timed words; null for all other captions. The texts of the cues decide, and they are looked
 * at only where neighbours show the same text.
 */
export function weave(
  text: string,
  segments: readonly Segment[],
  tokens: Tokens,
  show: (raw: string) => string,
): Woven | null {
  const isSame = (i: number) => segments[i]?.text !== '' && segments[i]?.text === segments[i - 1]?.text
  let repeated = 0
  for (let i = 1; i < segments.length; i++) if (isSame(i)) repeated++
  if (repeated === 0 || repeated < (segments.length * MOST) / 2) return null
  const runs = runsOf({ text, segments, tokens, show })
  const woven = runs.filter(({ marks }) => marks.length > 1)
  const cues = woven.reduce((sum, { first, last }) => sum + last - first, 0)
  if (cues < segments.length * MOST) return null
  const own = new Set(woven.flatMap(({ marks }) => marks[0]?.open ?? []))
  const isWoven = (run: Run) => run.marks.length > 1 || isWholeMark(run, own)
  const lineOf = new Int32Array(segments.length)
  for (const [line, { first, last }] of runs.entries()) lineOf.fill(line, first, last)
  const lines = runs.map((run, line) => {
    const only = segments[run.first]
    return isWoven(run) || !only ? sentence(run, segments, line) : { ...only, id: lineId(line) }
  })
  return {
    segments: lines,
    tokens: lazyTokens(runs.length, (line) => {
      const run = runs[line] as Run
      return isWoven(run)
        ? wovenTokens(run, tokens)
        : (tokens.get(lineId(run.first)) ?? { block: { from: 0, to: 0 } })
    }),
    findings: (found) => [
      {
        code: WOVEN,
        severity: 'info',
        message: message('found.wordsMarked', { cues, lines: woven.length }),
        line: null,
        segment: null,
      },
      ...found.map((one) => ({ ...one, segment: segmentNow(one.segment, lineOf) })),
    ],
  }
}

/** The line that a cue's finding is about. */
function segmentNow(id: string | null, lineOf: Int32Array): string | null {
  const cue = id === null ? -1 : Number(id.slice(1)) - 1
  return id === null || lineOf[cue] === undefined ? id : lineId(lineOf[cue])
}

/** A sentence of one word. */
function isWholeMark({ marks }: Run, opens: ReadonlySet<string>): boolean {
  const [mark] = marks
  return mark !== undefined && opens.has(mark.open) && mark.to - mark.from === mark.text.length
}

/** All cues in runs; a cue that belongs to no other is a run of its own. */
function runsOf({ text, segments, tokens, show }: Cues): Run[] {
  const runs: Run[] = []
  const markAt = (cue: number) => {
    const span = tokens.get(lineId(cue))?.text
    const { start, end } = segments[cue] ?? {}
    if (!span || start == null || end == null || end < start) return null
    const mark = markedWord(slice(text, span), show)
    return mark && { ...mark, cue }
  }
  for (let first = 0; first < segments.length; ) {
    const marks: (Marked & { cue: number })[] = []
    const opening = markAt(first)
    if (opening) marks.push(opening)
    let last = first + 1
    for (; opening && last < segments.length; last++) {
      if (!follows(segments[last - 1], segments[last])) break
      const mark = markAt(last)
      const before = marks.at(-1)
      if (mark && before && (mark.from < before.to || mark.open !== before.open)) break
      if (mark) marks.push(mark)
    }
    runs.push({ first, last, marks })
    first = last
  }
  return runs
}

/** True when a cue shows the text of the one before, said by the same, and begins then or later. */
function follows(before: Segment | undefined, now: Segment | undefined): boolean {
  if (before?.start == null || now?.start == null || now.end === null) return false
  return now.text === before.text && now.speaker === before.speaker && now.start >= before.start
}

function sentence({ first, last, marks }: Run, segments: readonly Segment[], line: number): Segment {
  const [from, to] = [segments[first], segments[last - 1]]
  const words = wordsOf(marks, segments).map(({ word }) => word)
  return createSegment(lineId(line), from?.start ?? null, to?.end ?? null, from?.text ?? '', {
    speaker: from?.speaker ?? null,
    words,
  })
}

type Placed = { readonly word: Word; readonly cue: number | null }

/** The words of a sentence: each marked stretch with what touches it, and untimed words between. */
function wordsOf(marks: Run['marks'], segments: readonly Segment[]): Placed[] {
  const text = marks[0]?.text ?? ''
  const words: Placed[] = []
  let at = 0
  const addPlain = (part: string) => {
    for (const piece of spacedWords(part))
      words.push({ word: { text: piece, start: null, end: null }, cue: null })
  }
  for (const [i, { from, to, cue }] of marks.entries()) {
    const next = marks[i + 1]?.from ?? text.length
    // Punctuation around a word is its own.
    const before = text.slice(at, from)
    const lead = before.length - before.replace(/(?<!\S)\S+$/, '').trimEnd().length
    const trail = /^\S*/.exec(text.slice(to, next))?.[0].length ?? 0
    addPlain(text.slice(at, from - lead))
    const { start = null, end = null } = segments[cue] ?? {}
    words.push({ word: { text: text.slice(from - lead, to + trail), start, end }, cue })
    at = to + trail
  }
  addPlain(text.slice(at))
  return words
}

/**
 * The tokens of a sentence: those of its words are those of their cues; after them come the cues without a
 * marked word.
 */
function wovenTokens({ first, last, marks }: Run, tokens: Tokens): SegmentTokens {
  const cueAt = (cue: number) => tokens.get(lineId(cue)) ?? { block: { from: 0, to: 0 } }
  const itemOf = ({ block, start, end, text }: SegmentTokens): WordTokens => ({
    block,
    ...(start && { start }),
    ...(end && { end }),
    ...(text && { text }),
  })
  const [head, tail] = [cueAt(first), cueAt(last - 1)]
  const block = { from: head.block.from, to: tail.block.to }
  const untimed = { block: { from: block.to, to: block.to } }
  const marked = new Set(marks.map(({ cue }) => cue))
  const others = Array.from({ length: last - first }, (_, i) => first + i).filter((cue) => !marked.has(cue))
  const items = wordsOf(marks, []).map(({ cue }) => (cue === null ? untimed : itemOf(cueAt(cue))))
  return {
    block,
    ...(head.start && { start: head.start }),
    ...(tail.end && { end: tail.end }),
    words: { ...block, items: [...items, ...others.map((cue) => itemOf(cueAt(cue)))] },
    woven: true,
  }
}
