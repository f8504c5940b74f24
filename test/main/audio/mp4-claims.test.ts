import { describe, expect, it } from 'vitest'
import { claimsTooMuch } from '../../../main/audio/mp4-claims.ts'

const numbers = (...values: number[]) => {
  const written = Buffer.alloc(4 * values.length)
  for (const [i, value] of values.entries()) written.writeUInt32BE(value, 4 * i)
  return written
}
const box = (type: string, ...parts: Buffer[]) => {
  const content = Buffer.concat(parts)
  return Buffer.concat([numbers(8 + content.length), Buffer.from(type, 'latin1'), content])
}
type Made = {
  readonly samples: number
  readonly size?: number
  readonly each?: number
  readonly kind?: string
}
/** A track with so many samples of `size` bytes (0 = each its own), `each` long. */
const track = ({ samples, size = 1, each = 1024, kind = 'soun' }: Made) =>
  box(
    'trak',
    box(
      'mdia',
      box('hdlr', numbers(0, 0), Buffer.from(kind)),
      box(
        'minf',
        box('stbl', box('stsz', numbers(0, size, samples)), box('stts', numbers(0, 1, samples, each))),
      ),
    ),
  )
/** A table of so many samples, `each` long, wherever it is put. */
const sizes = (samples: number) => box('stsz', numbers(0, 0, samples))
const trun = (samples: number) => box('trun', numbers(0, samples))
const inTrack = (...parts: Buffer[]) => box('trak', box('mdia', ...parts))
const file = (...tracks: Buffer[]) => Buffer.concat([box('ftyp', Buffer.alloc(8)), box('moov', ...tracks)])
const isTooMuch = (bytes: Buffer, size = bytes.length) =>
  claimsTooMuch((at, length) => Promise.resolve(bytes.subarray(at, at + length)), size)

describe('what an MP4 file says it holds', () => {
  it('is believed where there is room for it', async () => {
    // An hour of AAC, and ten hours of PCM.
    expect(await isTooMuch(file(track({ samples: 168_750 })), 30_000_000)).toBe(false)
    expect(await isTooMuch(file(track({ samples: 1_600_000_000, size: 4, each: 1 })), 7e9)).toBe(false)
    expect(await isTooMuch(file(track({ samples: 16_875_000 })), 4e9)).toBe(false)
  })

  it.each([
    ['more samples than bytes', file(track({ samples: 4_000_000 }))],
    ['many tracks that share the bytes', file(...Array.from({ length: 40 }, () => track({ samples: 300 })))],
    ['samples as in PCM, of no sound', file(track({ samples: 4_000_000, each: 1, kind: 'text' }))],
    ['very much PCM', file(track({ samples: 0xffff_ffff, each: 1 }))],
    ['fragments', Buffer.concat([file(), box('moof', box('traf', trun(4_000_000)))])],
    ['a packed header', box('moov', box('cmov', Buffer.alloc(20)))],
    ['a second table', file(inTrack(sizes(9), sizes(9e6)))],
    ['a table elsewhere', file(box('udta', box('what', sizes(9e6))))],
    [
      'the same behind a tag',
      Buffer.concat([box('\x01\x02\x03\x04', Buffer.alloc(9)), file(inTrack(sizes(9e6)))]),
    ],
    ['a tag before it', Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0'), file(inTrack(sizes(9)))])],
    ['another name of the header', box('hoov', inTrack(sizes(9e6)))],
    ['samples again and again', file(inTrack(sizes(100), box('edts', box('elst', numbers(0, 100_000)))))],
    ['a table at an odd place', file(inTrack(Buffer.concat([box('stsd', Buffer.alloc(3), sizes(9e6))])))],
    ['a fragment at an odd place', Buffer.concat([file(), box('moof', Buffer.alloc(5), trun(4_000_000))])],
    [
      'chunks of much PCM',
      file(
        inTrack(
          box('hdlr', numbers(0, 0), Buffer.from('soun')),
          box('stsz', numbers(0, 1, 1)),
          box('stts', numbers(0, 1, 1, 1)),
          box('stsc', numbers(0, 1, 1, 0x7fff_ffff, 1)),
          box('stco', numbers(0, 2, 0, 0)),
        ),
      ),
    ],
    [
      'sound that is a picture, too',
      file(
        track({ samples: 4_000_000, each: 1 }),
        inTrack(box('hdlr', numbers(0, 0), Buffer.from('vide')), sizes(9e6)),
      ),
    ],
  ])('is not where it cannot: %s', async (_, bytes) => {
    expect(await isTooMuch(bytes)).toBe(true)
  })

  it('is never more than anybody records, however large the file', async () => {
    expect(await isTooMuch(file(track({ samples: 30_000_000 })), 1e12)).toBe(true)
  })

  it('is looked for in time in proportion to the file, whatever a table says of itself', async () => {
    const sizesOf = (count: number, ...entries: number[]) => box('stsc', numbers(0, count, ...entries))
    const sound = [box('hdlr', numbers(0, 0), Buffer.from('soun')), box('stco', numbers(0, 9))]
    const pcm = (table: Buffer) => file(inTrack(...sound, box('stsz', numbers(0, 1, 9)), table))
    expect(await isTooMuch(pcm(sizesOf(1, 1, 4096, 1)))).toBe(false)
    expect(await isTooMuch(pcm(sizesOf(200_000)))).toBe(true)
    const many = Buffer.concat(Array.from({ length: 1000 }, () => sizesOf(1_000_000)))
    let reads = 0
    await claimsTooMuch((at, length) => {
      reads++
      return Promise.resolve(many.subarray(at, at + length))
    }, many.length)
    expect(reads).toBeLessThan(10_000)
  })

  it('is looked for in bounded time', async () => {
    const boxes = Buffer.alloc(8 * 2_100_000, Buffer.concat([numbers(8), Buffer.from('free')]))
    expect(await isTooMuch(boxes)).toBe(true)
    expect(await isTooMuch(Buffer.from('abcd'))).toBe(false)
  })
})
