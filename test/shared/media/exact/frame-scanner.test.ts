import { describe, expect, it } from 'vitest'
import { createScanner, type FrameCodec, LENGTH_BITS } from '../../../../shared/media/exact/frame-scanner.ts'

/** Frames of a codec of our own: FF, a key, the length; the tag is `54` and its length. */
const CODEC: FrameCodec = {
  headerBytes: 3,
  longestFrame: 20,
  read: (bytes, at) =>
    bytes[at] === 0xff && bytes[at + 1] && bytes[at + 2]
      ? (bytes[at + 1]! << LENGTH_BITS) | bytes[at + 2]!
      : 0,
  overhead: () => 0,
  tagLength: (bytes, at, end) => (bytes[at] !== 0x54 ? 0 : at + 1 < end ? (bytes[at + 1] ?? 0) : -1),
  describe: (key, count) => ({
    codec: 'mp3',
    rate: key * 1000,
    channels: 1,
    samplesPerFrame: count,
    skip: 0,
    padding: 0,
    promised: null,
    config: null,
    mpeg1: false,
  }),
}
const frame = (key: number, length: number) => [0xff, key, length, ...new Array<number>(length - 3).fill(0)]
const tag = (length: number) => [0x54, length, ...new Array<number>(length - 2).fill(0)]

function scan(bytes: readonly number[], step = bytes.length) {
  const scanner = createScanner(CODEC)
  for (let at = 0; at < bytes.length; at += step) scanner.push(Uint8Array.from(bytes.slice(at, at + step)))
  const table = scanner.finish()
  return table && { sizes: [...table.sizes], runs: [...table.runOffsets], rate: table.rate }
}

describe('createScanner', () => {
  it('lists frames one after the other as one run', () => {
    expect(scan([...frame(1, 5), ...frame(1, 7), ...frame(1, 4)])).toEqual({
      sizes: [5, 7, 4],
      runs: [0],
      rate: 1000,
    })
  })

  it('gives up where there are more frames than any sound has, in one run or many', () => {
    const found = (frames: number, between: readonly number[]) => {
      const scanner = createScanner(CODEC, 100)
      const bytes = Array.from({ length: frames }, () => [...frame(1, 5), ...between]).flat()
      for (let at = 0; at < bytes.length; at += 50) scanner.push(Uint8Array.from(bytes.slice(at, at + 50)))
      return scanner.finish()
    }
    expect([found(100, [])?.count, found(100, tag(4))?.runOffsets.length]).toEqual([100, 100])
    expect([found(101, []), found(500, tag(4))]).toEqual([null, null])
  })

  it('finds the same however the bytes arrive', () => {
    const bytes = [
      1,
      2,
      3,
      ...frame(1, 5),
      ...frame(1, 7),
      ...tag(9),
      ...frame(1, 4),
      ...frame(1, 20),
      ...frame(1, 4),
    ]
    const whole = scan(bytes)
    expect(whole?.sizes).toEqual([5, 7, 4, 20, 4])
    for (let step = 1; step < bytes.length; step++) expect(scan(bytes, step)).toEqual(whole)
  })

  it('begins a run behind a tag, and does not look into it', () => {
    const inTag = [0x54, 12, ...frame(1, 10)]
    expect(
      scan([...frame(1, 5), ...frame(1, 5), ...inTag, ...frame(1, 6), ...frame(1, 6), ...frame(1, 6)]),
    ).toEqual({
      sizes: [5, 5, 6, 6, 6],
      runs: [0, 22],
      rate: 1000,
    })
  })

  it('does not believe a header with nothing like it behind, unless it begins the file', () => {
    expect(scan([9, ...frame(1, 5), 9, 9, 9, 9])).toBeNull()
    expect(scan(frame(1, 5))?.sizes).toEqual([5])
  })

  it('takes the longest list when frames are of several kinds', () => {
    const one = [...frame(1, 5), ...frame(1, 5), ...frame(1, 5)]
    const other = [...frame(2, 6), ...frame(2, 6), ...frame(2, 6), ...frame(2, 6)]
    expect(scan([...one, ...other])).toMatchObject({ rate: 2000, sizes: [6, 6, 6, 6] })
  })

  it('leaves out a frame that was cut off where another begins inside it', () => {
    const cut = frame(1, 12).slice(0, 6)
    const after = [...frame(1, 5), ...frame(1, 5), ...frame(1, 5)]
    expect(scan([...frame(1, 5), ...frame(1, 5), ...cut, ...after])?.sizes).toEqual([5, 5, 5, 5, 5])
  })

  it('gives nothing for a file without frames', () => {
    expect(scan([])).toBeNull()
    expect(scan([1, 2, 3])).toBeNull()
  })
})
