import { createScanner, type FrameScanner, LENGTH_BITS } from './frame-scanner.ts'
import { tagLength } from './mp3-frames.ts'

/** Samples per second by index (ISO 14496-3). */
const RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
]
/** Without the CRC. */
const HEADER = 7
/** Largest 13-bit value. */
const LONGEST = 8191

/**
 * AAC in ADTS (ISO 13818-7, 14496-3). Headers are not passed to the decoder, so each frame is its own run.
 * With implicit SBR (HE-AAC) the rate is that of the core, with 1024 samples per frame; Chromium's decoder
 * detects SBR and doubles the rate. Not supported: channels described only inside the frames (configuration
 * 0), several raw data blocks per frame.
 */
export function createAdtsScanner(): FrameScanner {
  /** Frames with more than one block; a few are false headers. */
  let several = 0

  return createScanner({
    headerBytes: HEADER,
    longestFrame: LONGEST,
    read: readHeader,
    tagLength,
    overhead: (bytes, at) => {
      if (((bytes[at + 6] as number) & 3) !== 0) several++
      return headerLength(bytes, at)
    },
    describe: (key, count) => {
      const channels = key & 7
      const rate = (key >> 3) & 15
      const objectType = (key >> 7) + 1
      if (several * 100 > count) return null
      return {
        codec: 'aac',
        promised: null,
        rate: RATES[rate] ?? 0,
        channels: channels === 7 ? 8 : channels,
        samplesPerFrame: 1024,
        skip: 0,
        padding: 0,
        config: Uint8Array.of((objectType << 3) | (rate >> 1), ((rate & 1) << 7) | (channels << 3)),
        mpeg1: false,
      }
    },
  })
}

/** The key: two bits of profile, four of sampling rate, three of channels. */
function readHeader(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0xff || ((bytes[at + 1] as number) & 0xf6) !== 0xf0) return 0
  const third = bytes[at + 2] as number
  const fourth = bytes[at + 3] as number
  const rate = (third >> 2) & 15
  const channels = ((third & 1) << 2) | (fourth >> 6)
  const length = ((fourth & 3) << 11) | ((bytes[at + 4] as number) << 3) | ((bytes[at + 5] as number) >> 5)
  if (rate >= RATES.length || channels === 0 || length <= headerLength(bytes, at)) return 0
  return ((((third >> 6) << 7) | (rate << 3) | channels) << LENGTH_BITS) | length
}

function headerLength(bytes: Uint8Array, at: number): number {
  return ((bytes[at + 1] as number) & 1) === 1 ? HEADER : HEADER + 2
}
