import { boundedRead } from '../bounded-read.ts'
import type { ReadAt } from '../mp4-boxes.ts'
import { ascii } from './byte-text.ts'
import { type AudioTags, NO_TAGS } from './embedded.ts'
import { readId3 } from './id3-chapters.ts'
import { readMatroskaTags } from './matroska-chapters.ts'
import { readMp4Tags } from './mp4-chapters.ts'
import { readFlacTags, readOggTags } from './vorbis-chapters.ts'

export type { AudioTags, EmbeddedChapter } from './embedded.ts'

/**
 * Title, artist, album and chapters of a sound or video file of `size` bytes: MP3 and AAC with ID3, MP4,
 * Matroska, WebM, FLAC and Ogg. Times in ms. Never throws on bad bytes and always terminates; errors of
 * `read` pass through.
 */
export async function readAudioTags(read: ReadAt, size: number): Promise<AudioTags> {
  const bounded = boundedRead(read, size)
  const head = await bounded(0, 16)
  const at = (offset: number, text: string) => ascii(head, offset, offset + text.length) === text
  if (at(0, 'ID3')) return await afterId3(bounded)
  if (at(0, 'fLaC')) return await readFlacTags(bounded, 0)
  if (at(0, 'OggS')) return await readOggTags(bounded, size)
  if (at(0, '\x1aE\xdf\xa3')) return await readMatroskaTags(bounded, size)
  // Old QuickTime files have no `ftyp`.
  if (['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].some((type) => at(4, type))) {
    return await readMp4Tags(bounded, size)
  }
  return NO_TAGS
}

/** FLAC files may begin with an ID3 tag; the two complement each other. */
async function afterId3(read: ReadAt): Promise<AudioTags> {
  const { tags, end } = await readId3(read)
  if (ascii(await read(end, 4)) !== 'fLaC') return tags
  const own = await readFlacTags(read, end)
  return {
    title: own.title ?? tags.title,
    artist: own.artist ?? tags.artist,
    album: own.album ?? tags.album,
    chapters: own.chapters.length > 0 ? own.chapters : tags.chapters,
  }
}
