import { greatest, least } from '../../base/append.ts'
import type { Ms } from '../../model/time.ts'

/** Samples per base point (5.8 ms at 44.1 kHz). */
export const SAMPLES_PER_POINT = 256
/**
 * An unknown point: minimum above maximum, so that merging
 * works.
 */
export const NOTHING = { min: 127, max: -128 } as const

/** Level k has one point per 2^k base points; the coarsest stands for 47 s at 44.1 kHz. */
export const LEVELS = 14
/** Points per memory block. Blocks are allocated when touched, so memory follows what is known. */
const BLOCK = 1 << 14
/** Least points per column, so that its borders are accurate to a quarter of its width. */
const POINTS_PER_COLUMN = 4
/** Share of points that `loudestHeight` ignores. */
const LOUDEST = 0.002

type Range = { readonly from: number; readonly to: number }
type Level = (Int8Array | undefined)[]

/**
 * Min/max of the audio at halving resolutions, as bytes of `amplitude.ts`, all channels together; filled in
 * any order. 10 h at 44.1 kHz take 25 MB with all levels.
 */
export type Pyramid = {
  /** Samples per second. */
  readonly rate: number
  readonly levels: readonly Level[]
  /** The finest level available: 0, unless a stored waveform is still being read. */
  readonly finest: number
  /** Known ranges in base points: sorted, disjoint, `to` excluded. */
  readonly done: readonly Range[]
  /** Number of base points by height (largest absolute byte, 0..127). */
  readonly heights: Uint32Array
}

/** An empty pyramid for audio of `rate` samples per second. */
export function createPyramid(rate: number): Pyramid {
  return {
    rate,
    finest: 0,
    levels: Array.from({ length: LEVELS }, () => []),
    done: [],
    heights: new Uint32Array(128),
  }
}

/**
 * A complete pyramid from its levels (min and max interleaved; see `pointsIn`). Whole
 * blocks are views of the
 * given bytes, which belong to the pyramid then.
 */
export function pyramidOf(rate: number, levels: readonly Int8Array[], count: number): Pyramid {
  const pyramid = createPyramid(rate)
  const finest = Math.max(
    0,
    levels.findIndex((level) => level.length > 0),
  )
  pyramid.levels.forEach((level, k) => {
    const bytes = (levels[k] ?? new Int8Array()).subarray(0, pointsIn(count, k) * 2)
    const whole = Math.floor(bytes.length / (BLOCK * 2))
    for (let i = 0; i < whole; i++) level[i] = bytes.subarray(i * BLOCK * 2, (i + 1) * BLOCK * 2)
    // A block has room for all its points, including later ones.
    const rest = bytes.subarray(whole * BLOCK * 2)
    if (rest.length > 0) blockAt(level, whole * BLOCK).set(rest)
    if (k === finest) tallyAll(pyramid.heights, bytes)
  })
  return count > 0 ? { ...pyramid, finest, done: [{ from: 0, to: count }] } : pyramid
}

/**
 * All points of level `k` for `count` base points: min and max interleaved, as a copy. Unknown ones are
 * NOTHING.
 */
export function levelBytes(pyramid: Pyramid, k: number, count: number): Int8Array {
  return pointsBetween(pyramid, k, 0, pointsIn(count, k))
}

/**
 * The same for points `from`..`to` of level `k`; written into `room` if given, of which the result is
 * a view.
 */
export function pointsBetween(
  pyramid: Pyramid,
  k: number,
  from: number,
  to: number,
  room?: Int8Array,
): Int8Array {
  const result = room ? blank(room.subarray(0, (to - from) * 2)) : nothing(to - from)
  for (let at = from; at < to; ) {
    const number = Math.floor(at / BLOCK)
    const end = Math.min(to, (number + 1) * BLOCK)
    const block = pyramid.levels[k]?.[number]
    if (block)
      result.set(block.subarray((at - number * BLOCK) * 2, (end - number * BLOCK) * 2), (at - from) * 2)
    at = end
  }
  return result
}

/** Points of level `k` for `count` base points. */
export function pointsIn(count: number, k: number): number {
  return Math.ceil(count / 2 ** k)
}

/** `count` unknown points, min and max interleaved. */
export function nothing(count: number): Int8Array {
  return blank(new Int8Array(count * 2))
}

function blank(points: Int8Array): Int8Array {
  points.fill(NOTHING.min)
  for (let i = 1; i < points.length; i += 2) points[i] = NOTHING.max
  return points
}

/** Length of a base point in ms. */
export function pointMs(rate: number): number {
  return (SAMPLES_PER_POINT * 1000) / rate
}

/**
 * Adds base points (min, max interleaved) from point `at` on, merging with known ones. Levels are changed in
 * place
 * where touched; the result shares them.
 */
export function addPoints(pyramid: Pyramid, at: number, points: Int8Array): Pyramid {
  const count = points.length >> 1
  if (count === 0) return pyramid
  const [base = []] = pyramid.levels
  for (let i = 0; i < count; i++) {
    const min = points[2 * i] ?? 0
    const max = points[2 * i + 1] ?? 0
    merge(base, at + i, min, max)
    if (max >= min) tally(pyramid.heights, Math.min(127, Math.max(max, -min)))
  }
  for (let k = 1, from = at, to = at + count; k < LEVELS; k++) {
    from >>= 1
    to = (to + 1) >> 1
    raise(pyramid.levels[k - 1] ?? [], pyramid.levels[k] ?? [], from, to)
  }
  return { ...pyramid, done: addRange(pyramid.done, { from: at, to: at + count }) }
}

/**
 * Min and max (interleaved) of `columns` equal parts of `fromMs`..`toMs`, from the coarsest sufficient level.
 * A column covers the points that begin in it, at least one; unknown columns are NOTHING.
 */
export function peaksBetween(pyramid: Pyramid, fromMs: Ms, toMs: Ms, columns: number): Int8Array {
  const result = new Int8Array(columns * 2)
  const perMs = 1 / pointMs(pyramid.rate)
  const perColumn = ((toMs - fromMs) * perMs) / columns
  const wanted = Math.floor(Math.log2(perColumn / POINTS_PER_COLUMN))
  const k = Math.max(pyramid.finest, Math.min(LEVELS - 1, wanted))
  const level = pyramid.levels[k] ?? []
  const first = (fromMs * perMs) / 2 ** k
  const step = perColumn / 2 ** k
  for (let column = 0; column < columns; column++) {
    const from = Math.floor(first + column * step)
    const to = Math.max(from + 1, Math.floor(first + (column + 1) * step))
    let min: number = NOTHING.min
    let max: number = NOTHING.max
    for (let i = Math.max(0, from); i < to; i++) {
      const block = level[Math.floor(i / BLOCK)]
      if (!block) continue
      min = Math.min(min, block[(i % BLOCK) * 2] ?? NOTHING.min)
      max = Math.max(max, block[(i % BLOCK) * 2 + 1] ?? NOTHING.max)
    }
    result[2 * column] = min
    result[2 * column + 1] = max
  }
  return result
}

/**
 * The height (1..127, a byte of `amplitude.ts`) that all but the loudest few of a thousand points stay below,
 * so that
 * a click does not make the rest small.
 */
export function loudestHeight({ heights }: Pyramid): number {
  let left = heights.reduce((sum, count) => sum + count, 0) * LOUDEST
  for (let height = 127; height > 1; height--) {
    left -= heights[height] ?? 0
    if (left < 0) return height
  }
  return 1
}

/** Known ranges in ms: sorted and disjoint. */
export function doneRanges(pyramid: Pyramid): readonly { readonly fromMs: Ms; readonly toMs: Ms }[] {
  const each = pointMs(pyramid.rate)
  return pyramid.done.map(({ from, to }) => ({ fromMs: from * each, toMs: to * each }))
}

/** Known share of `durationMs`, 0..1. */
export function doneShare(pyramid: Pyramid, durationMs: Ms): number {
  if (durationMs <= 0) return 0
  const known = pyramid.done.reduce((sum, { from, to }) => sum + to - from, 0)
  return Math.min(1, (known * pointMs(pyramid.rate)) / durationMs)
}

/** Bytes held by all levels. */
export function bytesOf(pyramid: Pyramid): number {
  return pyramid.levels.reduce(
    (sum, level) => sum + level.reduce((inner, block) => inner + (block?.length ?? 0), 0),
    0,
  )
}

function tally(counts: Uint32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1
}

function tallyAll(heights: Uint32Array, points: Int8Array): void {
  for (let i = 0; i + 1 < points.length; i += 2) {
    const min = points[i] as number
    const max = points[i + 1] as number
    if (max >= min) tally(heights, Math.min(127, Math.max(max, -min)))
  }
}

function merge(level: Level, index: number, min: number, max: number): void {
  const block = blockAt(level, index)
  const i = (index % BLOCK) * 2
  if (min < (block[i] ?? 0)) block[i] = min
  if (max > (block[i + 1] ?? 0)) block[i + 1] = max
}

/** Rebuilds points `from`..`to` of a level from the finer one. */
function raise(below: Level, level: Level, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    for (const child of [2 * i, 2 * i + 1]) {
      const block = below[Math.floor(child / BLOCK)]
      if (block)
        merge(
          level,
          i,
          block[(child % BLOCK) * 2] ?? NOTHING.min,
          block[(child % BLOCK) * 2 + 1] ?? NOTHING.max,
        )
    }
  }
}

function blockAt(level: Level, index: number): Int8Array {
  const number = Math.floor(index / BLOCK)
  const known = level[number]
  if (known) return known
  const block = nothing(BLOCK)
  level[number] = block
  return block
}

function addRange(ranges: readonly Range[], added: Range): readonly Range[] {
  const apart = ranges.filter(({ from, to }) => to < added.from || from > added.to)
  const touching = ranges.filter(({ from, to }) => to >= added.from && from <= added.to)
  const from = least([added, ...touching].map((range) => range.from))
  const to = greatest([added, ...touching].map((range) => range.to))
  return [...apart, { from, to }].sort((a, b) => a.from - b.from)
}
