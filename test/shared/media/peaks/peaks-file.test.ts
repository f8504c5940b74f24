import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BASE_OFFSET,
  BLOCK_POINTS,
  bitmapOf,
  blocksIn,
  completeSize,
  HEADER_BYTES,
  hasBlock,
  levelOffset,
  levelsIn,
  MAX_POINTS,
  type PeaksHeader,
  piecesOf,
  pointOffset,
  type Range,
  readHeader,
  SUMS_OFFSET,
  setBlock,
  storedBlocks,
  sumAt,
  sumsIn,
  wholeBlocks,
  writeHeader,
} from '../../../../shared/media/peaks/peaks-file.ts'
import { addPoints, createPyramid, LEVELS, levelBytes } from '../../../../shared/media/peaks/pyramid.ts'

const TEN_HOURS = Math.ceil((36_000 * 44_100) / 256)
const MAX_BLOCKS = MAX_POINTS / BLOCK_POINTS

const headers: fc.Arbitrary<PeaksHeader> = fc.oneof(
  fc.record({
    complete: fc.constant(true),
    rate: fc.double({ min: 1, max: 1e6, noNaN: true }),
    count: fc.nat(MAX_POINTS),
    sum: fc.nat(0xffffffff),
  }),
  fc.record({
    complete: fc.constant(false),
    rate: fc.double({ min: 1, max: 1e6, noNaN: true }),
    count: fc.constant(0),
    sum: fc.constant(0),
  }),
)

describe('the header of a stored waveform', () => {
  it('reads back as it was written, wherever the bytes stand', () => {
    fc.assert(
      fc.property(headers, fc.nat(9), (header, shift) => {
        const bytes = new Uint8Array(shift + HEADER_BYTES + 5)
        bytes.set(writeHeader(header), shift)
        expect(readHeader(bytes.subarray(shift))).toEqual(header)
      }),
    )
  })

  it('is little endian, and stays what it is', () => {
    const bytes = writeHeader({ complete: true, rate: 44_100, count: 0x01020304, sum: 0x05060708 })
    expect(Buffer.from(bytes).toString('hex').slice(0, 56)).toBe(
      ['454d504b', '04000000', '01000000', '04030201', '000000008088e540', '08070605'].join(''),
    )
    expect(bytes).toHaveLength(64)
  })

  it('is refused when any byte of it has changed, or one is missing', () => {
    fc.assert(
      fc.property(
        headers,
        fc.nat(HEADER_BYTES - 1),
        fc.integer({ min: 1, max: 255 }),
        (header, at, change) => {
          const bytes = writeHeader(header)
          expect(readHeader(bytes.subarray(0, at))).toBeNull()
          bytes[at] = (bytes[at] ?? 0) ^ change
          expect(readHeader(bytes)).toBeNull()
        },
      ),
    )
  })

  it('is refused for any other bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readHeader(bytes) === null))
  })

  it.each([
    ['another version', 4, 1, {}],
    ['flags of a later version', 8, 3, {}],
    ['more points than there is room for', 15, 0xff, {}],
    ['a count before it is complete', 12, 1, { complete: false, count: 0 }],
  ])('is refused with %s although its check number is right', (_, at, value, changes) => {
    const bytes = writeHeader({ complete: true, rate: 44_100, count: 7, sum: 8, ...changes })
    bytes[at] = value
    expect(readHeader(signed(bytes))).toBeNull()
  })

  it.each([0, -44_100, Number.NaN, Infinity, 1e9])('is refused with a rate of %d', (rate) => {
    expect(readHeader(writeHeader({ complete: true, rate, count: 7, sum: 8 }))).toBeNull()
  })
})

describe('the places in a stored waveform', () => {
  it('follow one another: header, marks, checksums, base points, levels', () => {
    expect(pointOffset(0)).toBe(64 + 2048 + 65_536)
    expect(pointOffset(10)).toBe(BASE_OFFSET + 20)
    expect(Array.from({ length: 5 }, (_, k) => levelOffset(5, k) - BASE_OFFSET)).toEqual([0, 10, 16, 20, 22])
    expect(completeSize(0)).toBe(BASE_OFFSET)
    expect(completeSize(TEN_HOURS) / 1e6).toBeCloseTo(24.9, 1)
  })

  it('hold the levels of a pyramid', () => {
    const points = Int8Array.from({ length: 60_000 }, (_, i) => (i % 2 === 0 ? -(i % 90) : i % 80))
    const pyramid = addPoints(createPyramid(44_100), 0, points)
    const file = new Int8Array(completeSize(30_000))
    for (const [at, bytes] of piecesOf(pyramid, 30_000, crc32)) file.set(bytes, at)
    const levels = levelsIn(file.subarray(BASE_OFFSET), 30_000)
    expect(levels).toEqual(Array.from({ length: LEVELS }, (_, k) => levelBytes(pyramid, k, 30_000)))
    expect(storedBlocks(new Uint8Array(file.buffer, HEADER_BYTES), MAX_BLOCKS)).toEqual([{ from: 0, to: 7 }])
    const sums = new Uint8Array(file.buffer, SUMS_OFFSET, BASE_OFFSET - SUMS_OFFSET)
    const found = [...sumsIn(file.subarray(BASE_OFFSET, pointOffset(7 * BLOCK_POINTS)), crc32)]
    expect(found).toEqual(Array.from({ length: 7 }, (_, i) => [i, sumAt(sums, i)]))
    expect(sumAt(sums, 7)).toBe(0)
  })

  it('give no more than there is when the count claims more', () => {
    const levels = levelsIn(new Int8Array(100), MAX_POINTS)
    expect(levels.reduce((sum, level) => sum + level.length, 0)).toBe(100)
  })

  it('have room for as many blocks as the file is long', () => {
    expect([0, BASE_OFFSET - 1, BASE_OFFSET, BASE_OFFSET + 8191].map(blocksIn)).toEqual([0, 0, 0, 0])
    expect([BASE_OFFSET + 8192, 1e15].map(blocksIn)).toEqual([1, 16_384])
  })
})

describe('the marks of stored blocks', () => {
  it('are of blocks that lie wholly in a range', () => {
    expect(wholeBlocks({ from: 0, to: 4096 })).toEqual({ from: 0, to: 1 })
    expect(wholeBlocks({ from: 1, to: 8192 })).toEqual({ from: 1, to: 2 })
    expect(wholeBlocks({ from: 1, to: 8191 })).toEqual({ from: 1, to: 1 })
    expect(wholeBlocks({ from: 5, to: 9 })).toEqual({ from: 1, to: 1 })
    expect(wholeBlocks({ from: 0, to: Infinity })).toEqual({ from: 0, to: 16_384 })
  })

  it('read back as they were set, and none beyond the end of the file', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(fc.nat(40), fc.nat(MAX_BLOCKS - 1))),
        fc.integer({ min: 0, max: MAX_BLOCKS + 9 }),
        (blocks, room) => {
          const bitmap = bitmapOf([])
          for (const block of blocks) setBlock(bitmap, block)
          const ranges = storedBlocks(bitmap, room)
          const within = blocks.filter((block) => block < room).sort((a, b) => a - b)
          expect(ranges.flatMap(numbers)).toEqual(within)
          expect(within.every((block) => hasBlock(bitmapOf(ranges), block))).toBe(true)
          ranges.forEach(({ from }, i) => expect(from).toBeGreaterThan(ranges[i - 1]?.to ?? -1))
        },
      ),
    )
  })
})

function numbers({ from, to }: Range): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}

/** Puts the check number right, as a program with other ideas would. */
function signed(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5
  for (const byte of bytes.subarray(0, 60)) hash = Math.imul(hash ^ byte, 0x01000193)
  new DataView(bytes.buffer).setUint32(60, hash, true)
  return bytes
}
