import { durationSamples, type FrameTable } from '../../shared/media/exact/frame-table.ts'
import type { Sound } from './decode.ts'
import { MOST_SECONDS, probe } from './ffmpeg.ts'

/** What is to be decoded, and how many samples there are; null = nobody knows before the end. */
export type Measured = { readonly sound: Sound; readonly samples: number | null }

/**
 * How a file is decoded: MP3 by its table, anything else as ffmpeg finds it. Throws when there is no sound.
 */
export async function measureSound(
  path: string,
  table: FrameTable | null,
  ffmpeg: string,
): Promise<Measured> {
  if (table?.codec === 'mp3') {
    const { rate, channels } = table
    return { sound: { path, table, startMs: 0, rate, channels }, samples: durationSamples(table) }
  }
  const found = await probe(ffmpeg, path)
  if (!found) throw new Error('ffmpeg finds no sound in this file')
  const { rate, channels, startMs, durationMs } = found
  // Bare AAC frames have no table that ffmpeg could seek by: only reading from the start finds the right
  // place.
  const isKnown = !table && durationMs !== null && durationMs <= MOST_SECONDS * 1000
  // A length that nobody believes is not cut into parts: there would be millions.
  const samples = isKnown ? Math.ceil((durationMs * rate) / 1000) : null
  return { sound: { path, table: null, startMs, rate, channels }, samples }
}
