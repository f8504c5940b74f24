import type { ReadAt } from '../mp4-boxes.ts'
import { ascii, littleEndian } from './byte-text.ts'

/** Header of a page, and the most that a page holds with it (RFC 3533, 6). */
const HEADER = 27
const LARGEST_PAGE = HEADER + 255 + 255 * 255
/** Name, version and channels come before the rate (Vorbis I, 4.2.2). */
const VORBIS = '\x01vorbis'
const RATE_AT = 12

/**
 * Where the sound of a Vorbis stream in Ogg ends, in seconds from 0, by its last page. Where the sound begins
 * late, the browser takes its length for this at first. Null for other streams, and for several in a row.
 */
export async function vorbisEnd(read: ReadAt, size: number): Promise<number | null> {
  const head = (await read(0, HEADER + 255 + RATE_AT + 4)).slice()
  const packet = HEADER + (head[26] ?? 0)
  if (ascii(head, 0, 4) !== 'OggS' || ascii(head, packet, packet + VORBIS.length) !== VORBIS) return null
  const rate = littleEndian(head, packet + RATE_AT)
  const from = Math.max(0, size - LARGEST_PAGE)
  const tail = await read(from, size - from)
  for (let at = tail.length - HEADER; at >= 0; at--) {
    if (tail[at] !== 0x4f || ascii(tail, at, at + 4) !== 'OggS') continue
    if (littleEndian(tail, at + 14) !== littleEndian(head, 14)) return null
    const granule = littleEndian(tail, at + 6) + littleEndian(tail, at + 10) * 2 ** 32
    // All ones: no packet ends on this page.
    if (granule < 2 ** 53) return rate > 0 ? granule / rate : null
  }
  return null
}
