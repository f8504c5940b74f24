import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAdtsScanner } from '../../../../shared/media/exact/adts-frames.ts'
import { durationSamples, type FrameTable, spansOf } from '../../../../shared/media/exact/frame-table.ts'

/** A piece of a file; `head` = its bytes before what goes to the decoder, null = it is no frame to be found. */
type Part = { readonly bytes: Uint8Array; readonly head: number | null }
type Options = {
  rate?: number
  channels?: number
  profile?: number
  crc?: boolean
  blocks?: number
  mpeg2?: boolean
}

/** AAC LC at 44.1 kHz in stereo where nothing else is said. The body holds headers that begin nothing. */
function frame(length: number, options: Options = {}): Part {
  const { rate = 4, channels = 2, profile = 1, crc = false, blocks = 0, mpeg2 = false } = options
  const bytes = Uint8Array.from({ length }, (_, i) => (i * i * 31 + length * 7) >> 3)
  const header = [
    0xff,
    0xf0 | (mpeg2 ? 8 : 0) | (crc ? 0 : 1),
    (profile << 6) | (rate << 2) | (channels >> 2),
    ((channels & 3) << 6) | (length >> 11),
    length >> 3,
    ((length & 7) << 5) | 0x1f,
    0xfc | blocks,
  ]
  for (const at of [100 + (length % 40), length - 40])
    if (length > 200) bytes.set([0xff, 0xf1, 0x50, 0x80, 0x10], at)
  bytes.set(header.slice(0, length))
  return { bytes, head: crc ? 9 : 7 }
}
const frames = (count: number, options: Options = {}) =>
  Array.from({ length: count }, (_, i) => frame(300 + ((i * 37) % 90), options))
const other = (bytes: Iterable<number>): Part => ({ bytes: Uint8Array.from(bytes), head: null })
const latin = (text: string) => other(Array.from(text, (sign) => sign.charCodeAt(0)))
const zeros = (length: number) => other(new Uint8Array(length))
const joined = (parts: readonly Part[]) => Uint8Array.from(parts.flatMap(({ bytes }) => [...bytes]))
const id3 = (length: number) => [
  latin('ID3\x04\0\0'),
  other([0, 0, length >> 7, length & 127]),
  other(joined(frames(20)).subarray(0, length)),
]

function scan(bytes: Uint8Array, ...cuts: readonly number[]): FrameTable | null {
  const scanner = createAdtsScanner()
  const borders = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  for (let i = 1; i < borders.length; i++) {
    const piece = bytes.slice(borders[i - 1], borders[i])
    scanner.push(piece)
    piece.fill(0xff)
  }
  return scanner.finish()
}

const placesOf = (table: FrameTable | null) =>
  table ? [...table.sizes].flatMap((_, number) => spansOf(table, number, number + 1)) : []

function expected(parts: readonly Part[]): { offset: number; length: number }[] {
  let end = 0
  return parts.flatMap(({ bytes, head }) => {
    end += bytes.length
    return head === null ? [] : [{ offset: end - bytes.length + head, length: bytes.length - head }]
  })
}

describe('the ADTS scanner', () => {
  it('gives the decoder the frames without their headers, each a run of its own', () => {
    const parts = frames(9)
    const table = scan(joined(parts))
    expect(table).toMatchObject({ codec: 'aac', rate: 44_100, channels: 2, samplesPerFrame: 1024, count: 9 })
    expect(table).toMatchObject({ skip: 0, padding: 0, mpeg1: false })
    expect(placesOf(table)).toEqual(expected(parts))
    expect([...table!.runFrames]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(durationSamples(table!)).toBe(9 * 1024)
  })

  // AudioSpecificConfig: five bits of object type, four of rate, four of channels, three zeros.
  it.each<[string, Options, object, number[]]>([
    ['LC, 44.1 kHz, stereo', {}, { rate: 44_100, channels: 2 }, [0b00010_010, 0b0_0010_000]],
    [
      'LC, 48 kHz, mono',
      { rate: 3, channels: 1 },
      { rate: 48_000, channels: 1 },
      [0b00010_001, 0b1_0001_000],
    ],
    ['Main, 96 kHz', { rate: 0, profile: 0 }, { rate: 96_000 }, [0b00001_000, 0b0_0010_000]],
    ['LTP, 7.35 kHz', { rate: 12, profile: 3 }, { rate: 7350 }, [0b00100_110, 0b0_0010_000]],
    ['5.1', { channels: 6 }, { channels: 6 }, [0b00010_010, 0b0_0110_000]],
    ['7.1', { channels: 7 }, { channels: 8 }, [0b00010_010, 0b0_0111_000]],
    ['MPEG-2', { mpeg2: true }, { rate: 44_100 }, [0b00010_010, 0b0_0010_000]],
    ['the core of HE-AAC', { rate: 7 }, { rate: 22_050, samplesPerFrame: 1024 }, [0b00010_011, 0b1_0010_000]],
  ])('describes %s', (_, options, facts, config) => {
    const table = scan(joined(frames(5, options)))
    expect(table).toMatchObject(facts)
    expect([...table!.config!]).toEqual(config)
  })

  it.each<[string, Part[]]>([
    ['CRCs', frames(5, { crc: true })],
    ['CRCs in part', [...frames(5, { crc: true }), ...frames(5)]],
    ['the longest frames', [frame(8191), frame(8190), frame(8191), frame(8191)]],
    ['the shortest frames', [frame(8), frame(9), frame(8), frame(8)]],
    ['an ID3v2 tag', [...id3(5000), ...frames(5)]],
    ['a tag between', [...frames(5), ...id3(2000), ...frames(5)]],
    ['an ID3v1 tag', [...frames(5), latin('TAG'), zeros(125)]],
    ['junk before, between and after', [zeros(50), ...frames(4), zeros(9), ...frames(4), zeros(5000)]],
    ['a cut last frame', [...frames(5), other(frame(300).bytes.subarray(0, 299))]],
    ['a cut header', [...frames(5), other(frame(300).bytes.subarray(0, 5))]],
    [
      'a frame that a second file cuts',
      [...frames(5), other(frame(300).bytes.subarray(0, 60)), ...frames(5)],
    ],
    ['a single frame', [...id3(300), frame(300)]],
    ['a run at another rate', [...frames(6), ...frames(5, { rate: 3 }).map(({ bytes }) => other(bytes))]],
    [
      'a run in mono',
      [...frames(6), ...frames(5, { channels: 1 }).map(({ bytes }) => other(bytes)), ...frames(4)],
    ],
  ])('finds all frames of a file with %s, and no others', (_, parts) => {
    const bytes = joined(parts)
    const table = scan(bytes)
    expect(placesOf(table)).toEqual(expected(parts))
    expect(scan(bytes, ...bytes.keys()), 'byte by byte').toEqual(table)
  })

  it.each<[string, Part[]]>([
    ['nothing', []],
    ['junk', [zeros(9000)]],
    ['two frames in junk', [zeros(9), ...frames(2), zeros(900)]],
    ['channels that only the frames describe', frames(5, { channels: 0 })],
    ['a rate that does not exist', frames(5, { rate: 13 })],
    ['frames without content', [frame(7), frame(7), frame(7), frame(7)]],
    ['several blocks in a frame', frames(5, { blocks: 1 })],
    ['several blocks in some frames', [...frames(5), frame(300, { blocks: 3 }), ...frames(5)]],
  ])('gives no table of %s', (_, parts) => {
    expect(scan(joined(parts))).toBeNull()
  })

  it('gives the same table however the bytes are cut', () => {
    const piece = fc.oneof(
      fc.integer({ min: 1, max: 6 }).map((count) => frames(count)),
      fc.integer({ min: 8, max: 8191 }).map((length) => [frame(length)]),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => [other(bytes)]),
      fc.nat(3000).map(id3),
      fc.nat(299).map((length) => [other(frame(300).bytes.subarray(0, length))]),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 40 }), (parts, cuts) => {
        const bytes = joined(parts.flat())
        expect(scan(bytes, ...cuts)).toEqual(scan(bytes))
      }),
    )
  })

  it('keeps every frame when junk is put between', () => {
    // So short that no header in a body, all of which say 128 bytes and a few, fits what follows.
    const junk = fc.uint8Array({ maxLength: 80, max: 0x40 }).map(other)
    const group = fc.integer({ min: 3, max: 8 }).map((count) => frames(count))
    fc.assert(
      fc.property(fc.array(fc.tuple(junk, group), { minLength: 1, maxLength: 8 }), (parts) => {
        const file = parts.flatMap(([before, each]) => [before, ...each])
        expect(placesOf(scan(joined(file)))).toEqual(expected(file))
      }),
    )
  })
})
