import { BLOCK_POINTS, hasBlock, MAX_POINTS } from './peaks-file.ts'
import { nothing } from './pyramid.ts'

/** Assembles points that arrive in any order and size into whole blocks, in bounded memory. */
export type Gatherer = {
  /** Base points from number `at` on; they are copied. */
  readonly add: (at: number, points: Int8Array) => void
  /** How many blocks are ready to be written. */
  readonly ready: () => number
  /** Takes the complete blocks, by number. A block may be stored already: it must be merged. */
  readonly take: () => (readonly [block: number, points: Int8Array])[]
}

/** An incomplete block; `known` = 1 for each known point. */
type Part = { readonly points: Int8Array; readonly known: Uint8Array; missing: number }

/** Limits for blocks waiting for a slow disk and for incomplete ones (4 and 1.5 MiB); more are dropped. */
const MAX_READY = 512
const MAX_PARTS = 128

/** A gatherer; `bitmap` = stored blocks, where the caller sets each block it takes. */
export function createGatherer(bitmap: Uint8Array): Gatherer {
  const parts = new Map<number, Part>()
  let ready = new Map<number, Int8Array>()

  function add(at: number, points: Int8Array): void {
    const to = Math.min(at + (points.length >> 1), MAX_POINTS)
    for (let from = Math.max(0, at); from < to; ) {
      const block = Math.floor(from / BLOCK_POINTS)
      const until = Math.min(to, (block + 1) * BLOCK_POINTS)
      place(block, from - block * BLOCK_POINTS, points.subarray((from - at) * 2, (until - at) * 2))
      from = until
    }
  }

  function place(block: number, first: number, points: Int8Array): void {
    const waiting = ready.get(block)
    if (waiting) return joinPoints(waiting, first, points)
    const part = parts.get(block) ?? emptyPart()
    joinPoints(part.points, first, points)
    if (hasBlock(bitmap, block)) return release(block, part)
    for (let i = first; i < first + (points.length >> 1); i++) {
      if (part.known[i] === 0) part.missing--
      part.known[i] = 1
    }
    if (part.missing === 0) return release(block, part)
    parts.set(block, part)
    const [oldest = block] = parts.keys()
    if (parts.size > MAX_PARTS) parts.delete(oldest)
  }

  function release(block: number, { points }: Part): void {
    parts.delete(block)
    if (ready.size < MAX_READY) ready.set(block, points)
  }

  function take(): [number, Int8Array][] {
    const taken = [...ready].sort(([a], [b]) => a - b)
    ready = new Map()
    return taken
  }

  return { add, ready: () => ready.size, take }
}

/** Merges `points` into a block from its point `first` on. */
export function joinPoints(block: Int8Array, first: number, points: Int8Array): void {
  for (let i = 0; i + 1 < points.length; i += 2) {
    const to = first * 2 + i
    block[to] = Math.min(block[to] ?? 0, points[i] ?? 0)
    block[to + 1] = Math.max(block[to + 1] ?? 0, points[i + 1] ?? 0)
  }
}

function emptyPart(): Part {
  return { points: nothing(BLOCK_POINTS), known: new Uint8Array(BLOCK_POINTS), missing: BLOCK_POINTS }
}
