/** Where the points of a stretch of decoded sound go, and what of it counts. */
export type PcmPlan = {
  readonly channels: number
  readonly samplesPerPoint: number
  /** Samples at the beginning that belong to no point: what a decoder needs to warm up. */
  readonly drop: number
  /** Number of the first base point. */
  readonly firstPoint: number
  /** At most this many points; what comes after is dropped. */
  readonly maxPoints: number
}

/** Turns decoded sound (unsigned 8 bit, channels interleaved) into base points, as it comes. */
export type PcmReader = {
  /** Takes the next bytes; they may end anywhere. */
  readonly push: (bytes: Uint8Array) => void
  /** Hands on what is gathered; with `all`, also the point that is still growing. */
  readonly flush: (all: boolean) => void
  /** Points handed on or gathered so far, without the one still growing. */
  readonly points: () => number
}

const ROOM = 1 << 13
const SILENCE = 128

/** `emit` receives base points (min, max interleaved) from point number `at` on. */
export function createPcmReader(plan: PcmPlan, emit: (at: number, points: Int8Array) => void): PcmReader {
  const bytesPerPoint = plan.channels * plan.samplesPerPoint
  let skip = plan.drop * plan.channels
  let room = new Int8Array(ROOM * 2)
  let done = 0
  let count = 0
  let inPoint = 0
  let low = 255
  let high = 0

  function push(bytes: Uint8Array): void {
    let at = Math.min(skip, bytes.length)
    skip -= at
    while (at < bytes.length && done + count < plan.maxPoints) {
      const to = Math.min(bytes.length, at + bytesPerPoint - inPoint)
      low = lowest(bytes, at, to, low)
      high = highest(bytes, at, to, high)
      inPoint += to - at
      at = to
      if (inPoint === bytesPerPoint) close()
    }
  }

  function close(): void {
    if (count === ROOM) flush(false)
    room[2 * count] = low - SILENCE
    room[2 * count + 1] = high - SILENCE
    count++
    inPoint = 0
    low = 255
    high = 0
  }

  function flush(all: boolean): void {
    if (all && inPoint > 0 && done + count < plan.maxPoints) close()
    if (count === 0) return
    emit(plan.firstPoint + done, room.subarray(0, count * 2))
    room = new Int8Array(ROOM * 2)
    done += count
    count = 0
  }

  return { push, flush, points: () => done + count }
}

function lowest(bytes: Uint8Array, from: number, to: number, start: number): number {
  let low = start
  for (let i = from; i < to; i++) {
    const value = bytes[i] as number
    if (value < low) low = value
  }
  return low
}

function highest(bytes: Uint8Array, from: number, to: number, start: number): number {
  let high = start
  for (let i = from; i < to; i++) {
    const value = bytes[i] as number
    if (value > high) high = value
  }
  return high
}
