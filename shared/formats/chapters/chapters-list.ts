import { parseClock } from '../../model/time.ts'
import { isBlank, slice, splitLines } from '../core/lines.ts'
import { readTimedLine } from '../text/timed-line.ts'
import { type Chapter, chapter } from './chapter.ts'

/** Longest title of a chapter; lines of a transcript are longer. */
const LONGEST_TITLE = 150
const LONGEST_LINE = 2000
const INLINE = /(?:^|\s)[-•*] (\d{1,2}:\d{2}(?::\d{2})?) [-–—:] /g
/** Bullets, numbers and emoji before the time. */
const LEAD = /^[^\p{L}\p{N}[(]{0,12}(?:\d{1,3}[.)][ \t]+)?[^\p{L}\p{N}[(]{0,6}/u
const LINKED = /^\[(\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?)\]\([^()\s]{1,300}\)[ \t]*/
const AFTER = /[ \t]*(?:[-–—:|([]{0,2}[ \t]*)(\d{1,3}:\d{2}(?::\d{2})?)[)\]]?[ \t]*$/

/**
 * Lists of times and titles in any text: `0:00 Title` (show notes, video descriptions), `Title 0:00`,
 * `hh:mm:ss.mmm Title` (mp4chaps). Null when there are fewer than two.
 */
export function listChapters(text: string): Chapter[] | null {
  const lines = splitLines(text)
    .filter((line) => !isBlank(text, line) && line.to - line.from < LONGEST_LINE)
    .map((line) => slice(text, line))
  const before = lines.flatMap((line) => timeBefore(line) ?? [])
  if (before.length >= 2) return before
  const after = lines.flatMap((line) => timeAfter(line) ?? [])
  return after.length >= 3 ? after : runningText(text)
}

function timeBefore(line: string): Chapter | null {
  const bare = line.slice(LEAD.exec(line)?.[0].length ?? 0)
  const linked = LINKED.exec(bare)
  const clock = linked ? parseClock(linked[1] ?? '') : null
  if (linked && clock) return titled(clock.ms, null, bare.slice(linked[0].length))
  const time = readTimedLine(bare, { from: 0, to: bare.length })
  if (!time || time.name) return null
  return titled(time.start.ms, time.end?.ms ?? null, bare.slice(time.textFrom))
}

function titled(start: number, end: number | null, rest: string): Chapter | null {
  const title = rest.replace(/^[ \t]*[-–—|:][ \t]+/, '').trim()
  return title !== '' && title.length <= LONGEST_TITLE ? chapter(start, title, end) : null
}

function timeAfter(line: string): Chapter | null {
  const tail = line.slice(-40)
  const match = AFTER.exec(tail)
  const clock = match ? parseClock(match[1] ?? '') : null
  if (!match || !clock) return null
  const title = line.slice(0, line.length - tail.length + match.index).replace(LEAD, '')
  return title.trim() !== '' && title.length <= LONGEST_TITLE ? chapter(clock.ms, title) : null
}

/** A Markdown list without line breaks: `## Chapters - 5:50 — Title: what it is about - 10:15 — …`. */
function runningText(text: string): Chapter[] | null {
  const from = text.search(/#{1,6} Chapters\b/i)
  if (from === -1) return null
  const section = text.slice(from + 11).split(/\s#{1,6} /)[0] ?? ''
  const marks = [...section.matchAll(INLINE)]
  const chapters = marks.flatMap((mark, i) => {
    const whole = section.slice(mark.index + mark[0].length, marks[i + 1]?.index).trim()
    const start = parseClock(mark[1] ?? '')?.ms
    return start === undefined ? [] : [chapter(start, whole.split(': ')[0] ?? whole)]
  })
  return chapters.length > 0 ? chapters : null
}
