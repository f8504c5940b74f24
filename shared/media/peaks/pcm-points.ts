import type { Pcm } from '../pcm.ts'
import { toCode } from './amplitude.ts'
import { highest, lowest } from './extremes.ts'
import type { Emit } from './points.ts'

/** Turns decoded sound into base points as it comes; each piece has to follow on the one before. */
export type PcmPoints = {
  /** Takes the next piece. The first one begins where a point does. */
  readonly push: (pcm: Pcm) => void
  /** Hands on what is gathered; with `all`, also the point that is still growing. */
  readonly flush: (all: boolean) => void
  /** Points handed on or gathered so far, without the one still growing. */
  readonly points: () => number
}

const ROOM = 1 << 13
const LOWEST = -32_768
const HIGHEST = 32_767

/** A point has the extremes of all channels in `samplesPerPoint` frames. */
export function createPcmPoints(samplesPerPoint: number, emit: Emit): PcmPoints {
  let firstPoint: number | null = null
  let room = new Int8Array(ROOM * 2)
  let done = 0
  let count = 0
  let inPoint = 0
  let low = HIGHEST
  let high = LOWEST

  function push({ samples, channels, at: place }: Pcm): void {
    firstPoint ??= place / samplesPerPoint
    const samplesInPoint = channels * samplesPerPoint
    for (let at = 0; at < samples.length; ) {
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
    if (all && inPoint > 0) close()
    if (count === 0 || firstPoint === null) return
    emit(firstPoint + done, room.subarray(0, count * 2))
    room = new Int8Array(ROOM * 2)
    done += count
    count = 0
  }

  return { push, flush, points: () => done + count }
}
