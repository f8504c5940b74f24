import { describe, expect, it } from 'vitest'
import { boundedRead, LONGEST_PIECE } from '../../../shared/media/bounded-read.ts'

/** A file whose bytes are their own places, and what was asked of it. */
function file(size: number) {
  const asked: [offset: number, length: number][] = []
  const read = boundedRead((offset, length) => {
    asked.push([offset, length])
    return Promise.resolve(
      Uint8Array.from({ length: Math.min(length, size - offset) }, (_, i) => (offset + i) % 251),
    )
  }, size)
  return { read, asked }
}

describe('bounded reading', () => {
  it('brings the bytes of the file, and fewer at its end', async () => {
    const { read } = file(1000)
    expect([...(await read(990, 4))]).toEqual([990, 991, 992, 993].map((at) => at % 251))
    expect(await read(990, 100)).toHaveLength(10)
    expect([...(await read(3, 2))]).toEqual([3, 4])
  })

  it('asks for what lies together once', async () => {
    const { read, asked } = file(100_000)
    for (let at = 0; at < 8000; at += 10) await read(at, 10)
    expect(asked).toEqual([[0, 8192]])
    await read(50_000, 20_000)
    expect(asked[1]).toEqual([50_000, 20_000])
  })

  it.each([
    ['after the end', 1000, 1],
    ['before the start', -1, 4],
    ['of nothing', 0, 0],
    ['of less than nothing', 0, -5],
    ['of no number', 0, NaN],
    ['at no number', NaN, 4],
    ['far away', 2 ** 60, 4],
  ])('is empty %s', async (_where, offset, length) => {
    const { read, asked } = file(1000)
    expect(await read(offset, length)).toHaveLength(0)
    expect(asked).toEqual([])
  })

  it('never takes a long piece', async () => {
    const { read, asked } = file(LONGEST_PIECE + 10)
    expect(await read(0, Infinity)).toHaveLength(LONGEST_PIECE)
    expect(asked).toEqual([[0, LONGEST_PIECE]])
  })

  it('comes to an end by the number of calls, reads and bytes', async () => {
    const near = file(100)
    let calls = 0
    while ((await near.read(0, 1)).length > 0) calls++
    expect(calls).toBe(200_000)
    const far = boundedRead(() => Promise.resolve(Uint8Array.of(1)), 2 ** 50)
    let reads = 0
    while ((await far(reads * 10_000, 1)).length > 0) reads++
    expect(reads).toBe(6000)
    const piece = new Uint8Array(LONGEST_PIECE)
    const much = boundedRead(() => Promise.resolve(piece), 2 ** 50)
    let pieces = 0
    while ((await much(pieces * LONGEST_PIECE, LONGEST_PIECE)).length > 0) pieces++
    expect(pieces).toBe(128)
  })

  it('lets a failure of the disk through', async () => {
    await expect(boundedRead(() => Promise.reject(new Error('gone')), 10)(0, 1)).rejects.toThrow('gone')
  })
})
