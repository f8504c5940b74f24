import { extensionOf } from '../core/file-name.ts'
import { isBlank, splitLines } from '../core/lines.ts'
import { readEndStamp, readTimeAfter, readTimedLine } from './timed-line.ts'

/** Shares of the non-blank lines. */
const SHARE = {
  /** Least share of lines that end with a time, for those to count (if they are more). */
  after: 0.3,
  /** Below `few`, at least `FEW` times are needed; below `none` it is no text with times. */
  few: 0.2,
  none: 0.02,
}
const FEW = 3

/** Scores of a file. */
const SCORE = {
  /** By the share of lines with a time. */
  lowest: 0.6,
  perShare: 0.2,
  highest: 0.8,
  /** For the extension of a text file; for captions with arrows. */
  name: 0.2,
  arrows: -0.4,
}

/** Other files with times. */
const FOREIGN = [
  /^\ufeff?\s*Scenarist_SCC/i,
  /^\[(?:ar|ti|al|by|offset|re|ve|length):/im,
  // Lyrics with a time for every word.
  /^\[\d+:\d\d[.:]\d+\][^[<\n]{0,200}[[<]\d+:\d\d[.:]\d/m,
]

/**
 * Files for other formats: a pattern that must match more than `moreThan` times (with `share`: this share of
 * the lines), and our score then. The first match counts.
 */
const LIKELIER: readonly {
  readonly pattern: RegExp
  readonly moreThan: number
  readonly share?: true
  readonly score: number
}[] = [
  // Hundredths in brackets in consecutive lines: lyrics.
  { pattern: /^(?:\[\d\d:\d\d\.\d\d\][^\n]*\n){3}/gm, moreThan: 0, score: 0.4 },
  // Bars for rows of text: TMPlayer.
  { pattern: /^\d{1,2}:\d\d:\d\d: [^\n|]{0,300}\|/gm, moreThan: 0, score: 0.4 },
  // A time, a short column and another one: a tab-separated table.
  {
    pattern: /^\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\t[^\t\n]{1,60}\t/gm,
    moreThan: 0.6,
    share: true,
    score: 0.4,
  },
  // Bold names, and times as links: Markdown.
  { pattern: /^[ \t]*(?:[-*] )?\[[\d:.]{4,12}\]\(http/gm, moreThan: 1, score: 0.5 },
  {
    pattern: /^[ \t]*(?:\*\*|__)(?:\\?[[(][\d:.]{4,12}\\?[\])] )?\p{L}/gmu,
    moreThan: 1,
    score: 0.5,
  },
  // The same with bold names on other lines.
  {
    pattern: /(?<![\s\S])(?=[\s\S]*?^[ \t]*\\\[[\d:.]{4,12}\\\])(?=[\s\S]*?^[ \t]*(?:\*\*|__)\p{L})/mu,
    moreThan: 0,
    score: 0.5,
  },
  {
    pattern: /^[ \t]*(?:[-*] )?\\\[[\d:.]{4,12}\\\] (?:\*\*|__)\p{L}/gmu,
    moreThan: 1,
    score: 0.5,
  },
]

/** A time to the millisecond before a text: nobody writes that in prose. */
const EXACT = /^[[(]?\d{2}:[0-5]\d:[0-5]\d[.,]\d{3}[\])]?[ \t]+\S/m
/** How much of a file is searched for one (characters). */
const FAR = 4_000_000

/**
 * Score 0..1 of a file as text with times; `head` = the first 64 KiB of `text`, `name` = its file name. One
 * time to the millisecond is enough, wherever it stands: the transcript may have been timed only in part.
 */
export function scoreTimedText(head: string, name: string, text = head): number {
  const lines = splitLines(head).filter((line) => !isBlank(head, line))
  const before = lines.flatMap((line) => readTimedLine(head, line) ?? readEndStamp(head, line) ?? [])
  const after = before.length > 1 ? [] : lines.flatMap((line) => readTimeAfter(head, line) ?? [])
  const times = after.length > before.length && after.length >= lines.length * SHARE.after ? after : before
  const share = times.length / Math.max(1, lines.length)
  const isRare = times.length === 0 || (share < SHARE.few && times.length < FEW) || share < SHARE.none
  if (isRare && !EXACT.test(text.slice(0, FAR))) return 0
  if (FOREIGN.some((pattern) => pattern.test(head))) return 0
  const likelier = LIKELIER.find(({ pattern, moreThan, share: ofLines }) => {
    const count = head.match(pattern)?.length ?? 0
    return count > (ofLines ? lines.length * moreThan : moreThan)
  })
  if (likelier) return likelier.score
  const own = /^(?:txt|text|md|markdown|)$/.test(extensionOf(name)) ? SCORE.name : 0
  const arrows = /^[ \t]*\d+:\S+[ \t]*-->/m.test(head) ? SCORE.arrows : 0
  return Math.min(SCORE.highest, SCORE.lowest + share * SCORE.perShare) + own + arrows
}
