import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secondPacket } from '../../../../shared/media/tags/ogg-packet.ts'
import { type Bytes, letters, pages, reader } from './tag-builders.ts'

const isOurs = (first: Uint8Array) => first[0] === 0x4f
const find = (file: Bytes) => secondPacket(reader(file), file.length, isOurs)
const head = letters('OpusHead and more than sixteen bytes')
async function second(file: Bytes): Promise<number[] | null> {
  const packet = await find(file)
  return packet && [...(await packet.read(0, packet.length))]
}

describe('the second packet of an Ogg stream', () => {
  const long = Array.from({ length: 2000 }, (_, i) => i % 256)

  it('may span pages', async () => {
    for (const segments of [1, 3, 255]) {
      expect(
        await second([...pages(5, true, head), ...pages(5, false, long, segments), ...pages(5, false, [1])]),
      ).toEqual(long)
    }
  })

  it('is read at any place as if it were in one piece', async () => {
    const file = [...pages(5, true, head), ...pages(5, false, long, 2)]
    const packet = (await find(file))!
    expect(packet.length).toBe(long.length)
    expect(String.fromCharCode(...packet.first)).toBe('OpusHead and mor')
    await fc.assert(
      fc.asyncProperty(fc.nat(2100), fc.nat(2100), async (at, length) => {
        expect([...(await packet.read(at, length))]).toEqual(long.slice(at, at + length))
      }),
    )
  })

  it('has a length that may be a multiple of 255', async () => {
    const exact = long.slice(0, 510)
    expect(
      await second([...pages(5, true, head), ...pages(5, false, exact, 1), ...pages(5, false, [1])]),
    ).toEqual(exact)
  })

  it('is that of the stream that is wanted, with pages of others between', async () => {
    const other = pages(7, false, [1, 2, 3])
    const [start, end] = [
      pages(5, false, long, 4).slice(0, 27 + 4 + 4 * 255),
      pages(5, false, long, 4).slice(27 + 4 + 4 * 255),
    ]
    const file = [
      ...pages(7, true, letters('fishead')),
      ...pages(5, true, head),
      ...other,
      ...start,
      ...other,
      ...end,
    ]
    expect(await second(file)).toEqual(long)
  })

  it('may begin on the page of the first', async () => {
    const [first, next] = [pages(5, true, head), pages(5, false, [1, 2])]
    const both = [...first.slice(0, 26), 2, head.length, 2, ...head, ...next.slice(-2)]
    expect(await second(both)).toEqual([1, 2])
  })

  it('ends where the file does', async () => {
    const file = [...pages(5, true, head), ...pages(5, false, long)]
    expect(await second(file.slice(0, -1500))).toEqual(long.slice(0, 500))
  })

  it.each([
    ['nothing', []],
    ['another stream', [...pages(5, true, [1]), ...pages(5, false, [1, 2])]],
    ['a stream of one packet', pages(5, true, head)],
    ['a page that is no first one', [...pages(5, false, head), ...pages(5, false, [1])]],
    ['something else between', [...pages(5, true, head), 0, ...pages(5, false, [1])]],
  ])('is not in %s', async (_what, file) => {
    expect(await find(file)).toBeNull()
  })
})
