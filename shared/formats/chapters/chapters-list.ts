import { parseClock } from '../../model/time.ts'
import { isBlank, slice, splitLines } from '../core/lines.ts'
import { readTimedLine } from '../text/timed-line.ts'
import { type Chapter, chapter } from './chapter.ts'

/** Longest title of a chapter; lines of a transcript are longer. */
const LONGEST_TITLE = 150
const LONGEST_LINE = 2000
const CLOCK = '\\d{1,3}:\\d{2}(?::\\d{2})?'
/** What people put between a time and a title. */
const MARK = '[\\p{Pd}−|:：→➜➔▶»~=>]'
const INLINE = /(?:^|\s)[-•*] (\d{1,2}:\d{2}(?::\d{2})?) [-–—:] /g
/** Bullets, numbers and emoji before the time. */
const LEAD = /^[^\p{L}\p{N}[({]{0,12}(?:\d{1,3}[.)][ \t]+)?[^\p{L}\p{N}[({]{0,6}/u
const LINKED = /^\[(\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?)\]\([^()\s]{1,300}\)[ \t]*/
/** `0:00- Title`, `0:00|Title`, `0:00) Title`: the mark right behind the time. */
const GLUED = new RegExp(
  `^[[(]?(${CLOCK}(?:\\.\\d{1,3})?)[\\])）]?(?:[.)]?[ \\t]+|[ \\t]*(?:${MARK}{1,2}|[,;])[ \\t]*|[）])(?=\\S)`,
  'u',
)
const BEFORE_TITLE = new RegExp(`^[ \\t]*${MARK}{1,2}(?:[ \\t]+|(?=\\p{L}))`, 'u')
// It is looked for in the last characters of a line.
const AFTER = new RegExp(
  // eslint-disable-next-line regexp/no-super-linear-move
  `(?<![ \\t])[ \\t]*(?:(?:${MARK}|[@.…([])+[ \\t]*)?[[(]?(${CLOCK})(?:[ \\t]*[-–—][ \\t]*(${CLOCK}))?[)\\]]?[ \\t]*$`,
  'u',
)
/** Between several chapters on one line. */
const BETWEEN = /(?<![ \t])[ \t]*[|;•·][ \t]*|\t+|(?<![ \t])[ \t]+\/[ \t]+|,[ \t]+(?=[[(]?\d{1,3}:\d{2})/
/** `Chapters: 0:00 …`. */
const HEADING = new RegExp(`^[^\\d\\n:：]{1,40}[:：][ \\t]*(?=[[(]?${CLOCK})`, 'u')
const ANY = new RegExp(`(?<![\\d:.,])${CLOCK}(?![\\d:])`, 'g')
/** A title with the time behind it; lines are no longer than LONGEST_LINE. */
// eslint-disable-next-line regexp/no-super-linear-move
const PIECE = new RegExp(`[^\\d\\s,;|][^\\n]*?(?<![\\d:.,])${CLOCK}(?![\\d:])[)\\]]?`, 'g')
/** A time inside a line with a title behind it. */
const INNER = new RegExp(
  `(?<![ \\t])[ \\t]+[[(]?${CLOCK}[\\])]?(?:[ \\t]*${MARK}{1,2})?[ \\t]*(?=\\p{L}|["'“‘¿¡(])`,
  'gu',
)

/**
 * Lists of times and titles in any text: `0:00 Title` (show notes, video descriptions), `Title 0:00`, a title
 * below its time, several on a line, `hh:mm:ss.mmm Title` (mp4chaps). Null when there are fewer than two.
 */
export function listChapters(text: string): Chapter[] | null {
  const lines = splitLines(text)
    .filter((line) => !isBlank(text, line) && line.to - line.from < LONGEST_LINE)
    .map((line) => slice(text, line))
    .flatMap(piecesOf)
  const running = lines.length === 1 ? runningText(text) : null
  if (running) return running
  const before = chaptersBefore(lines)
  if (before.length >= 2) return before
  const after = chaptersAfter(lines)
  return after.length >= 3 ? after : runningText(text)
}

/** The chapters of one line, where marks divide them and each has a time; what heads them is left out. */
function piecesOf(whole: string): readonly string[] {
  if ((whole.match(ANY)?.length ?? 0) < 2) return [whole]
  // A line that ends with a time has its titles in front.
  const line = AFTER.test(whole.slice(-40)) ? whole : whole.replace(HEADING, '')
  const pieces = line.split(BETWEEN).filter((piece) => piece.trim() !== '')
  const isList =
    pieces.length > 1 && pieces.every((piece) => piece.match(ANY)?.length === 1 && /\p{L}/u.test(piece))
  return isList ? pieces : [line]
}

/** The chapters that begin with their times; several on a line only where most lines have that. */
function chaptersBefore(lines: readonly string[]): Chapter[] {
  const timed = lines.flatMap((line) => {
    const chapters = dividedAt(line)
    return chapters.length > 0 ? [chapters] : []
  })
  if (isDivided(timed)) return timed.flat()
  return lines.flatMap((line, i) => timeBefore(line) ?? timeAbove(line, lines[i + 1]) ?? [])
}

/** The chapters that end with their times; several on a line only where most lines have that. */
function chaptersAfter(lines: readonly string[]): Chapter[] {
  const timed = lines.flatMap((line) => {
    const pieces = line.match(PIECE)
    const chapters = pieces?.flatMap((piece) => timeAfter(piece) ?? []) ?? []
    return chapters.length > 0 ? [chapters] : []
  })
  if (isDivided(timed)) return timed.flat()
  return lines.flatMap((line) => timeAfter(line) ?? [])
}

/** True where most lines have several chapters, and all of them ascend. */
function isDivided(lines: readonly (readonly Chapter[])[]): boolean {
  const all = lines.flat()
  const isRule = lines.filter(({ length }) => length > 1).length >= lines.length * 0.5
  const ascends = all.every(({ start }, i) => start >= (all[i - 1]?.start ?? 0))
  return isRule && ascends && (lines.length > 1 || all.length > 2)
}

/** The line cut before every time that has a title behind it; nothing when a piece is no chapter. */
function dividedAt(line: string): Chapter[] {
  if (!timeBefore(line)) return []
  const cuts = [0, ...[...line.matchAll(INNER)].flatMap(({ index }) => (index > 0 ? [index] : []))]
  const bare = line.slice(LEAD.exec(line)?.[0].length ?? 0)
  const lead = line.length - bare.length
  const pieces = cuts
    .filter((cut) => cut === 0 || cut >= lead)
    .map((cut, i, all) => line.slice(cut, all[i + 1]).replace(/(?<![\s,;|/•·–—-])[\s,;|/•·–—-]+$/, ''))
  const chapters = pieces.flatMap((piece) => timeBefore(piece) ?? [])
  const whole = timeBefore(line)
  return chapters.length === pieces.length ? chapters : whole ? [whole] : []
}

function timeBefore(line: string): Chapter | null {
  const bare = line.slice(LEAD.exec(line)?.[0].length ?? 0)
  const linked = LINKED.exec(bare)
  const clock = linked ? parseClock(linked[1] ?? '') : null
  if (linked && clock) return titled(clock.ms, null, bare.slice(linked[0].length))
  const time = readTimedLine(bare, { from: 0, to: bare.length })
  if (time && !time.name) return titled(time.start.ms, time.end?.ms ?? null, bare.slice(time.textFrom))
  const glued = time ? null : GLUED.exec(bare)
  const start = glued && parseClock(glued[1] ?? '')
  return start && titled(start.ms, null, bare.slice(glued[0].length))
}

/** A time alone, with the title on the next line. */
function timeAbove(line: string, below: string | undefined): Chapter | null {
  const bare = line.slice(LEAD.exec(line)?.[0].length ?? 0)
  const time = readTimedLine(bare, { from: 0, to: bare.length })
  if (!time || time.name || below === undefined || bare.slice(time.textFrom).trim() !== '') return null
  const isTime = below.search(ANY) !== -1
  return isTime ? null : titled(time.start.ms, time.end?.ms ?? null, below)
}

function titled(start: number, end: number | null, rest: string): Chapter | null {
  const title = rest
    .replace(BEFORE_TITLE, '')
    .replace(/(?<![\s,;|])[\s,;|]+$/, '')
    .trim()
  return title !== '' && title.length <= LONGEST_TITLE ? chapter(start, title, end) : null
}

function timeAfter(line: string): Chapter | null {
  const tail = line.slice(-40)
  const match = AFTER.exec(tail)
  const clock = match ? parseClock(match[1] ?? '') : null
  if (!match || !clock) return null
  const title = line.slice(0, line.length - tail.length + match.index).replace(LEAD, '')
  const end = match[2] === undefined ? null : (parseClock(match[2])?.ms ?? null)
  return title.trim() !== '' && title.length <= LONGEST_TITLE ? chapter(clock.ms, title, end) : null
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
