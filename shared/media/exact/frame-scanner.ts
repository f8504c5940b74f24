import { longer } from '../../base/growing.ts'
import type { FrameTable } from './frame-table.ts'

/** Finds the frames of a file that arrives in pieces. */
export type FrameScanner = {
  /** Takes the next bytes, from byte 0 in order, any number; they are not kept. */
  readonly push: (bytes: Uint8Array) => void
  /** Ends the file. Null when there are no frames, too many, or none that one table can describe. */
  readonly finish: () => FrameTable | null
}

/** A frame read from its header: `key << LENGTH_BITS | length`; 0 = no header. */
export const LENGTH_BITS = 14
const LENGTH = (1 << LENGTH_BITS) - 1

/** What the scanner needs to know about a codec. */
export type FrameCodec = {
  /** Bytes that `read` looks at. */
  readonly headerBytes: number
  readonly longestFrame: number
  /** The frame at `at`: its length with header, and a key (above 0) for what is constant within a table. */
  readonly read: (bytes: Uint8Array, at: number) => number
  /**
   * Leading bytes of a frame that are not for the decoder; the whole length = no audio. The frame is complete
   * in `bytes`; `count` = earlier frames with this key.
   */
  readonly overhead: (bytes: Uint8Array, at: number, length: number, key: number, count: number) => number
  /** Length of the tag at `at`, from at most TAG_BYTES; 0 = none, -1 = needs more bytes than `end`. */
  readonly tagLength: (bytes: Uint8Array, at: number, end: number) => number
  /** Properties of the table beside the frames; null = no table is possible. */
  readonly describe: (key: number, count: number) => Omit<FrameTable, keyof ReturnType<typeof listed>> | null
}

export const TAG_BYTES = 32
/** 100 h of AAC, 120 h of MP3; more are noise, which would fill the memory. */
const MOST_FRAMES = 1 << 24

/** State of a scan. */
type Scan = {
  readonly codec: FrameCodec
  /** Bytes needed again by the next step (less than `reach`), with room for as many new ones. */
  readonly carry: Uint8Array
  readonly reach: number
  readonly tables: Growing[]
  readonly most: number
  /** Frames in all tables. */
  kept: number
  /** The table being filled. */
  table: Growing
  /** Bytes pushed. */
  size: number
  /** File offset of the next byte to examine; beyond `size` while a tag is skipped. */
  at: number
  /** Length of the frame at `at` once its header is believed; 0 = searching. */
  length: number
  /** Where a single frame is acceptable: at the start and after a tag. */
  anchor: number
  /** End of the last frame, if no header follows it: it was truncated if something begins inside it. */
  doubt: number
}

/** Bytes from file offset `base`, `end` of them valid. `last` = the file ends there. */
type Piece = {
  readonly bytes: Uint8Array
  readonly base: number
  readonly end: number
  readonly last: boolean
}

/**
 * Finds at most `most` frames. They are believed when three consecutive headers agree, or fewer before the
 * end of the file or a tag; then each header must follow the frame before it. Frames with another key go to
 * their own table, and the longest table wins: one sample description cannot hold two rates, or mono and
 * stereo, and Chromium stops at such a change.
 */
export function createScanner(codec: FrameCodec, most = MOST_FRAMES): FrameScanner {
  const reach = 2 * codec.longestFrame + TAG_BYTES
  const carry = new Uint8Array(2 * reach)
  const start = { most, kept: 0, size: 0, at: 0, length: 0, anchor: 0, doubt: 0 }
  const scan: Scan = { codec, carry, reach, tables: [], table: growing(0), ...start }
  return { push: (bytes) => push(scan, bytes), finish: () => finish(scan) }
}

function push(scan: Scan, bytes: Uint8Array): void {
  if (scan.kept > scan.most) return
  const { carry, reach, size: start } = scan
  scan.size += bytes.length
  if (scan.at < start) {
    const from = scan.at
    const end = start - from + Math.min(bytes.length, reach)
    carry.set(bytes.subarray(0, reach), start - from)
    advance(scan, { bytes: carry, base: from, end, last: false })
    // Still within the old bytes: then the carry has room for all new ones.
    if (scan.at < start) {
      carry.copyWithin(0, scan.at - from, end)
      return
    }
  }
  if (scan.at < scan.size) advance(scan, { bytes, base: start, end: bytes.length, last: false })
  if (scan.at < scan.size) carry.set(bytes.subarray(scan.at - start))
}

function finish(scan: Scan): FrameTable | null {
  const { codec, carry, at, size, tables } = scan
  if (at < size) advance(scan, { bytes: carry, base: at, end: size - at, last: true })
  if (scan.kept > scan.most) return null
  const longest = tables.reduce(
    (best, other) => (other.count > best.count ? other : best),
    tables[0] ?? scan.table,
  )
  const described = longest.count > 0 ? codec.describe(longest.key, longest.count) : null
  return described && { ...described, ...listed(longest) }
}

/** Scans as far as the bytes allow. */
function advance(scan: Scan, piece: Piece): void {
  let on = true
  while (on) on = scan.length > 0 ? follow(scan, piece) : search(scan, piece)
}

/** Follows frames from header to header. False when more bytes are needed. */
function follow(scan: Scan, piece: Piece): boolean {
  const { headerBytes, read } = scan.codec
  const { bytes, base, end, last } = piece
  let i = scan.at - base
  let next = i + scan.length
  while (next + headerBytes <= end) {
    const code = read(bytes, next)
    if (code >>> LENGTH_BITS !== scan.table.key) break
    keep(scan, piece, i)
    i = next
    scan.length = code & LENGTH
    next = i + scan.length
  }
  scan.at = base + i
  if (next + headerBytes > end && !last) return false
  scan.doubt = next < end && keep(scan, piece, i) ? base + next : 0
  if (next === end) keep(scan, piece, i)
  scan.length = 0
  scan.at = next === end ? base + end : scan.at + 1
  return true
}

/** Adds the frame at `i`; false when it has no audio. */
function keep(scan: Scan, { bytes, base }: Piece, i: number): boolean {
  const { codec, table, length } = scan
  const overhead = codec.overhead(bytes, i, length, table.key, table.count)
  if (overhead >= length) return false
  if (scan.kept++ < scan.most) append(table, base + i + overhead, length - overhead)
  return true
}

/** Searches the next frame or tag. False when more bytes are needed. */
function search(scan: Scan, piece: Piece): boolean {
  const { bytes, base, end, last } = piece
  for (; scan.at < base + end; scan.at++) {
    const i = scan.at - base
    const frame = bytes[i] === 0xff ? frameAt(scan, piece, i) : 0
    const tag = frame === 0 ? scan.codec.tagLength(bytes, i, end) : 0
    if (!last && (frame < 0 || tag < 0)) return false
    if (frame <= 0 && tag <= 0) continue
    if (scan.at < scan.doubt) dropLast(scan.table)
    scan.doubt = 0
    scan.length = frame & LENGTH
    if (frame > 0) scan.table = tableFor(scan, frame >>> LENGTH_BITS)
    else scan.anchor = scan.at += tag
    return scan.at < base + end
  }
  return false
}

/** The frame at `i`, as `read` gives it; 0 = none, -1 = more bytes are needed. */
function frameAt({ codec, tables, at, anchor, doubt }: Scan, { bytes, end, last }: Piece, i: number): number {
  const { headerBytes, read, tagLength } = codec
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
      const tag = tagLength(bytes, next, end)
      return tag > 0 && (more < 2 || alone) ? code : Math.min(0, tag)
    }
    next += agreeing & LENGTH
  }
  return code
}

function tableFor({ tables }: Scan, key: number): Growing {
  const known = tables.find((other) => other.key === key) ?? growing(key)
  if (!tables.includes(known)) tables.push(known)
  return known
}

/** A table while it grows. */
type Growing = ReturnType<typeof growing>

function growing(key: number) {
  // The first frame of each run, and its file offset; in ADTS each frame is a run.
  const runs = { count: 0, offsets: new Float64Array(16), frames: new Int32Array(16) }
  // `end` = the file offset after the last frame.
  return { key, count: 0, sizes: new Uint16Array(64), runs, end: -1 }
}

function append(table: Growing, offset: number, size: number): void {
  if (offset !== table.end) beginRun(table, offset)
  if (table.count === table.sizes.length) table.sizes = longer(table.sizes)
  table.sizes[table.count++] = size
  table.end = offset + size
}

function beginRun({ runs, count }: Growing, offset: number): void {
  if (runs.count === runs.frames.length) {
    runs.offsets = longer(runs.offsets)
    runs.frames = longer(runs.frames)
  }
  runs.offsets[runs.count] = offset
  runs.frames[runs.count++] = count
}

function dropLast(table: Growing): void {
  const { runs } = table
  table.count--
  table.end = -1
  if (runs.count > 0 && runs.frames[runs.count - 1] === table.count) runs.count--
}

function listed({ count, sizes, runs }: Growing) {
  return {
    count,
    sizes: sizes.slice(0, count),
    runOffsets: runs.offsets.slice(0, runs.count),
    runFrames: Uint32Array.from(runs.frames.subarray(0, runs.count)),
  }
}
