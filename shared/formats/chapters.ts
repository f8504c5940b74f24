import { type Diagnostic, error, warning } from '../model/diagnostic.ts'
import { type Ms, parseClock } from '../model/time.ts'
import { showVtt } from './cue-text.ts'
import { scanCues, textSpan } from './cues.ts'
import { isBlank, slice, splitLines } from './lines.ts'
import { readTimedLine } from './timed-line.ts'

/** A chapter; `end` null = lasts until the next one. `hidden` chapters are not shown in lists (`toc: false`). */
export type Chapter = {
  readonly start: Ms
  readonly end: Ms | null
  readonly title: string
  readonly hidden: boolean
}
export type ChapterReading = {
  readonly chapters: readonly Chapter[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads Podcasting 2.0 chapters (JSON), the chapters of ffprobe, WebVTT chapters, and lists such as `0:00 Title`. Never throws. */
export function readChapters(text: string, name: string): ChapterReading {
  const found = /^\ufeff?\s*\{/.test(text)
    ? fromJson(text)
    : /^\ufeff?\s*WEBVTT/.test(text)
      ? fromVtt(text)
      : fromList(text, name)
  if (!found) {
    const message =
      'No chapters were found. Earmark reads Podcasting 2.0 chapters, WebVTT chapters and lists of times and titles.'
    return { chapters: [], diagnostics: [error('chapters/none', message)] }
  }
  const diagnostics: Diagnostic[] = []
  for (const [i, { start, title }] of found.entries()) {
    const before = found[i - 1]
    if (before && start < before.start) {
      diagnostics.push(warning('chapters/out-of-order', `“${title}” starts before the chapter above it.`))
    }
  }
  return { chapters: found, diagnostics }
}

function fromJson(text: string): Chapter[] | null {
  let root: unknown
  try {
    root = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return null
  }
  const list = isRecord(root) ? root.chapters : null
  if (!Array.isArray(list)) return null
  return list.filter(isRecord).flatMap((item) => {
    const start = toMs(item.startTime ?? item.start_time) ?? inTimeBase(item.start, item.time_base)
    if (start === null) return []
    const end = toMs(item.endTime ?? item.end_time) ?? inTimeBase(item.end, item.time_base)
    const title = item.title ?? (isRecord(item.tags) ? item.tags.title : undefined)
    return [{ start, end, title: typeof title === 'string' ? title.trim() : '', hidden: item.toc === false }]
  })
}

function toMs(seconds: unknown): Ms | null {
  const value = typeof seconds === 'string' && seconds.trim() !== '' ? Number(seconds) : seconds
  if (typeof seconds === 'string' && seconds.includes(':')) return parseClock(seconds.trim())?.ms ?? null
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.round(value * 1000) : null
}

/** A count of ticks, with the length of a tick as a fraction of a second (`1/44100`). */
function inTimeBase(ticks: unknown, base: unknown): Ms | null {
  const [over, under] = typeof base === 'string' ? base.split('/').map(Number) : []
  return typeof ticks === 'number' && over && under ? toMs((ticks * over) / under) : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fromVtt(text: string): Chapter[] | null {
  const lines = splitLines(text)
  const { cues } = scanCues(text, lines, {
    from: 1,
    anyId: true,
    numbered: false,
    isComment: (line) => /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line),
    form: { kind: 'seconds', digits: 3 },
  })
  const chapters = cues.flatMap((cue) => {
    const start = cue.timing?.start.ms ?? null
    const title = showVtt(slice(text, textSpan(cue, lines))).replaceAll('\n', ' ')
    return start === null ? [] : [{ start, end: cue.timing?.end.ms ?? null, title, hidden: false }]
  })
  return chapters.length > 0 ? chapters : null
}

/** Longest text for which a list of times counts as chapters: a transcript has longer lines, and more of them. */
const LONGEST_TITLE = 150
const INLINE = /(?:^|\s)[-•*] (\d{1,2}:\d{2}(?::\d{2})?) [-–—:] /g

function fromList(text: string, name: string): Chapter[] | null {
  if (/\.(?:csv|tsv|srt|edl|cue|m3u8?|xml)$/i.test(name)) return null
  const chapters: Chapter[] = []
  for (const line of splitLines(text)) {
    if (isBlank(text, line)) continue
    const time = readTimedLine(text, line)
    const title = time
      ? text
          .slice(time.textFrom, line.to)
          .replace(/^\s*[-–—|:]\s+/, '')
          .trim()
      : ''
    if (time && title !== '' && title.length <= LONGEST_TITLE) {
      chapters.push({ start: time.start.ms, end: time.end?.ms ?? null, title, hidden: false })
    }
  }
  return chapters.length >= 2 ? chapters : fromRunningText(text)
}

/** A Markdown list that lost its line breaks: `## Chapters - 5:50 — Title: what it is about - 10:15 — …`. */
function fromRunningText(text: string): Chapter[] | null {
  const from = text.search(/#{1,6} Chapters\b/i)
  if (from === -1) return null
  const section = text.slice(from + 11).split(/\s#{1,6} /)[0] ?? ''
  const marks = [...section.matchAll(INLINE)]
  const chapters = marks.flatMap((mark, i) => {
    const whole = section.slice(mark.index + mark[0].length, marks[i + 1]?.index).trim()
    const start = parseClock(mark[1] ?? '')?.ms
    return start === undefined
      ? []
      : [{ start, end: null, title: whole.split(': ')[0] ?? whole, hidden: false }]
  })
  return chapters.length > 0 ? chapters : null
}
