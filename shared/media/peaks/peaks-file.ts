import { LEVELS, type Pyramid, pointsBetween, pointsIn } from './pyramid.ts'

/**
 * The layout of a stored pyramid (`<key>.pk`), little endian:
 *
 *     0  header, 64 bytes: 'EMPK', version u32, flags u32 (1 = complete), base points u32 (0 until complete),
 *        counting rate f64, checksum u32 of all levels (0 until complete), zeros, check number u32 (FNV-1a of
 *        the 60 bytes before it)
 *    64  done bitmap, 2 KiB: bit b (lowest first) = block b, 4 096 base points, is stored
 *  2112  checksums of the stored blocks, 64 KiB: u32 each
 * 67648  base points (min, max interleaved) to the end of the file; when complete, followed by levels 1..13
 *
 * Checksums are CRC-32, which the caller computes.
 */
export type PeaksHeader = {
  readonly complete: boolean
  /** Samples per second that the points are counted in. */
  readonly rate: number
  /** Base points; 0 until complete. */
  readonly count: number
  /** Checksum of all levels; 0 until complete. */
  readonly sum: number
}

/** The checksum of bytes; `before` = that of the bytes before them. */
export type SumOf = (bytes: Uint8Array, before?: number) => number

/** Blocks or points: `to` excluded. */
export type Range = { readonly from: number; readonly to: number }

export const HEADER_BYTES = 64
const BITMAP_BYTES = 2048
/** Where the checksums of the blocks begin. */
export const SUMS_OFFSET = HEADER_BYTES + BITMAP_BYTES
export const SUM_BYTES = 4
/** Where the base points begin. */
export const BASE_OFFSET = SUMS_OFFSET + BITMAP_BYTES * 8 * SUM_BYTES
/** Base points per bit (24 s at 44.1 kHz). */
export const BLOCK_POINTS = 4096
export const BLOCK_BYTES = BLOCK_POINTS * 2
/** More than 100 h at 44.1 kHz; the rest is not stored. */
const MAX_BLOCKS = BITMAP_BYTES * 8
export const MAX_POINTS = MAX_BLOCKS * BLOCK_POINTS

const MAGIC = 0x4b504d45
const VERSION = 4
const COMPLETE = 1
/** Points per write: 512 KiB. */
const PIECE = 64 * BLOCK_POINTS
/** Well above any rate that audio is sold with. */
const MAX_RATE = 1e7
const CHECK_AT = HEADER_BYTES - 4

/** The 64 bytes of a header. */
export function writeHeader({ complete, rate, count, sum }: PeaksHeader): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, VERSION, true)
  view.setUint32(8, complete ? COMPLETE : 0, true)
  view.setUint32(12, complete ? count : 0, true)
  view.setFloat64(16, rate, true)
  view.setUint32(24, complete ? sum : 0, true)
  view.setUint32(CHECK_AT, checkOf(bytes), true)
  return bytes
}

/** The header in `bytes`; null when it is not a valid file of this version. */
export function readHeader(bytes: Uint8Array): PeaksHeader | null {
  if (bytes.length < HEADER_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES)
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== VERSION) return null
  if (view.getUint32(CHECK_AT, true) !== checkOf(bytes)) return null
  const flags = view.getUint32(8, true)
  const count = view.getUint32(12, true)
  const rate = view.getFloat64(16, true)
  const sum = view.getUint32(24, true)
  const complete = flags === COMPLETE
  if (flags > COMPLETE || count > (complete ? MAX_POINTS : 0)) return null
  return rate > 0 && rate <= MAX_RATE ? { complete, rate, count, sum } : null
}

/** File offset of base point `point`. */
export function pointOffset(point: number): number {
  return BASE_OFFSET + point * 2
}

/** File offset of level `k` in a complete file of `count` base points; behind the last level, its end. */
export function levelOffset(count: number, k: number): number {
  let points = 0
  for (let level = 0; level < k; level++) points += pointsIn(count, level)
  return pointOffset(points)
}

/** Size of a complete file. */
export function completeSize(count: number): number {
  return levelOffset(count, LEVELS)
}

/**
 * The pieces of a file of `count` base points, without header, and their offsets, in the order in which they
 * must be written: after each one an incomplete file is still valid. A piece is valid until the next is
 * requested.
 */
export function* piecesOf(
  pyramid: Pyramid,
  count: number,
  sumOf: SumOf,
): Generator<readonly [at: number, bytes: Int8Array]> {
  const room = new Int8Array(PIECE * 2)
  const whole = wholeBlocks({ from: 0, to: count })
  const sums = new Uint8Array(whole.to * SUM_BYTES)
  for (let k = 0; k < LEVELS; k++) {
    const points = pointsIn(count, k)
    for (let from = 0; from < points; from += PIECE) {
      const piece = pointsBetween(pyramid, k, from, Math.min(points, from + PIECE), room)
      yield [levelOffset(count, k) + from * 2, piece]
      if (k === 0) for (const [i, sum] of sumsIn(piece, sumOf)) setSum(sums, from / BLOCK_POINTS + i, sum)
    }
    // Bits beyond the end are cleared before the next levels overwrite what they stand for.
    if (k === 0) {
      yield [SUMS_OFFSET, new Int8Array(sums.buffer)]
      yield [HEADER_BYTES, new Int8Array(bitmapOf([whole]).buffer)]
    }
  }
}

/** The checksums of the whole blocks in `points`, which begin with one. */
export function* sumsIn(points: Int8Array, sumOf: SumOf): Generator<readonly [number, number]> {
  const bytes = new Uint8Array(points.buffer, points.byteOffset, points.length)
  for (let i = 0; (i + 1) * BLOCK_BYTES <= bytes.length; i++)
    yield [i, sumOf(bytes.subarray(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES))]
}

/** Room for the checksums of all blocks. */
export function noSums(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(MAX_BLOCKS * SUM_BYTES)
}

/** Notes the checksum of a block. */
export function setSum(sums: Uint8Array, block: number, sum: number): void {
  new DataView(sums.buffer, sums.byteOffset).setUint32(block * SUM_BYTES, sum, true)
}

/** The checksum of a block. */
export function sumAt(sums: Uint8Array, block: number): number {
  return new DataView(sums.buffer, sums.byteOffset).getUint32(block * SUM_BYTES, true)
}

/** All levels of a complete file as views of `body`, its bytes from the base points on. */
export function levelsIn(body: Int8Array, count: number): Int8Array[] {
  return Array.from({ length: LEVELS }, (_, k) =>
    body.subarray(levelOffset(count, k) - BASE_OFFSET, levelOffset(count, k + 1) - BASE_OFFSET),
  )
}

/** Whole blocks in a file of `size` bytes. */
export function blocksIn(size: number): number {
  return Math.max(0, Math.min(MAX_BLOCKS, Math.floor((size - BASE_OFFSET) / BLOCK_BYTES)))
}

/** The blocks wholly inside a range of points; empty (`from` = `to`) when there are none. */
export function wholeBlocks({ from, to }: Range): Range {
  const first = Math.min(MAX_BLOCKS, Math.max(0, Math.ceil(from / BLOCK_POINTS)))
  const end = Math.min(MAX_BLOCKS, Math.floor(to / BLOCK_POINTS))
  return { from: first, to: Math.max(first, end) }
}

/** A bitmap with the blocks of `ranges` set. */
export function bitmapOf(ranges: readonly Range[]): Uint8Array<ArrayBuffer> {
  const bitmap = new Uint8Array(BITMAP_BYTES)
  for (const { from, to } of ranges) for (let block = from; block < to; block++) setBlock(bitmap, block)
  return bitmap
}

/** Marks a block as stored. */
export function setBlock(bitmap: Uint8Array, block: number): void {
  bitmap[block >> 3] = (bitmap[block >> 3] ?? 0) | (1 << (block & 7))
}

/** True when a block is stored; false past the end of the bitmap. */
export function hasBlock(bitmap: Uint8Array, block: number): boolean {
  return ((bitmap[block >> 3] ?? 0) & (1 << (block & 7))) !== 0
}

/** The set blocks among the first `blocks`, as ranges: sorted, disjoint, not touching. */
export function storedBlocks(bitmap: Uint8Array, blocks: number): Range[] {
  const ranges: Range[] = []
  let from = -1
  for (let block = 0; block <= Math.min(blocks, MAX_BLOCKS); block++) {
    const stored = block < blocks && hasBlock(bitmap, block)
    if (stored && from < 0) from = block
    if (!stored && from >= 0) {
      ranges.push({ from, to: block })
      from = -1
    }
  }
  return ranges
}

/** FNV-1a over the header without its check number: detects any single changed byte. */
function checkOf(header: Uint8Array): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < CHECK_AT; i++) hash = Math.imul(hash ^ (header[i] ?? 0), 0x01000193)
  return hash >>> 0
}
