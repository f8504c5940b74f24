import { longer } from '../../base/growing.ts'
import type { FrameTable } from './frame-table.ts'

/** Finds the frames of a file that comes in pieces. */
export type FrameScanner = {
  /** Takes the next bytes of the file, in order from byte 0; any number. The caller may reuse the memory afterwards. */
  readonly push: (bytes: Uint8Array) => void
  /** Nothing more comes. Null when there are no frames, or none that can be described by one table. */
  readonly finish: () => FrameTable | null
}

/** A frame read from its header: `key << LENGTH_BITS | length`; 0 = no header. */
export const LENGTH_BITS = 14
const LENGTH = (1 << LENGTH_BITS) - 1

/** What the scanner must know of a codec. */
export type FrameCodec = {
  /** Bytes that `read` looks at. */
  readonly headerBytes: number
  readonly longestFrame: number
  /** The frame at `at`: its length with the header, and a key (above 0) of what cannot change within one table. */
  readonly read: (bytes: Uint8Array, at: number) => number
  /**
   * Bytes at the start of a frame that are not for the decoder; all of them = no audio. The frame is wholly in `bytes`;
   * `count` = frames of this key before it.
   */
  readonly overhead: (bytes: Uint8Array, at: number, length: number, key: number, count: number) => number
  /** Length of the tag at `at`, seeing no more than TAG_BYTES; 0 = none, -1 = `end` comes too early to tell. */
  readonly tagLength: (bytes: Uint8Array, at: number, end: number) => number
  /** What the table says beside the frames; null = no table can. */
  readonly describe: (key: number, count: number) => Omit<FrameTable, keyof ReturnType<typeof listed>> | null
}

export const TAG_BYTES = 32

/**
 * Frames are believed when three headers in a row agree, or fewer before the end of the file or a tag; afterwards each
 * header must stand where the frame before it ends. Frames of another key get a table of their own and the longest
 * table wins: one sample description cannot hold two rates, nor mono and stereo, and Chromium stops at such a change.
 */
export function createScanner({ headerBytes, longestFrame, read, ...codec }: FrameCodec): FrameScanner {
  const reach = 2 * longestFrame + TAG_BYTES
  // What the next step has to see again (less than `reach`), with room for as much of what follows.
  const carry = new Uint8Array(2 * reach)
  const tables: Growing[] = []
  let table = growing(0)
  /** Bytes pushed. */
  let size = 0
  /** File offset of what is looked at next; beyond `size` while a tag is skipped. */
  let at = 0
  /** Bytes of the frame at `at` when its header is believed, else 0: searching. */
  let length = 0
  /** Where a single frame may be all there is: at the beginning and after a tag. */
  let anchor = 0
  /** Up to here reaches the last frame, which no header follows: it was cut short when something begins inside it. */
  let doubt = 0

  function push(bytes: Uint8Array): void {
    const start = size
    size += bytes.length
    if (at < start) {
      const from = at
      const end = start - from + Math.min(bytes.length, reach)
      carry.set(bytes.subarray(0, reach), start - from)
      scan(carry, from, end, false)
      // Not yet past the old bytes: then the carry has room for all the new ones.
      if (at < start) return void carry.copyWithin(0, at - from, end)
    }
    if (at < size) scan(bytes, start, bytes.length, false)
    if (at < size) carry.set(bytes.subarray(at - start))
  }

  function finish(): FrameTable | null {
    if (at < size) scan(carry, at, size - at, true)
    const longest = leading()
    const described = longest.count > 0 ? codec.describe(longest.key, longest.count) : null
    return described && { ...described, ...listed(longest) }
  }

  function leading(): Growing {
    return tables.reduce((best, other) => (other.count > best.count ? other : best), tables[0] ?? table)
  }

  /** Goes as far as `bytes` (from file offset `base` on, up to `end`) allow. `last` = the file ends there. */
  function scan(bytes: Uint8Array, base: number, end: number, last: boolean): void {
    let on = true
    while (on) on = length > 0 ? follow(bytes, base, end, last) : search(bytes, base, end, last)
  }

  /** From header to header. False when more bytes are needed. */
  function follow(bytes: Uint8Array, base: number, end: number, last: boolean): boolean {
    let i = at - base
    let next = i + length
    while (next + headerBytes <= end) {
      const code = read(bytes, next)
      if (code >>> LENGTH_BITS !== table.key) break
      keep(bytes, base, i)
      i = next
      length = code & LENGTH
      next = i + length
    }
    at = base + i
    if (next + headerBytes > end && !last) return false
    doubt = next < end && keep(bytes, base, i) ? base + next : 0
    if (next === end) keep(bytes, base, i)
    length = 0
    at = next === end ? base + end : at + 1
    return true
  }

  /** Adds the frame at `i`; false when it is no audio. */
  function keep(bytes: Uint8Array, base: number, i: number): boolean {
    const overhead = codec.overhead(bytes, i, length, table.key, table.count)
    if (overhead < length) append(table, base + i + overhead, length - overhead)
    return overhead < length
  }

  /** Through junk to the next frame or tag. False when more bytes are needed. */
  function search(bytes: Uint8Array, base: number, end: number, last: boolean): boolean {
    for (; at < base + end; at++) {
      const i = at - base
      const frame = bytes[i] === 0xff ? begins(bytes, i, end, last) : 0
      const tag = frame === 0 ? codec.tagLength(bytes, i, end) : 0
      if (!last && (frame < 0 || tag < 0)) return false
      if (frame <= 0 && tag <= 0) continue
      if (at < doubt) dropLast(table)
      doubt = 0
      length = frame & LENGTH
      if (frame > 0) table = tableFor(frame >>> LENGTH_BITS)
      else anchor = at += tag
      return at < base + end
    }
    return false
  }

  /** The frame that begins at `i` (= `at`), as `read` gives it; 0 = none, -1 = more bytes are needed. */
  function begins(bytes: Uint8Array, i: number, end: number, last: boolean): number {
    if (i + headerBytes > end) return -1
    const code = read(bytes, i)
    if (code === 0) return 0
    const key = code >>> LENGTH_BITS
    const alone = at >= doubt && (at === anchor || tables.some((other) => other.key === key))
    let next = i + (code & LENGTH)
    for (let more = 2; more > 0; more--) {
      if (next + headerBytes > end) return !last ? -1 : more < 2 || (next === end && alone) ? code : 0
      const agreeing = read(bytes, next)
      if (agreeing >>> LENGTH_BITS !== key) {
        const tag = codec.tagLength(bytes, next, end)
        return tag > 0 && (more < 2 || alone) ? code : Math.min(0, tag)
      }
      next += agreeing & LENGTH
    }
    return code
  }

  function tableFor(key: number): Growing {
    const known = tables.find((other) => other.key === key) ?? growing(key)
    if (!tables.includes(known)) tables.push(known)
    return known
  }

  return { push, finish }
}

/** A table while it grows. */
type Growing = ReturnType<typeof growing>

function growing(key: number) {
  const runs: { offsets: number[]; frames: number[] } = { offsets: [], frames: [] }
  // `end` = the file offset after the last frame.
  return { key, count: 0, sizes: new Uint16Array(64), runs, end: -1 }
}

function append(table: Growing, offset: number, size: number): void {
  if (offset !== table.end) {
    table.runs.offsets.push(offset)
    table.runs.frames.push(table.count)
  }
  if (table.count === table.sizes.length) table.sizes = longer(table.sizes)
  table.sizes[table.count++] = size
  table.end = offset + size
}

function dropLast(table: Growing): void {
  table.count--
  table.end = -1
  if (table.runs.frames.at(-1) !== table.count) return
  table.runs.offsets.pop()
  table.runs.frames.pop()
}

function listed({ count, sizes, runs }: Growing) {
  return {
    count,
    sizes: sizes.slice(0, count),
    runOffsets: Float64Array.from(runs.offsets),
    runFrames: Uint32Array.from(runs.frames),
  }
}
