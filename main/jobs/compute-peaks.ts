import os from 'node:os'
import type { FrameTable } from '../../shared/media/exact/frame-table.ts'
import { planPeaks, type Stretch } from '../../shared/media/peaks/peaks-plan.ts'
import type { PeaksPart } from '../../shared/media/peaks/peaks-stream.ts'
import { countingRate, samplesPerPoint } from '../../shared/media/peaks/points.ts'
import {
  addPoints,
  createPyramid,
  levelBytes,
  type Pyramid,
  pointMs,
} from '../../shared/media/peaks/pyramid.ts'
import { decodePoints } from '../audio/decode-points.ts'
import { type Measured, measureSound } from '../audio/sound.ts'
import { openPeaks } from '../store/peaks-cache.ts'

/** What the job of the waveform is told. */
export type PeaksOrder = {
  readonly path: string
  /** Where the frames lie, for files that are bare frames. */
  readonly table: FrameTable | null
  /** What is seen first, in ms of the sound. */
  readonly window: { readonly fromMs: number; readonly toMs: number }
  /** The decoder to start. */
  readonly ffmpeg: string
  /** Where the result is kept, and under which key. */
  readonly folder: string
  readonly key: string
}

/** One decoder takes at most this much sound (ms): long enough that starting it costs nothing. */
const PART_MS = 15 * 60_000
const DECODERS = Math.max(2, Math.min(4, os.availableParallelism() - 1))

/**
 * Computes the waveform of a file: what is stored comes at once, the rest is decoded in several processes,
 * the window first, and kept. Throws when the sound cannot be decoded, and when `signal` aborts; what is
 * known by then is kept.
 */
export async function computePeaks(
  order: PeaksOrder,
  tell: (part: PeaksPart) => void,
  signal: AbortSignal,
): Promise<void> {
  const measured = await measureSound(order.path, order.table, order.ffmpeg)
  const rate = countingRate(measured.sound.rate)
  const entry = await openPeaks(order.folder, order.key, rate)
  try {
    tell({ kind: 'rate', rate })
    let pyramid = entry.stored ?? createPyramid(rate)
    let most = pyramid.done.at(-1)?.to ?? 0
    tellStored(pyramid, most, tell)
    const emit = (at: number, points: Int8Array) => {
      pyramid = addPoints(pyramid, at, points)
      most = Math.max(most, at + points.length / 2)
      entry.write(at, points)
      tell({ kind: 'points', at, points })
    }
    await decodeAll(order, measured, planOf(order, measured, rate, pyramid.done), emit, signal)
    if (most === 0) throw new Error('there is no sound in this file')
    await entry.finish(pyramid, most)
  } finally {
    await entry.close()
  }
}

function tellStored(pyramid: Pyramid, most: number, tell: (part: PeaksPart) => void): void {
  const points = levelBytes(pyramid, 0, most)
  for (const { from, to } of pyramid.done)
    tell({ kind: 'points', at: from, points: points.slice(2 * from, 2 * to) })
}

/** Decodes stretches in their order, several at a time. */
async function decodeAll(
  { ffmpeg }: PeaksOrder,
  { sound }: Measured,
  stretches: readonly Stretch[],
  emit: (at: number, points: Int8Array) => void,
  signal: AbortSignal,
): Promise<void> {
  const queue = [...stretches]
  const decoders = Array.from({ length: DECODERS }, async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      await decodePoints(ffmpeg, sound, next, emit, signal)
  })
  await Promise.all(decoders)
}

/** What to decode, in base points, and in which order. */
function planOf(
  { window }: PeaksOrder,
  { sound, samples }: Measured,
  rate: number,
  known: readonly Stretch[],
): readonly Stretch[] {
  if (samples === null) return [{ from: 0, to: Infinity }]
  const total = Math.ceil(samples / samplesPerPoint(sound.rate))
  const each = pointMs(rate)
  const seen = { from: Math.floor(window.fromMs / each), to: Math.ceil(window.toMs / each) }
  // What a container says about its length is not always true: the last part goes to the end, wherever that
  // is.
  const stretches = planPeaks(total, seen, Math.round(PART_MS / each), known)
  return stretches.map((stretch) => (stretch.to === total ? { from: stretch.from, to: Infinity } : stretch))
}
