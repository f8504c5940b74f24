import type { ReadAt } from '../mp4-boxes.ts'
import { ascii, littleEndian } from './byte-text.ts'

/** A piece of a packet in the file; `start` is relative to the packet. */
type Piece = { readonly start: number; readonly at: number; readonly length: number }

/** A packet, readable as one piece. `first` = the beginning of the packet before it. */
export type OggPacket = { readonly first: Uint8Array; readonly read: ReadAt; readonly length: number }

const HEADER = 27
/** Comments with a picture may take hundreds of pages. */
const MAX_PAGES = 5000

/**
 * The second packet (the comments; RFC 3533, 6) of the first stream whose first packet `isWanted`. It may
 * span pages, interleaved with other streams; its end may be missing. Null when there is none.
 */
export async function secondPacket(
  read: ReadAt,
  size: number,
  isWanted: (first: Uint8Array) => boolean,
): Promise<OggPacket | null> {
  const pieces: Piece[] = []
  let first: Uint8Array | null = null
  let [serial, packet, length, at] = [-1, 0, 0, 0]
  for (let page = 0; page < MAX_PAGES && packet < 2 && at < size; page++) {
    const head = await read(at, HEADER + 255)
    const count = head[26] ?? 0
    if (head.length < HEADER + count || ascii(head, 0, 4) !== 'OggS') break
    const [stream, lengths] = [littleEndian(head, 14), head.subarray(HEADER, HEADER + count)]
    const body = at + HEADER + count
    const total = lengths.reduce((sum, value) => sum + value, 0)
    if (!first && ((head[5] ?? 0) & 2) !== 0) {
      const start = (await read(body, Math.min(total, 16))).slice()
      if (isWanted(start)) [first, serial] = [start, stream]
    }
    if (first && stream === serial) {
      let place = body
      for (const value of lengths) {
        if (packet === 1 && value > 0) {
          const last = pieces.at(-1)
          if (last && last.at + last.length === place) {
            pieces[pieces.length - 1] = { ...last, length: last.length + value }
          } else pieces.push({ start: length, at: place, length: value })
          length += value
        }
        place += value
        // A value below 255 ends a packet.
        if (value < 255) packet++
      }
    }
    at = body + total
  }
  return first && length > 0 ? { first, length, read: joined(read, pieces) } : null
}

/** Reads across the pieces. */
function joined(read: ReadAt, pieces: readonly Piece[]): ReadAt {
  return async (offset, length) => {
    const bytes: Uint8Array[] = []
    let [at, left] = [offset, length]
    for (let i = pieces.findLastIndex(({ start }) => start <= offset); left > 0; i++) {
      const piece = pieces[i]
      if (!piece) break
      const skip = at - piece.start
      const part = await read(piece.at + skip, Math.min(left, piece.length - skip))
      if (part.length === 0) break
      bytes.push(part.slice())
      at += part.length
      left -= part.length
    }
    return concat(bytes)
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
