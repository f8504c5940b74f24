import type { ReadAt } from './mp4-boxes.ts'

/** Largest single read. The previous piece may still be in use, so at most 4 MB are held. */
export const LONGEST_PIECE = 2 << 20

/** Small reads nearby are served from one piece of this length. */
const WINDOW = 8 << 10
const MAX_READS = 6000
const MAX_CALLS = 200_000
const MAX_BYTES = 256 << 20
const NOTHING = new Uint8Array()

/**
 * Limits reads of a file of `size` bytes: after more calls, reads or bytes than any sound file needs, and
 * outside of the file, the result is empty. Callers that stop at an empty read always terminate, whatever the
 * file claims. Errors of `read` pass through.
 */
export function boundedRead(read: ReadAt, size: number): ReadAt {
  let [calls, reads, total, from] = [0, 0, 0, 0]
  let piece: Uint8Array = NOTHING
  return async (offset, length) => {
    const wanted = Math.min(length, size - offset, LONGEST_PIECE)
    calls++
    if (!(wanted > 0) || offset < 0 || calls > MAX_CALLS) return NOTHING
    if (offset < from || offset + wanted > from + piece.length) {
      if (reads >= MAX_READS || total >= MAX_BYTES) return NOTHING
      reads++
      piece = await read(offset, Math.min(Math.max(wanted, WINDOW), size - offset))
      from = offset
      total += piece.length
    }
    return piece.subarray(offset - from, offset - from + wanted)
  }
}
