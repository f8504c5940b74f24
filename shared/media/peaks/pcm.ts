import { toCode } from './amplitude.ts'
import { highest, lowest } from './extremes.ts'

/** Where the points of a stretch of decoded sound go, and which samples count. */
export type PcmPlan = {
  readonly channels: number
  readonly samplesPerPoint: number
  /** Leading samples to skip: the decoder's warm-up. */
  readonly drop: number
  /** Number of the first base point. */
  readonly firstPoint: number
  /** Largest number of points; the rest is dropped. */
  readonly maxPoints: number
}

/** Turns decoded sound (16 bit, little endian, interleaved) into base points as it arrives. */
export type PcmReader = {
  /** Takes the next bytes; they may end anywhere. */
  readonly push: (bytes: Uint8Array) => void
  /** Emits what is gathered; with `all`, the incomplete last point too. */
  readonly flush: (all: boolean) => void
  /** Complete points so far, emitted or not. */
  readonly points: () => number
}

const ROOM = 1 << 13
const LOWEST = -32_768
const HIGHEST = 32_767

/** `emit` receives base points (min, max interleaved) from point number `at` on. */
export function createPcmReader(plan: PcmPlan, emit: (at: number, points: Int8Array) => void): PcmReader {
  const samplesInPoint = plan.channels * plan.samplesPerPoint
  const toSamples = createSampleReader()
  let skip = plan.drop * plan.channels
  let room = new Int8Array(ROOM * 2)
  let done = 0
  let count = 0
  let inPoint = 0
  let low = HIGHEST
  let high = LOWEST

  function push(bytes: Uint8Array): void {
    const samples = toSamples(bytes)
    let at = Math.min(skip, samples.length)
    skip -= at
    while (at < samples.length && done + count < plan.maxPoints) {
      const to = Math.min(samples.length, at + samplesInPoint - inPoint)
      low = lowest(samples, at, to, low)
      high = highest(samples, at, to, high)
      inPoint += to - at
      at = to
      if (inPoint === samplesInPoint) close()
    }
  }

  function close(): void {
    if (count === ROOM) flush(false)
    room[2 * count] = toCode(low / -LOWEST)
    room[2 * count + 1] = toCode(high / -LOWEST)
    count++
    inPoint = 0
    low = HIGHEST
    high = LOWEST
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

/** Whole samples; half a sample waits for its rest. Views where alignment allows, else copies. */
function createSampleReader(): (bytes: Uint8Array) => Int16Array {
  let half = new Uint8Array()
  return (bytes) => {
    let whole = bytes
    if (half.length > 0 || bytes.byteOffset % 2 !== 0) {
      whole = new Uint8Array(half.length + bytes.length)
      whole.set(half)
      whole.set(bytes, half.length)
    }
    const count = whole.length >> 1
    half = whole.slice(count * 2)
    return new Int16Array(whole.buffer, whole.byteOffset, count)
  }
}
