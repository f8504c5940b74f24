import os from 'node:os'
import { planPeaks, type Stretch } from '../../shared/media/peaks/peaks-plan.ts'
import { countingRate } from '../../shared/media/peaks/points.ts'
import { addPoints, createPyramid, levelBytes, pointMs } from '../../shared/media/peaks/pyramid.ts'
import { decodeStretch } from '../audio/decode.ts'
import { measureSound } from '../audio/sound.ts'
import { openPeaks } from '../store/peaks-cache.ts'
import type { PeaksAnswer, PeaksOrder } from './peaks-messages.ts'

/** One decoder takes at most this much sound (ms): long enough that starting it costs nothing. */
const PART_MS = 15 * 60_000
const DECODERS = Math.max(2, Math.min(4, os.availableParallelism() - 1))
/** Below the program that plays and draws, on every system. */
const NICENESS = 10

const port = process.parentPort
port.once('message', ({ data }: { data: PeaksOrder }) => {
  os.setPriority(NICENESS)
  compute(data).then(
    () => answer({ kind: 'done' }),
    (reason: unknown) => answer({ kind: 'failed', reason: String(reason) }),
  )
})

function answer(message: PeaksAnswer): void {
  port.postMessage(message)
}

/** Decodes what is not stored yet, in several processes, and keeps it. */
async function compute(order: PeaksOrder): Promise<void> {
  const { sound, samples } = await measureSound(order.path, order.table, order.ffmpeg)
  const rate = countingRate(sound.rate)
  const entry = await openPeaks(order.folder, order.key, rate)
  answer({ kind: 'rate', rate })
  let pyramid = entry.stored ?? createPyramid(rate)
  let most = pyramid.done.at(-1)?.to ?? 0
  const stored = levelBytes(pyramid, 0, most)
  for (const { from, to } of pyramid.done)
    answer({ kind: 'points', at: from, points: stored.slice(2 * from, 2 * to) })
  const emit = (at: number, points: Int8Array) => {
    pyramid = addPoints(pyramid, at, points)
    most = Math.max(most, at + points.length / 2)
    entry.write(at, points)
    answer({ kind: 'points', at, points })
  }
  const total = samples === null ? Infinity : Math.ceil(samples / sound.samplesPerPoint)
  const queue = [...plan(order, total, rate, pyramid.done)]
  const decoders = Array.from({ length: DECODERS }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await decodeStretch(order.ffmpeg, sound, next, emit)
    }
  })
  try {
    await Promise.all(decoders)
    if (most === 0) throw new Error('there is no sound in this file')
    await entry.finish(pyramid, most)
  } finally {
    await entry.close()
  }
}

function plan(
  { window }: PeaksOrder,
  total: number,
  rate: number,
  known: readonly Stretch[],
): readonly Stretch[] {
  if (!Number.isFinite(total)) return [{ from: 0, to: Infinity }]
  const each = pointMs(rate)
  const seen = { from: Math.floor(window.fromMs / each), to: Math.ceil(window.toMs / each) }
  // What a container says about its length is not always true: the last part goes to the end, wherever that is.
  const stretches = planPeaks(total, seen, Math.round(PART_MS / each), known)
  return stretches.map((stretch) => (stretch.to === total ? { from: stretch.from, to: Infinity } : stretch))
}
