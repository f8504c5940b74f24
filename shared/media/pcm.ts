/**
 * A piece of decoded sound: 16 bit, whole frames, the channels of a frame side by side. `at` is the place of
 * its first frame, counted in frames of `rate` a second from the beginning of the sound. Its memory belongs
 * to the decoder: keep a copy, not the piece.
 */
export type Pcm = {
  readonly samples: Int16Array
  readonly channels: number
  readonly rate: number
  readonly at: number
}

/** How the bytes of a decoder become sound. Frames are counted, whatever the number of channels. */
export type PcmShape = {
  readonly channels: number
  readonly rate: number
  /** Frames at the beginning that a decoder needs to warm up; they are left out. */
  readonly drop: number
  /** The place of the first frame after those, and where to end (excluded). */
  readonly from: number
  readonly to: number
}

/**
 * Turns bytes (16 bit, little endian, channels interleaved) that may be cut anywhere into sound as it comes.
 */
export function createPcmReader(shape: PcmShape, take: (pcm: Pcm) => void): (bytes: Uint8Array) => void {
  const { channels, rate } = shape
  const frameBytes = channels * 2
  let rest = new Uint8Array()
  let skip = shape.drop
  let at = shape.from
  return (bytes) => {
    const whole = joined(rest, bytes)
    const frames = Math.floor(whole.length / frameBytes)
    rest = whole.slice(frames * frameBytes)
    const first = Math.min(skip, frames)
    skip -= first
    const count = Math.min(frames - first, shape.to - at)
    if (count <= 0) return
    const begin = whole.byteOffset + first * frameBytes
    take({ samples: new Int16Array(whole.buffer, begin, count * channels), channels, rate, at })
    at += count
  }
}

/** The rest of the last bytes and the next ones: a view where samples can be seen in them, else a copy. */
function joined(rest: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (rest.length === 0 && bytes.byteOffset % 2 === 0) return bytes
  const whole = new Uint8Array(rest.length + bytes.length)
  whole.set(rest)
  whole.set(bytes, rest.length)
  return whole
}
