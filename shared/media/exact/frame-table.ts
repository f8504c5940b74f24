import { rankIn } from '../../base/search.ts'

/** The position of each audio frame of a file: all that exact seeking and cutting needs. */
export type FrameTable = {
  readonly codec: 'mp3' | 'aac'
  /** Samples per second, by the frame headers. */
  readonly rate: number
  /** 1 or 2; AAC up to 8. */
  readonly channels: number
  /** 1152 or 576 (MP3), 1024 (AAC). */
  readonly samplesPerFrame: number
  readonly count: number
  /** Bytes of each frame for the decoder (ADTS: without header). */
  readonly sizes: Uint16Array
  /** File offset of each run. A run begins wherever a frame does not follow the previous one. */
  readonly runOffsets: Float64Array
  /** Number of the first frame of each run; the first is 0. */
  readonly runFrames: Uint32Array
  /** Samples at the start to skip (LAME delay + 529), else 0. */
  readonly skip: number
  /** Samples at the end to skip (LAME padding - 529), else 0. */
  readonly padding: number
  /** Samples of sound promised by the first frame (Xing), even if missing; null = unstated. */
  readonly promised: number | null
  /** AudioSpecificConfig (ISO 14496-3), AAC only. */
  readonly config: Uint8Array | null
  /** MP3: MPEG-1 (true) or MPEG-2 and 2.5, different object types in MP4. */
  readonly mpeg1: boolean
}

/** Bytes of a file, from `offset` on. */
export type Span = { readonly offset: number; readonly length: number }

/** Frames between two remembered sums of sizes. */
const STEP = 64
const sums = new WeakMap<FrameTable, Float64Array>()

/** Byte spans of the frames `from`..`to` (excluded), in order; adjacent ones are joined. */
export function spansOf(table: FrameTable, from: number, to: number): Span[] {
  const end = Math.min(to, table.count)
  const spans: Span[] = []
  for (let frame = Math.max(0, from), run = runOf(table, frame); frame < end; run++) {
    const runEnd = Math.min(end, table.runFrames[run + 1] ?? table.count)
    const offset = (table.runOffsets[run] ?? 0) + bytesBetween(table, table.runFrames[run] ?? 0, frame)
    const length = bytesBetween(table, frame, runEnd)
    const before = spans.at(-1)
    if (before && before.offset + before.length === offset)
      spans[spans.length - 1] = { offset: before.offset, length: before.length + length }
    else spans.push({ offset, length })
    frame = runEnd
  }
  return spans
}

/** Samples of sound, without the encoder's delay and padding. */
export function durationSamples(table: FrameTable): number {
  return Math.max(0, table.count * table.samplesPerFrame - table.skip - table.padding)
}

function runOf({ runFrames }: FrameTable, frame: number): number {
  return Math.max(0, rankIn(runFrames, frame))
}

function bytesBetween(table: FrameTable, from: number, to: number): number {
  if (to - from > STEP) return bytesBefore(table, to) - bytesBefore(table, from)
  let sum = 0
  for (let frame = from; frame < to; frame++) sum += table.sizes[frame] ?? 0
  return sum
}

function bytesBefore(table: FrameTable, frame: number): number {
  const step = Math.floor(frame / STEP)
  let sum = sumsOf(table)[step] ?? 0
  for (let i = step * STEP; i < frame; i++) sum += table.sizes[i] ?? 0
  return sum
}

function sumsOf(table: FrameTable): Float64Array {
  const known = sums.get(table)
  if (known) return known
  const made = new Float64Array(Math.floor(table.count / STEP) + 1)
  for (let frame = 0, sum = 0; frame <= table.count; frame++) {
    if (frame % STEP === 0) made[frame / STEP] = sum
    sum += table.sizes[frame] ?? 0
  }
  sums.set(table, made)
  return made
}
