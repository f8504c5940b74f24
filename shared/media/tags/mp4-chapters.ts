import { MOST_CHAPTERS } from '../../model/chapter.ts'
import { type Box, child, type ReadAt, timescale } from '../mp4-boxes.ts'
import { bigEndian, latin1, tagText, utf8, utf16 } from './byte-text.ts'
import { type AudioTags, type EmbeddedChapter, MAX_TEXT, NO_TAGS, toMs, withoutVainEnds } from './embedded.ts'
import { readChapterTrack } from './mp4-text-track.ts'

const NERO_UNITS_PER_MS = 10_000

/**
 * Title, artist, album and chapters of an MP4 or QuickTime file: a text track or Nero's `moov/udta/chpl`,
 * whichever has more (QuickTime File Format, "Chapter lists"; Nero's box by common practice). The caller
 * bounds `read`.
 */
export async function readMp4Tags(read: ReadAt, size: number): Promise<AudioTags> {
  const moov = await child(read, 0, size, 'moov')
  if (!moov) return NO_TAGS
  const data = await child(read, moov.from, moov.to, 'udta')
  const nero = data ? await neroChapters(read, data) : []
  const track = await readChapterTrack(read, moov)
  const titled = nero.filter(({ title }) => title !== '').length
  const chapters = titled > track.length || track.length === 0 ? nero : track
  return {
    ...(data ? await readTexts(read, data) : NO_TAGS),
    chapters: withoutVainEnds(chapters, await movieLength(read, moov)),
  }
}

/**
 * `chpl`: version and flags; version 1: a spare byte and a 4-byte count, version 0: a 1-byte count; then
 * start (100 ns), title length, title. Titles over 255 bytes are truncated.
 */
async function neroChapters(read: ReadAt, data: Box): Promise<readonly EmbeddedChapter[]> {
  const box = await child(read, data.from, data.to, 'chpl')
  if (!box) return []
  const bytes = await read(box.from, box.to - box.from)
  const isLong = bytes[0] === 1
  const count = isLong ? bigEndian(bytes, 5, 4) : bigEndian(bytes, 4, 1)
  const most = Math.min(count, MOST_CHAPTERS)
  const chapters: EmbeddedChapter[] = []
  for (let at = isLong ? 9 : 5; chapters.length < most && at + 9 <= bytes.length; ) {
    const end = at + 9 + (bytes[at + 8] ?? 0)
    const start = toMs(bigEndian(bytes, at, 8) / NERO_UNITS_PER_MS)
    chapters.push({ start, end: null, title: tagText(utf8(bytes.subarray(at + 9, end))), hidden: false })
    at = end
  }
  return chapters
}

/** Length of the movie in ms (`mvhd`, ISO/IEC 14496-12, 8.2.2); null = unknown. */
async function movieLength(read: ReadAt, moov: Box): Promise<number | null> {
  const rate = await timescale(read, moov, 'mvhd')
  const header = await child(read, moov.from, moov.to, 'mvhd')
  if (!header || rate === 0) return null
  const bytes = await read(header.from, 32)
  const units = bytes[0] === 1 ? bigEndian(bytes, 24, 8) : bigEndian(bytes, 16, 4)
  return units === 0 ? null : toMs((units / rate) * 1000)
}

/**
 * Texts of `udta` (QuickTime File Format, "Metadata"): a box with a `data` box in `meta/ilst`; or, in old
 * files, boxes with length (2 bytes), language (2 bytes) and text.
 */
async function readTexts(read: ReadAt, data: Box): Promise<AudioTags> {
  const meta = await child(read, data.from, data.to, 'meta')
  // MP4 has version and flags before the first box, QuickTime has not.
  const from = meta && ((await child(read, meta.from, meta.to, 'hdlr')) ? meta.from : meta.from + 4)
  const list = meta && from !== null ? await child(read, from, meta.to, 'ilst') : null
  const text = async (type: string) => {
    const item = list && (await child(read, list.from, list.to, type))
    const value = item && (await child(read, item.from, item.to, 'data'))
    if (value) return itemText(await read(value.from, Math.min(MAX_TEXT, value.to - value.from)))
    const old = await child(read, data.from, data.to, type)
    const bytes = old ? await read(old.from, Math.min(MAX_TEXT, old.to - old.from)) : new Uint8Array()
    return tagText(latin1(bytes.subarray(4, 4 + bigEndian(bytes, 0, 2)))) || null
  }
  const [title, artist, album] = [await text('\xa9nam'), await text('\xa9ART'), await text('\xa9alb')]
  return { ...NO_TAGS, title, artist, album }
}

/** Type of the value (4 bytes; 2 = UTF-16, else UTF-8), language (4 bytes), text. */
function itemText(bytes: Uint8Array): string | null {
  const letters = bytes.subarray(8)
  return tagText(bigEndian(bytes, 0, 4) === 2 ? utf16(letters, 'big') : utf8(letters)) || null
}
