import { printReading, VTT_FORM } from '../../model/time.ts'
import { type Message, message } from '../../words/message.ts'
import { printTime } from '../core/timestamps.ts'
import { printVtt } from '../cues/cue-text.ts'
import type { Chapter } from './chapter.ts'

/** Formats for new chapter files. */
export type ChapterFormat = 'podcast' | 'vtt' | 'list' | 'ffmetadata'

/** Their names to show, and the extension of a new file. */
export const chapterFormats: readonly {
  readonly id: ChapterFormat
  readonly name: Message
  readonly extension: string
}[] = [
  { id: 'podcast', name: message('chapters.podcast'), extension: 'json' },
  { id: 'vtt', name: message('chapters.vtt'), extension: 'vtt' },
  { id: 'list', name: message('chapters.list'), extension: 'txt' },
  { id: 'ffmetadata', name: message('chapters.ffmetadata'), extension: 'txt' },
]

const SHORTEST_MS = 1000

/** What is written where chapters say nothing: the end of the last, and a title where there must be one. */
export type ChapterDefaults = {
  readonly durationMs: number | null
  /** The title of a chapter without one, by its number (from 1). */
  readonly untitled: (number: number) => string
}

/** A new file with these chapters. One without an end lasts until the next, the last until `durationMs`. */
export function writeChapters(
  format: ChapterFormat,
  chapters: readonly Chapter[],
  { durationMs, untitled }: ChapterDefaults,
): string {
  const ends = chapters.map(({ start, end }, i) => {
    const next = chapters.slice(i + 1).find((one) => one.start > start)?.start ?? durationMs ?? 0
    return end ?? Math.max(next, start + SHORTEST_MS)
  })
  switch (format) {
    case 'podcast':
      return podcast(chapters)
    case 'vtt':
      return vtt(chapters, ends)
    case 'list':
      return list(chapters, untitled)
    case 'ffmetadata':
      return ffmetadata(chapters, ends)
  }
}

/** JSON chapters 1.2, in seconds; `toc: false` hides a chapter from lists. */
function podcast(chapters: readonly Chapter[]): string {
  const items = chapters.map(({ start, end, title, hidden }) => ({
    startTime: start / 1000,
    ...(end !== null && { endTime: end / 1000 }),
    title,
    ...(hidden && { toc: false }),
  }))
  return `${JSON.stringify({ version: '1.2.0', chapters: items }, null, 2)}\n`
}

function vtt(chapters: readonly Chapter[], ends: readonly number[]): string {
  const form = { kind: 'clock' as const, clock: VTT_FORM }
  const cues = chapters.map(
    ({ start, title }, i) =>
      `${printTime(start, form)} --> ${printTime(ends[i] ?? start, form)}\n${printVtt(title, ' ')}\n`,
  )
  return `WEBVTT\n\n${cues.join('\n')}`
}

/** One line each, as in show notes and video descriptions, without hidden chapters. */
function list(chapters: readonly Chapter[], untitled: ChapterDefaults['untitled']): string {
  return chapters
    .filter(({ hidden }) => !hidden)
    .map(({ start, title }, i) => `${printReading(start)} ${title === '' ? untitled(i + 1) : title}\n`)
    .join('')
}

function ffmetadata(chapters: readonly Chapter[], ends: readonly number[]): string {
  const escape = (title: string) => title.replace(/[=;#\\\n]/g, (char) => `\\${char}`)
  const sections = chapters.map(
    ({ start, title }, i) =>
      `\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=${start}\nEND=${ends[i] ?? start}\ntitle=${escape(title)}\n`,
  )
  return `;FFMETADATA1\n${sections.join('')}`
}
