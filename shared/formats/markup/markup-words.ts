import { sameEnds } from '../../base/same-ends.ts'
import { type Segment, saysSame, type Word } from '../../model/transcript.ts'
import type { ChangedLine, Replacement, SegmentTokens, Span, TimeToken, WordTokens } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { applyWithin } from '../core/replace.ts'
import { printToken } from '../core/timestamps.ts'

/**
 * Changes to the times of words with elements of their own, if the text is unchanged. Untouched words move
 * with the whole line, and stay at its edges when an edge moves.
 */
export function wordTimeEdits(now: Segment, was: Segment, tokens: SegmentTokens): Replacement[] {
  const items = tokens.words?.items ?? []
  if (now.text !== was.text || !was.words || was.words.length !== items.length) return []
  if (now.words === was.words && now.start === was.start && now.end === was.end) return []
  const words = wordsNow(now, was)
  if (words.length !== items.length) return []
  return words.flatMap((word, i) => oneWord({ now, was }, { word, old: was.words?.[i], item: items[i] }))
}

function wordsNow(now: Segment, was: Segment): readonly Word[] {
  const words = was.words ?? []
  if (now.words && now.words !== was.words) return now.words
  const by = now.start !== null && was.start !== null ? now.start - was.start : 0
  if (by !== 0 && now.end !== null && was.end !== null && now.end - was.end === by) {
    const moved = (ms: number | null) => (ms === null ? null : ms + by)
    return words.map(({ text, start, end }) => ({ text, start: moved(start), end: moved(end) }))
  }
  const last = words.findLastIndex(({ end }) => end !== null)
  return words.map(({ text, start, end }, i) => {
    const from = start !== null && start === was.start ? (now.start ?? start) : start
    const to = i === last && end === was.end ? (now.end ?? end) : end === start ? from : end
    return { text, start: i === last && from !== null && to !== null ? Math.min(from, to) : from, end: to }
  })
}

/** A word as it is now, as it was read, and where it stands. */
type ChangedWord = {
  readonly word: Word
  readonly old: Word | undefined
  readonly item: WordTokens | undefined
}

function oneWord(
  { now, was }: Pick<ChangedLine, 'now' | 'was'>,
  { word, old, item }: ChangedWord,
): Replacement[] {
  const edits: Replacement[] = []
  const put = (token: TimeToken | undefined, ms: number | null, before: number | null | undefined) => {
    if (!token || ms === null) return
    // Times relative to the line's start change when that moves.
    const counts = token.base !== undefined && token.base === was.start
    const base = counts ? (now.start ?? token.base) : (token.base ?? 0)
    if (before != null && ms - base === before - (token.base ?? 0)) return
    edits.push({ from: token.from, to: token.to, text: printToken(token, ms, base) })
  }
  put(item?.start, word.start, old?.start)
  put(item?.end, word.end, old?.end)
  const length = (one: Word | undefined) =>
    one?.start == null || one.end === null ? null : one.end - one.start
  const { duration } = item ?? {}
  if (duration && length(word) !== null && length(word) !== length(old))
    edits.push({
      from: duration.from,
      to: duration.to,
      text: printToken(duration, word.end ?? 0, word.start),
    })
  return edits
}

/** How the words of a line are separated: the text between elements, and spaces inside them. */
export type Spacing = { readonly gap: string; readonly leads: boolean; readonly trails: boolean }

/** The spacing of the first words of a line. */
export function spacingOf(source: string, items: readonly WordTokens[]): Spacing {
  const [first, second] = items
  const gap = first && second ? source.slice(first.block.to, second.block.from) : ''
  const inside = (item: WordTokens | undefined) => (item?.text ? slice(source, item.text) : '')
  return {
    gap: /^\s*$/.test(gap) ? gap : '',
    leads: items.slice(1, 4).some((item) => /^\s/.test(inside(item))),
    trails: items.slice(0, 3).some((item) => /\s$/.test(inside(item))),
  }
}

/**
 * The content of a line with changed text, words as elements: kept words as they stand, with their times;
 * `fresh` writes a new one; `divider` separates them where that is not white space. Null when the line has no
 * words any more.
 */
export function printWords(
  line: ChangedLine,
  source: string,
  fresh: (word: Word) => string,
  divider?: string,
): string | null {
  const words = line.now.words ?? []
  const old = line.was.words ?? []
  const items = line.tokens.words?.items ?? []
  if (words.length === 0 || old.length !== items.length || items.length === 0) return null
  const { head, tail } = sameEnds(words, old, saysSame)
  const { gap, leads, trails } = spacingOf(source, items)
  const printed = words.map((word, i) => {
    const at = i < head ? i : i >= words.length - tail ? old.length - (words.length - i) : -1
    const item = items[at]
    const text = item ? kept(line, { word, old: old[at], item }, source) : fresh(word)
    if (divider !== undefined) return (i > 0 ? divider : '') + text
    const isApart = i > 0 && /^\s/.test(word.text)
    return (isApart ? gap || (leads || trails ? '' : ' ') : '') + text
  })
  return printed.join('')
}

/** A kept word as it stands, with its time. */
function kept(line: ChangedLine, word: ChangedWord & { readonly item: WordTokens }, source: string): string {
  const { block } = word.item
  const isInside = ({ from, to }: Span) => from >= block.from && to <= block.to
  return applyWithin(source, block, oneWord(line, word).filter(isInside))
}

/** The words of a line with leading spaces, from the text in and between elements. */
export function joinedWords(
  parts: readonly { readonly text: string; readonly start: number | null; readonly end: number | null }[],
  apart: readonly boolean[],
): Word[] {
  let isFirst = true
  return parts.map(({ text, start, end }, i) => {
    const bare = text.trim()
    const lead = !isFirst && apart[i] && bare !== '' ? ' ' : ''
    if (bare !== '') isFirst = false
    return { text: lead + bare, start, end }
  })
}
