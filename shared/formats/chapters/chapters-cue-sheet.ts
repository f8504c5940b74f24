import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { message } from '../../words/message.ts'
import { type Chapter, chapter } from './chapter.ts'

const FRAMES_PER_SECOND = 75

/**
 * The tracks of a cue sheet: `INDEX 01 mm:ss:ff`, 75 frames per second, minutes may exceed 99. Pregaps
 * (`INDEX 00`) are ignored.
 */
export function cueSheetChapters(text: string): {
  readonly chapters: Chapter[]
  readonly diagnostics: Diagnostic[]
} {
  const chapters: Chapter[] = []
  let track: { readonly number: string; title: string; file: number } | null = null
  let files = 0
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const short = line.slice(0, 1000)
    if (/^\s*FILE\s/i.test(short)) files++
    const number = /^\s*TRACK\s+(\d{1,4})\s/i.exec(short)?.[1]
    if (number !== undefined) track = { number, title: '', file: files }
    const title = /^\s*TITLE\s+(?:"([^"]*)"|(\S.*))/i.exec(short)
    if (title && track) track.title = title[1] ?? title[2] ?? ''
    const index = /^\s*INDEX\s+0?1\s+(\d{1,5}):(\d{1,2}):(\d{1,2})/i.exec(short)
    if (!index || !track || track.file > 1) continue
    const [, minutes, seconds, frames] = index.map(Number)
    const start = Math.round(
      ((minutes ?? 0) * 60 + (seconds ?? 0) + (frames ?? 0) / FRAMES_PER_SECOND) * 1000,
    )
    chapters.push(chapter(start, track.title || `Track ${Number(track.number)}`))
  }
  const words = message('found.cueSheetNames', { files })
  return { chapters, diagnostics: files > 1 ? [warning('chapters/several-files', words)] : [] }
}
