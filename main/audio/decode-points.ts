import type { Pcm } from '../../shared/media/pcm.ts'
import { createPcmPoints } from '../../shared/media/peaks/pcm-points.ts'
import type { Stretch } from '../../shared/media/peaks/peaks-plan.ts'
import { type Emit, samplesPerPoint } from '../../shared/media/peaks/points.ts'
import { decodeStretch, type Sound } from './decode.ts'

/** Points between two answers: 0.7 s of sound at first, then 23 s. */
const FIRST_ANSWER = 128
const LATER_ANSWER = 4096

/** Makes the points of a waveform from decoded sound of `rate`: a few soon, later ones in larger parts. */
export type PointsSink = {
  readonly take: (pcm: Pcm) => void
  /** There is no more sound: hands on the rest. */
  readonly end: () => void
}

/** `emit` gets base points as they are known. */
export function createPointsSink(rate: number, emit: Emit): PointsSink {
  const points = createPcmPoints(samplesPerPoint(rate), emit)
  let enough = FIRST_ANSWER
  let told = 0
  return {
    take: (pcm) => {
      points.push(pcm)
      if (points.points() - told < enough) return
      points.flush(false)
      told = points.points()
      enough = LATER_ANSWER
    },
    end: () => points.flush(true),
  }
}

/** Decodes a stretch of the waveform, given in base points, and hands on its points as they come. */
export async function decodePoints(
  ffmpeg: string,
  sound: Sound,
  { from, to }: Stretch,
  emit: Emit,
  signal: AbortSignal,
): Promise<void> {
  const each = samplesPerPoint(sound.rate)
  const sink = createPointsSink(sound.rate, emit)
  await decodeStretch(ffmpeg, sound, { from: from * each, to: to * each }, sink.take, signal)
  sink.end()
}
