import {
  ADTS,
  type AudioSample,
  AudioSampleSink,
  FLAC,
  Input,
  type InputAudioTrack,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny'
import { type Collector, countingRate, createCollector } from '../../shared/media/peaks/points.ts'
import type { PeaksAnswer, PeaksRequest } from './peaks-messages.ts'
import { createRangeSource } from './range-source.ts'

/**
 * Seconds of audio before the first answer, and between later ones; ms between answers, so that the page
 * stays calm.
 */
const FIRST_SECONDS = 2
const THEN_SECONDS = 30
const APART_MS = 250
/** Places in a damaged file that are stepped over before giving up, and how far each step goes. */
const MAX_BREAKS = 20
const STEP_SECONDS = 0.5

self.onmessage = ({ data }: MessageEvent<PeaksRequest>) => {
  measure(data).then(
    () => answer({ kind: 'done' }),
    (reason: unknown) => {
      answer({ kind: 'failed', reason: reason instanceof Error ? reason.message : String(reason) })
    },
  )
}

/** Decodes from the wanted time to the end, then what is before it. */
async function measure({ url, fromMs, skipMs }: PeaksRequest): Promise<void> {
  // Most certain first: MP3 and ADTS are recognised by a bit pattern that occurs in other files' sound, too.
  const formats = [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, FLAC, MP3, ADTS, MPEG_TS]
  const input = new Input({ source: createRangeSource(url), formats })
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new Error('There is no sound in this file')
  if (!(await track.canDecode())) throw new Error('This kind of sound cannot be decoded here')
  const rate = countingRate(await track.getSampleRate())
  answer({ kind: 'rate', rate })
  const collector = createCollector(rate, (at, points) => answer({ kind: 'points', at, points }))
  const tell = createTeller(collector)
  const skip = skipMs / 1000
  const from = fromMs > 0 ? fromMs / 1000 + skip : 0
  await decode(track, { from, to: Infinity, skip }, collector, tell)
  if (from > 0) await decode(track, { from: 0, to: from, skip }, collector, tell)
  collector.flush(true)
}

/** Decodes `from`..`to` (seconds of the file), stepping over damaged places. The sound begins at `skip`. */
async function decode(
  track: InputAudioTrack,
  { from, to, skip }: { readonly from: number; readonly to: number; readonly skip: number },
  collector: Collector,
  tell: (seconds: number) => void,
): Promise<void> {
  const sink = new AudioSampleSink(track)
  let reached = from
  let decoded = false
  for (let breaks = 0; ; breaks++) {
    try {
      // From the very beginning without a time: an encoder's priming lies before 0 and the decoder needs it.
      for await (const sample of sink.samples(reached > 0 ? reached : undefined, to)) {
        collector.add(planesOf(sample), sample.numberOfFrames, sample.timestamp - skip, sample.sampleRate)
        reached = sample.timestamp + sample.duration
        decoded = true
        sample.close()
        tell(reached)
      }
      return
    } catch (reason) {
      if (breaks >= MAX_BREAKS || !decoded) throw reason
      reached += STEP_SECONDS
    }
  }
}

/**
 * Hands points on: the first soon, later ones calmly. The time it is given is that of the last decoded
 * sample.
 */
function createTeller(collector: Collector): (seconds: number) => void {
  let told: number | null = null
  let enough = FIRST_SECONDS
  let toldAt = -Infinity
  return (seconds) => {
    told ??= seconds
    if (Math.abs(seconds - told) < enough || performance.now() - toldAt < APART_MS) return
    collector.flush(false)
    told = seconds
    enough = THEN_SECONDS
    toldAt = performance.now()
  }
}

let room: Float32Array[] = []

/** The samples of each channel, in memory that is used again for the next part. */
function planesOf(sample: AudioSample): readonly Float32Array[] {
  if (room.length !== sample.numberOfChannels || (room[0]?.length ?? 0) < sample.numberOfFrames) {
    room = Array.from({ length: sample.numberOfChannels }, () => new Float32Array(sample.numberOfFrames))
  }
  for (const [planeIndex, plane] of room.entries()) {
    sample.copyTo(plane.subarray(0, sample.numberOfFrames), { planeIndex, format: 'f32-planar' })
  }
  return room
}

function answer(message: PeaksAnswer): void {
  self.postMessage(message, { transfer: message.kind === 'points' ? [message.points.buffer] : [] })
}
