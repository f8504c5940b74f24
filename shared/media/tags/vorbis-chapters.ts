import { MOST_CHAPTERS } from '../../model/chapter.ts'
import { parseClock } from '../../model/time.ts'
import type { ReadAt } from '../mp4-boxes.ts'
import { ascii, bigEndian, littleEndian, tagText, utf8 } from './byte-text.ts'
import { type AudioTags, type EmbeddedChapter, MAX_TEXT, NO_TAGS } from './embedded.ts'
import { secondPacket } from './ogg-packet.ts'

const COMMENTS = 4
const LAST = 0x80
const MAX_BLOCKS = 1000
const MAX_COMMENTS = 20_000
/** Bytes of a comment that are read to find its name. */
const NAME_BYTES = 64
const WANTED = /^(?:TITLE|ARTIST|ALBUM|CHAPTER\d{1,6}(?:NAME)?)$/

/** Title, artist, album and chapters of a FLAC stream at `from` (RFC 9639, 8). The caller bounds `read`. */
export async function readFlacTags(read: ReadAt, from: number): Promise<AudioTags> {
  let at = from + 4
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const head = await read(at, 4)
    if (head.length < 4) break
    const [kind = 0, length] = [head[0], bigEndian(head, 1, 3)]
    if ((kind & ~LAST) === COMMENTS) return await readComments(read, at + 4, at + 4 + length)
    if ((kind & LAST) !== 0) break
    at += 4 + length
  }
  return NO_TAGS
}

/**
 * Title, artist, album and chapters of Vorbis, Opus (RFC 7845, 5.2) or FLAC in Ogg. The caller bounds `read`.
 */
export async function readOggTags(read: ReadAt, size: number): Promise<AudioTags> {
  const packet = await secondPacket(read, size, (first) => codec(first) !== null)
  const sound = packet && codec(packet.first)
  if (!sound) return NO_TAGS
  const head = await packet.read(0, sound.mark.length)
  const isComments =
    sound.mark === FLAC_BLOCK ? ((head[0] ?? 0) & ~LAST) === COMMENTS : ascii(head) === sound.mark
  return isComments ? await readComments(packet.read, sound.mark.length, packet.length) : NO_TAGS
}

/** Stands for the four bytes before FLAC comments, of which one counts. */
const FLAC_BLOCK = 'FLAC'
const CODECS = [
  { first: 'OpusHead', mark: 'OpusTags' },
  { first: '\x01vorbis', mark: '\x03vorbis' },
  { first: '\x7fFLAC', mark: FLAC_BLOCK },
] as const

function codec(first: Uint8Array): (typeof CODECS)[number] | null {
  return CODECS.find((each) => ascii(first).startsWith(each.first)) ?? null
}

/**
 * Comments (Ogg Vorbis I, 5): the vendor, a count, then `NAME=text` in UTF-8, each with its length. Chapters
 * are `CHAPTER001=hh:mm:ss.mmm` and `CHAPTER001NAME=` (Xiph wiki, "Chapter Extension"). Names ignore case;
 * the first of a name counts.
 */
async function readComments(read: ReadAt, from: number, to: number): Promise<AudioTags> {
  const texts = new Map<string, string>()
  let at = from + 4 + littleEndian(await read(from, 4), 0)
  const count = littleEndian(await read(at, 4), 0)
  at += 4
  for (let i = 0; i < Math.min(count, MAX_COMMENTS) && at + 4 <= to; i++) {
    const head = await read(at, 4 + NAME_BYTES)
    if (head.length < 4) break
    const length = littleEndian(head, 0)
    const equals = ascii(head, 4, 4 + length).indexOf('=')
    const name = equals < 0 ? '' : ascii(head, 4, 4 + equals).toUpperCase()
    if (WANTED.test(name) && !texts.has(name)) {
      const bytes = await read(at + 4, Math.min(length, to - at - 4, MAX_TEXT))
      texts.set(name, tagText(utf8(bytes.subarray(equals + 1))))
    }
    at += 4 + length
  }
  const text = (name: string) => texts.get(name) || null
  return { title: text('TITLE'), artist: text('ARTIST'), album: text('ALBUM'), chapters: chaptersOf(texts) }
}

/** Sorted by number; chapters with unreadable times are skipped. */
function chaptersOf(texts: ReadonlyMap<string, string>): readonly EmbeddedChapter[] {
  const numbered: { readonly number: number; readonly chapter: EmbeddedChapter }[] = []
  for (const [name, text] of texts) {
    const digits = /^CHAPTER(\d+)$/.exec(name)?.[1]
    const clock = digits === undefined ? null : parseClock(text)
    if (digits === undefined || !clock || numbered.length >= MOST_CHAPTERS) continue
    const title = texts.get(`${name}NAME`) ?? ''
    numbered.push({ number: Number(digits), chapter: { start: clock.ms, end: null, title, hidden: false } })
  }
  return numbered.sort((a, b) => a.number - b.number).map(({ chapter }) => chapter)
}
