import { MOST_CHAPTERS } from '../../model/chapter.ts'
import { type Diagnostic, error, warning } from '../../model/diagnostic.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { capFindings } from '../core/findings.ts'
import { headOf } from '../core/lines.ts'
import type { Chapter, ChapterReading } from './chapter.ts'
import { cueSheetChapters } from './chapters-cue-sheet.ts'
import { jsonChapters } from './chapters-json.ts'
import { listChapters } from './chapters-list.ts'
import { playlistChapters } from './chapters-playlist.ts'
import { edlChapters, tableChapters } from './chapters-table.ts'
import { ffmetadataChapters, oggChapters } from './chapters-tags.ts'
import { vttChapters } from './chapters-vtt.ts'
import { xmlChapters } from './chapters-xml.ts'

type Found = { readonly chapters: readonly Chapter[]; readonly diagnostics: readonly Diagnostic[] }
type Reader = readonly [pattern: RegExp, read: (text: string) => Found | readonly Chapter[] | null]

/** Formats with a signature in the first 64 KiB. */
const SIGNATURES: readonly Reader[] = [
  [/^\ufeff?\s*\{/, jsonChapters],
  [/^\ufeff?\s*WEBVTT/, vttChapters],
  [/^\ufeff?\s*</, xmlChapters],
  [/^\ufeff?\s*;FFMETADATA/i, ffmetadataChapters],
  [/^\ufeff?\s*#EXTM3U/i, playlistChapters],
  [/^[ \t]*CHAPTER\d{1,4}[ \t]*=/im, oggChapters],
  [/^[ \t]*TRACK[ \t]+\d{1,4}[ \t]+AUDIO/im, cueSheetChapters],
]

/**
 * Reads chapters: Podcasting 2.0 and ffprobe JSON, WebVTT, Matroska and Podlove XML, ffmpeg metadata, OGM and
 * Vorbis tags, cue sheets, VLC bookmarks, labels and cut lists, and lists such as `0:00 Title` in any text.
 * Never throws; no chapters give one `error`.
 */
export function readChapters(text: string, name: string): ChapterReading {
  const head = headOf(text)
  const marked = SIGNATURES.find(([pattern]) => pattern.test(head))
  const found = marked ? asFound(marked[1](text)) : unmarked(text, extensionOf(name))
  if (!found) {
    const words = message('found.noChaptersFound')
    return { chapters: [], diagnostics: [error('chapters/none', words)] }
  }
  const diagnostics: Diagnostic[] = [...found.diagnostics]
  const chapters = found.chapters.slice(0, MOST_CHAPTERS)
  const more = found.chapters.length - chapters.length
  if (more > 0) diagnostics.push(warning('chapters/too-many', message('found.tooManyChapters', { more })))
  for (const [i, { start, title }] of chapters.entries()) {
    const before = chapters[i - 1]
    if (before && start < before.start) {
      diagnostics.push(warning('chapters/out-of-order', message('found.startsBeforeChapter', { title })))
    }
  }
  return { chapters, diagnostics: capFindings(diagnostics) }
}

/** An empty JSON list counts as found; other formats without chapters are something else. */
function asFound(read: Found | readonly Chapter[] | null): Found | null {
  if (read === null) return null
  if ('chapters' in read) return read.chapters.length > 0 ? read : null
  return { chapters: read, diagnostics: [] }
}

function unmarked(text: string, extension: string): Found | null {
  if (extension === 'srt') return null
  const chapters = edlChapters(text) ?? tableChapters(text)
  if (chapters) return { chapters, diagnostics: [] }
  const isList = !/^(?:csv|tsv|edl|cue|m3u8?|xml)$/.test(extension)
  return isList ? asFound(listChapters(text)) : null
}
