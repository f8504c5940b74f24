import { createScanner, type FrameScanner, LENGTH_BITS, TAG_BYTES } from './frame-scanner.ts'

/** Decoder delay of layer III, in samples. */
const DECODER_DELAY = 529
/** Encoders whose delay and padding are trusted: the same as in ffmpeg, so that tools agree on times. */
const ENCODERS = ['LAME', 'Lavf', 'Lavc']

const RATES = [44_100, 48_000, 32_000]
/** kbit/s by index; 0 = free format, whose frame length is unknown. */
const BITRATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const BITRATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const MPEG_1 = 3
/** 320 kbit/s at 32 kHz, or 160 kbit/s at 8 kHz, padded. */
const LONGEST = 1441
/** Frame lengths by the header bits of version, bit rate, sampling rate and padding; 0 = invalid. */
const LENGTHS = Uint16Array.from({ length: 512 }, (_, bits) => {
  const version = bits >> 7
  const bitrate = (version === MPEG_1 ? BITRATES_1 : BITRATES_2)[(bits >> 3) & 15] ?? 0
  const rate = rateOf(version, (bits >> 1) & 3)
  if (rate === 0 || bitrate === 0) return 0
  return Math.floor(((version === MPEG_1 ? 144_000 : 72_000) * bitrate) / rate) + (bits & 1)
})

/** Contents of the Xing frame; `frames` = frames after it. */
type Edges = { delay: number; padding: number; from: number; frames: number }

/**
 * Layer III of MPEG-1, 2 and 2.5 (ISO 11172-3, 13818-3). Xing, Info and VBRI frames are read and left out,
 * wherever they are. Free format is not supported: no frames.
 */
export function createMp3Scanner(): FrameScanner {
  const edges = new Map<number, Edges>()

  function overhead(bytes: Uint8Array, at: number, length: number, key: number, count: number): number {
    const tag = infoAt(bytes, at, length, key)
    if (tag === 0) return 0
    const read = tag > 0 ? readEdges(bytes, at + tag, at + length) : null
    const delay = count === 0 ? (read?.delay ?? 0) : (edges.get(key)?.delay ?? 0)
    edges.set(key, { padding: read?.padding ?? 0, frames: read?.frames ?? 0, from: count, delay })
    return length
  }

  return createScanner({
    headerBytes: 4,
    longestFrame: LONGEST,
    read: readHeader,
    overhead,
    tagLength,
    describe: (key, count) => {
      const known = edges.get(key)
      // Truncated or continued: then the end of the sound is not where the encoder padded.
      const whole = known !== undefined && Math.abs(count - known.from - known.frames) <= 1
      const version = (key >> 3) & 3
      const samplesPerFrame = version === MPEG_1 ? 1152 : 576
      const promises = known?.from === 0 && known.frames > 0
      return {
        codec: 'mp3',
        rate: rateOf(version, (key >> 1) & 3),
        channels: (key & 1) === 1 ? 1 : 2,
        samplesPerFrame,
        promised: promises ? known.frames * samplesPerFrame - known.delay - known.padding : null,
        skip: known?.delay ?? 0,
        padding: whole ? known.padding : 0,
        config: null,
        mpeg1: version === MPEG_1,
      }
    },
  })
}

function rateOf(version: number, index: number): number {
  return version === 1 ? 0 : (RATES[index] ?? 0) / (version === MPEG_1 ? 1 : version === 2 ? 2 : 4)
}

/** The key: a 1, two bits of version, two of sampling rate, one for mono. CRC and stereo modes may change. */
function readHeader(bytes: Uint8Array, at: number): number {
  const second = bytes[at + 1] as number
  if (bytes[at] !== 0xff || (second & 0xe6) !== 0xe2) return 0
  const third = bytes[at + 2] as number
  const length = LENGTHS[((second & 0x18) << 4) | (third >> 1)] as number
  if (length === 0) return 0
  const mono = (bytes[at + 3] as number) >> 6 === 3 ? 1 : 0
  return ((0x20 | (second & 0x18) | ((third >> 1) & 6) | mono) << LENGTH_BITS) | length
}

/** Offset of `Xing` or `Info` in the frame, -1 for `VBRI`; 0 = audio. */
function infoAt(bytes: Uint8Array, at: number, length: number, key: number): number {
  const mono = (key & 1) === 1
  const xing = (key & 0x18) === 0x18 ? (mono ? 21 : 36) : mono ? 13 : 21
  if (isXing(bytes, at + xing, at + length)) return xing
  // With a CRC some encoders put it two bytes later.
  if (((bytes[at + 1] as number) & 1) === 0 && isXing(bytes, at + xing + 2, at + length)) return xing + 2
  return bytes[at + 36] === 0x56 && startsWith(bytes, at + 36, at + length, 'VBRI') > 0 ? -1 : 0
}

function isXing(bytes: Uint8Array, at: number, end: number): boolean {
  const first = bytes[at]
  if (first !== 0x58 && first !== 0x49) return false
  return startsWith(bytes, at, end, 'Xing') > 0 || startsWith(bytes, at, end, 'Info') > 0
}

/**
 * Reads the LAME part after the Xing part at `at`: delay (with the decoder's) and audible padding, in
 * samples.
 */
function readEdges(bytes: Uint8Array, at: number, end: number): Omit<Edges, 'from'> | null {
  const flags = bytes[at + 7] ?? 0
  const lame = at + 8 + (flags & 1) * 4 + (flags & 2) * 2 + (flags & 4) * 25 + (flags & 8) / 2
  if (lame + 24 > end || !ENCODERS.some((name) => startsWith(bytes, lame, end, name) > 0)) return null
  const both = numberAt(bytes, lame + 20) & 0xffffff
  return {
    delay: (both >> 12) + DECODER_DELAY,
    padding: Math.max(0, (both & 0xfff) - DECODER_DELAY),
    frames: (flags & 1) === 1 ? numberAt(bytes, at + 8) : 0,
  }
}

/** Tags before, after or, in joined files, between frames. ID3v1 tags have 128 bytes. */
const TAGS: readonly (readonly [
  mark: string,
  head: number,
  length: (bytes: Uint8Array, at: number) => number,
])[] = [
  ['ID3', 10, id3Length],
  ['TAG', 3, () => 128],
  ['APETAGEX', TAG_BYTES, apeLength],
  ['LYRICSBEGIN', 11, () => 11],
  ['LYRICSEND', 9, () => 9],
  ['LYRICS200', 9, () => 9],
]

/** Length of the tag at `at`; 0 = none, -1 = `end` is too early to know. */
export function tagLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]
  if (first !== 0x49 && first !== 0x54 && first !== 0x41 && first !== 0x4c) return 0
  for (const [mark, head, length] of TAGS) {
    const match = startsWith(bytes, at, end, mark)
    if (match < 0 || (match > 0 && at + head > end)) return -1
    if (match > 0) return length(bytes, at)
  }
  return 0
}

/** ID3v2.2 to 2.4 with its header; the size includes an extended header but no footer. */
function id3Length(bytes: Uint8Array, at: number): number {
  const size = numberAt(bytes, at + 6)
  const major = bytes[at + 3] ?? 0
  if (major < 2 || major > 4 || bytes[at + 4] === 0xff || (size & 0x80808080) !== 0) return 0
  const footer = major === 4 && ((bytes[at + 5] ?? 0) & 0x10) !== 0 ? 10 : 0
  const syncsafe =
    (size & 0x7f) | ((size >> 1) & 0x3f80) | ((size >> 2) & 0x1fc000) | ((size >> 3) & 0xfe00000)
  return 10 + syncsafe + footer
}

/** APE, little-endian: a header states the length after it, a footer (end of the tag) that before it. */
function apeLength(bytes: Uint8Array, at: number): number {
  const version = (bytes[at + 8] ?? 0) | ((bytes[at + 9] ?? 0) << 8)
  if (version !== 1000 && version !== 2000) return 0
  const size = [15, 14, 13, 12].reduce((sum, i) => sum * 256 + (bytes[at + i] ?? 0), 0)
  return TAG_BYTES + (((bytes[at + 23] ?? 0) & 0x20) !== 0 ? size : 0)
}

/** 1 = match, 0 = no match, -1 = `end` is too early to know. */
function startsWith(bytes: Uint8Array, at: number, end: number, text: string): number {
  for (let i = 0; i < text.length; i++) {
    if (at + i >= end) return -1
    if (bytes[at + i] !== text.charCodeAt(i)) return 0
  }
  return 1
}

/** A big-endian number of four bytes. */
function numberAt(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let i = at; i < at + 4; i++) value = value * 256 + (bytes[i] ?? 0)
  return value
}
