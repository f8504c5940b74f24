import { extensionOf } from '../core/file-name.ts'
import { isBlank, splitLines } from '../core/lines.ts'
import { readTimeAfter, readTimedLine } from './timed-line.ts'

/** Shares of the lines that are not blank. */
const SHARE = {
  /** From here on times that end lines count, when there are more of them than of times that begin lines. */
  after: 0.3,
  /** With fewer times there must be `FEW` of them; with fewer than `none` it is no text with times. */
  few: 0.2,
  none: 0.02,
}
const FEW = 3

/** Scores of the whole file. */
const SCORE = {
  /** By how many of the lines have a time, from the lowest to the highest. */
  lowest: 0.6,
  perShare: 0.2,
  highest: 0.8,
  /** More for the name of a text file, less where captions with arrows are in it. */
  name: 0.2,
  arrows: -0.4,
}

/** Files with times that are something else. */
const FOREIGN = [
  /^\ufeff?\s*Scenarist_SCC/i,
  /^\[(?:ar|ti|al|by|offset|re|ve|length):/im,
  /^\[\d+:\d\d[.:]\d+\][ \t]*[[<]\d+:\d\d[.:]\d/m,
]

/**
 * Files that another format reads better: what of, more than how many times (`share`: of the lines), and our score then.
 * The first that fits counts.
 */
const LIKELIER: readonly {
  readonly pattern: RegExp
  readonly moreThan: number
  readonly share?: true
  readonly score: number
}[] = [
  // Hundredths in brackets, line after line, are lyrics.
  { pattern: /^(?:\[\d\d:\d\d\.\d\d\][^\n]*\n){3}/gm, moreThan: 0, score: 0.4 },
  // A time, a short column and another one: a table with tabs.
  {
    pattern: /^\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\t[^\t\n]{1,60}\t/gm,
    moreThan: 0.6,
    share: true,
    score: 0.4,
  },
  // Names in bold, and times that are links, are Markdown.
  { pattern: /^[ \t]*(?:[-*] )?\[[\d:.]{4,12}\]\(http/gm, moreThan: 1, score: 0.5 },
  {
    pattern: /^[ \t]*(?:\*\*|__)(?:\\?[[(][\d:.]{4,12}\\?[\])] )?\p{L}/gmu,
    moreThan: 1,
    score: 0.5,
  },
  {
    pattern: /^[ \t]*(?:[-*] )?\\\[[\d:.]{4,12}\\\] (?:\*\*|__)\p{L}/gmu,
    moreThan: 1,
    score: 0.5,
  },
]

/** How surely a file is text with times, 0..1; `head` = the first 64 KiB, `name` = its file name. */
export function scoreTimedText(head: string, name: string): number {
  const lines = splitLines(head).filter((line) => !isBlank(head, line))
  const before = lines.flatMap((line) => readTimedLine(head, line) ?? [])
  const after = before.length > 1 ? [] : lines.flatMap((line) => readTimeAfter(head, line) ?? [])
  const times = after.length > before.length && after.length >= lines.length * SHARE.after ? after : before
  const share = times.length / Math.max(1, lines.length)
  if (times.length === 0 || (share < SHARE.few && times.length < FEW) || share < SHARE.none) return 0
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
