import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationSamples, type FrameTable, spansOf } from '../../../../shared/media/exact/frame-table.ts'
import { createMp3Scanner } from '../../../../shared/media/exact/mp3-frames.ts'

/** Header and length of frames, worked out by hand. */
const STEREO = { header: [0xff, 0xfb, 0x90, 0x64], length: 417 }
const PADDED = { header: [0xff, 0xfb, 0x92, 0x64], length: 418 }
const WITH_CRC = { header: [0xff, 0xfa, 0x90, 0x64], length: 417 }
const MONO = { header: [0xff, 0xfb, 0x90, 0xc4], length: 417 }
const RATE_48 = { header: [0xff, 0xfb, 0x94, 0x64], length: 384 }
const LONGEST = { header: [0xff, 0xfb, 0xea, 0x64], length: 1441 }
const MPEG_2 = { header: [0xff, 0xf3, 0x80, 0xc4], length: 208 }
const MPEG_2_5 = { header: [0xff, 0xe3, 0x18, 0xc4], length: 72 }
const SHORTEST = { header: [0xff, 0xf3, 0x14, 0xc4], length: 24 }

type Kind = typeof STEREO
/** A piece of a file; `frame` = it is to be found. */
type Part = { readonly bytes: Uint8Array; readonly frame: boolean }

const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const other = (bytes: Iterable<number> | string): Part => ({
  bytes: typeof bytes === 'string' ? latin(bytes) : Uint8Array.from(bytes),
  frame: false,
})
const zeros = (length: number) => other(new Uint8Array(length))
const joined = (parts: readonly Part[]) => Uint8Array.from(parts.flatMap(({ bytes }) => [...bytes]))

/** A body that looks like chance, with headers in it (after the first 100 bytes) that begin nothing. */
function body(length: number, seed: number): Uint8Array {
  let state = seed * 7919 + 17
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 16
  const bytes = Uint8Array.from({ length }, next)
  for (let i = 0; i < 2 && length > 200; i++) bytes.set(STEREO.header, 100 + (next() % (length - 104)))
  return bytes
}

function frames(count: number, ...kinds: readonly Kind[]): Part[] {
  return Array.from({ length: count }, (_, i) => {
    const { header, length } = kinds[i % kinds.length] ?? STEREO
    const bytes = Uint8Array.from([...header, ...body(length - 4, count * 1000 + length + i)])
    return { bytes, frame: true }
  })
}
/** The first bytes of a frame. */
const part = (length: number) => other(frames(1).flatMap(({ bytes }) => [...bytes.subarray(0, length)]))

const id3 = (length: number, version = 3, flags = 0) =>
  other([
    ...latin('ID3'),
    ...[version, 0, flags, length >> 21, (length >> 14) & 127, (length >> 7) & 127, length & 127],
    // Frames stand in the tag, as in the picture of a cover.
    ...joined(frames(Math.ceil(length / 417) + 1)).subarray(0, length),
    ...((flags & 0x10) === 0 ? [] : [...latin('3DI'), 4, 0, 0x10, 0, 0, 0, 0]),
  ])
const id3v1 = () => other([...latin('TAG'), ...joined(frames(6, SHORTEST)).subarray(0, 125)])
const apeHead = (length: number, header: boolean) => [
  ...latin('APETAGEX'),
  ...[0xd0, 0x07, 0, 0, length & 255, (length >> 8) & 255, 0, 0, 1, 0, 0, 0, 0, 0, 0, header ? 0xa0 : 0x80],
  ...new Uint8Array(8),
]
const ape = (length: number) =>
  other([
    ...apeHead(length + 32, true),
    ...joined(frames(Math.ceil(length / 417) + 1)).subarray(0, length),
    ...apeHead(length + 32, false),
  ])

type Edges = { encoder?: string; delay?: number; padding?: number; frames?: number }
type Info = Edges & { kind?: Kind; at?: number; mark?: string }
/** A frame that holds a Xing part with all its fields and a LAME part. */
function info(options: Info = {}): Part {
  const { kind = STEREO, at = 36, mark = 'Info', encoder = 'LAME3.100' } = options
  const { delay = 576, padding = 1000, frames: count = 0 } = options
  const bytes = new Uint8Array(kind.length)
  bytes.set(kind.header)
  bytes.set([...latin(mark), 0, 0, 0, 15, count >> 24, count >> 16, count >> 8, count], at)
  bytes.set(latin(encoder), at + 120)
  bytes.set([delay >> 4, ((delay & 15) << 4) | (padding >> 8), padding], at + 141)
  return other(bytes)
}

/** The table of a file that comes in pieces, whose memory is overwritten as soon as they are taken. */
function scan(bytes: Uint8Array, ...cuts: readonly number[]): FrameTable | null {
  const scanner = createMp3Scanner()
  const borders = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  for (let i = 1; i < borders.length; i++) {
    const piece = bytes.slice(borders[i - 1], borders[i])
    scanner.push(piece)
    piece.fill(0xff)
  }
  return scanner.finish()
}

function placesOf(table: FrameTable | null): { offset: number; length: number }[] {
  return table ? [...table.sizes].flatMap((_, frame) => spansOf(table, frame, frame + 1)) : []
}

/** Where the frames of a file stand. */
function expected(parts: readonly Part[]): { offset: number; length: number }[] {
  let offset = 0
  return parts.flatMap(({ bytes, frame }) => {
    offset += bytes.length
    return frame ? [{ offset: offset - bytes.length, length: bytes.length }] : []
  })
}

describe('the MP3 scanner', () => {
  it.each([
    ['MPEG-1, stereo', STEREO, { rate: 44_100, channels: 2, samplesPerFrame: 1152, mpeg1: true }],
    ['MPEG-1, mono', MONO, { rate: 44_100, channels: 1, samplesPerFrame: 1152, mpeg1: true }],
    ['MPEG-1, the longest', LONGEST, { rate: 32_000, channels: 2, samplesPerFrame: 1152, mpeg1: true }],
    ['MPEG-1, with CRC', WITH_CRC, { rate: 44_100, channels: 2, samplesPerFrame: 1152, mpeg1: true }],
    ['MPEG-2', MPEG_2, { rate: 22_050, channels: 1, samplesPerFrame: 576, mpeg1: false }],
    ['MPEG-2, the shortest', SHORTEST, { rate: 24_000, channels: 1, samplesPerFrame: 576, mpeg1: false }],
    ['MPEG-2.5', MPEG_2_5, { rate: 8000, channels: 1, samplesPerFrame: 576, mpeg1: false }],
  ])('reads %s', (_, kind, facts) => {
    const parts = frames(9, kind)
    const table = scan(joined(parts))
    expect(table).toMatchObject({ codec: 'mp3', count: 9, skip: 0, padding: 0, config: null, ...facts })
    expect(placesOf(table)).toEqual(expected(parts))
    expect([...table!.runOffsets]).toEqual([0])
  })

  it('reads padded frames, changing bit rates and CRCs', () => {
    const parts = frames(20, STEREO, PADDED, { header: [0xff, 0xfb, 0xb0, 0x04], length: 626 }, WITH_CRC)
    expect(placesOf(scan(joined(parts)))).toEqual(expected(parts))
  })

  it.each<[string, Part[]]>([
    ['a large ID3v2 tag', [id3(50_000), ...frames(5)]],
    ['an ID3v2 tag with a footer', [id3(700, 4, 0x10), ...frames(5)]],
    ['an ID3v2 tag with an extended header', [id3(700, 3, 0x40), ...frames(5)]],
    ['several ID3v2 tags', [id3(900), id3(5), id3(0), ...frames(5)]],
    ['padding after an ID3v2 tag', [id3(900), zeros(3000), ...frames(5)]],
    ['an APE tag at the start', [ape(900), ...frames(5)]],
    ['an APE tag and an ID3v1 tag at the end', [...frames(5), ape(900), id3v1()]],
    ['an APE tag without a header', [...frames(5), zeros(90), other(apeHead(122, false))]],
    ['an ID3v1 tag at the end', [...frames(5), id3v1()]],
    ['Lyrics3 at the end', [...frames(5), other('LYRICSBEGINLYR00005hello000021LYRICS200'), id3v1()]],
    ['an appended ID3v2 tag', [...frames(5), id3(900, 4, 0x10)]],
    ['junk before', [other('junk \xff\xfb\x90 junk'), ...frames(5)]],
    ['junk between', [...frames(5), zeros(70), ...frames(5)]],
    ['junk after', [...frames(5), zeros(5000)]],
    ['a few bytes after', [...frames(5), other('\xff\xfb')]],
    ['two files joined at an ID3v1 and an ID3v2 tag', [...frames(5), id3v1(), id3(3000), ...frames(5)]],
    ['a cut last frame', [...frames(5), part(416)]],
    ['a cut header', [...frames(5), part(3)]],
    ['a frame that a second file cuts', [...frames(5), part(99), ...frames(5)]],
    ['a frame that a tag cuts', [...frames(5), part(99), id3(2000), ...frames(5)]],
    ['a single frame', frames(1)],
    ['a single frame between tags', [id3(900), ...frames(1), id3v1()]],
    ['two frames', [id3(900), ...frames(2)]],
    ['one frame left after junk at the end', [...frames(5), zeros(50), ...frames(1)]],
    ['a VBRI frame', [info({ mark: 'VBRI' }), ...frames(5)]],
    ['a Xing frame in the middle', [...frames(5), info({ mark: 'Xing' }), ...frames(5)]],
    ['an Info frame behind a tag in the middle', [...frames(5), id3(800), info(), ...frames(5)]],
    [
      'a run at another rate',
      [...frames(6), ...frames(5, RATE_48), ...frames(1, STEREO), ...frames(2)].map((part) =>
        part.bytes[2] === 0x94 ? other(part.bytes) : part,
      ),
    ],
  ])('finds all frames of a file with %s, and no others', (_, parts) => {
    const bytes = joined(parts)
    const table = scan(bytes)
    expect(placesOf(table)).toEqual(expected(parts))
    expect(scan(bytes, ...bytes.keys()), 'byte by byte').toEqual(table)
  })

  it('begins a run wherever a frame does not follow the one before', () => {
    const table = scan(joined([...frames(4), zeros(10), ...frames(4), info(), ...frames(4)]))
    expect([...table!.runFrames]).toEqual([0, 4, 8])
    expect([...table!.runOffsets]).toEqual([0, 4 * 417 + 10, 9 * 417 + 10])
  })

  it('takes the longest when rates or channels change: one description cannot hold both', () => {
    expect(scan(joined([...frames(5), ...frames(9, RATE_48)]))).toMatchObject({ rate: 48_000, count: 9 })
    expect(scan(joined([...frames(9), ...frames(5, RATE_48)]))).toMatchObject({ rate: 44_100, count: 9 })
    expect(scan(joined([...frames(5, MONO), ...frames(5)]))).toMatchObject({ channels: 1, count: 5 })
    const returned = scan(joined([...frames(5), ...frames(5, MONO), ...frames(5)]))
    expect(returned).toMatchObject({ channels: 2, count: 10 })
    expect([...returned!.runFrames]).toEqual([0, 5])
  })

  it.each<[string, Part[]]>([
    ['nothing', []],
    ['zeros', [zeros(10_000)]],
    ['a header and no frame', [other('\xff\xfb\x90\x64')]],
    ['a frame in junk', [zeros(9), ...frames(1), zeros(900)]],
    ['two frames in junk', [zeros(9), ...frames(2), zeros(900)]],
    ['a tag that says it is longer than the file', [other('ID3\x03\0\0\x7f\x7f\x7f\x7f'), ...frames(9)]],
    ['free format', frames(9, { header: [0xff, 0xfb, 0x00, 0x64], length: 417 })],
    ['layer II', frames(9, { header: [0xff, 0xfd, 0x80, 0x04], length: 417 })],
    ['an Info frame alone', [info()]],
  ])('finds nothing in %s', (_, parts) => {
    const bytes = joined(parts)
    expect(scan(bytes)).toBeNull()
    expect(scan(bytes, ...bytes.keys())).toBeNull()
  })
})

describe('delay and padding of the encoder', () => {
  const edges = (...parts: Part[]) => {
    const table = scan(joined(parts))
    return table && [table.count, table.skip, table.padding]
  }

  it.each<[string, Info, Kind]>([
    ['stereo', {}, STEREO],
    ['Xing', { mark: 'Xing' }, STEREO],
    ['mono', { kind: MONO, at: 21 }, MONO],
    ['MPEG-2 mono', { kind: MPEG_2, at: 13 }, MPEG_2],
    ['CRC, not moved', { kind: WITH_CRC }, WITH_CRC],
    ['CRC, moved', { kind: WITH_CRC, at: 38 }, WITH_CRC],
    ['ffmpeg', { encoder: 'Lavf' }, STEREO],
    ['libavcodec', { encoder: 'Lavc58.13' }, STEREO],
  ])('are read: %s', (_, options, kind) => {
    expect(edges(info({ ...options, frames: 5 }), ...frames(5, kind))).toEqual([5, 576 + 529, 1000 - 529])
  })

  it('hold the sound exactly', () => {
    const table = scan(joined([info({ frames: 5 }), ...frames(5)]))!
    const sound = 5 * 1152 - 576 - 1000
    expect([durationSamples(table), table.promised]).toEqual([sound, sound])
  })

  it('are not believed of an encoder that is not known', () => {
    const found = ['\0\0\0\0', 'L3.99r'].flatMap((encoder) => edges(info({ encoder }), frames(5)[0]!))
    expect(found).toEqual([1, 0, 0, 1, 0, 0])
  })

  it('are nothing without a LAME part, or where it does not fit into the frame', () => {
    expect(edges(...frames(5))).toEqual([5, 0, 0])
    const short = info({ kind: MPEG_2, at: 13 }).bytes.subarray(0, 72)
    short.set(MPEG_2_5.header)
    expect(edges(other(short), ...frames(5, MPEG_2_5))).toEqual([5, 0, 0])
  })
  it('a padding smaller than the delay of the decoder is none', () => {
    expect(edges(info({ padding: 500, frames: 5 }), ...frames(5))).toEqual([5, 1105, 0])
  })

  it('a file that is cut off or goes on has no padding at its end', () => {
    expect(edges(info({ frames: 50 }), ...frames(5))).toEqual([5, 1105, 0])
    expect(edges(info({ frames: 5 }), ...frames(10))).toEqual([10, 1105, 0])
  })

  it('of joined files: the delay of the first, the padding of the last', () => {
    const first = info({ frames: 5, delay: 1000, padding: 800 })
    expect(edges(first, ...frames(5), info({ frames: 4 }), ...frames(4))).toEqual([9, 1529, 471])
    expect(edges(...frames(5), info({ frames: 4 }), ...frames(4))).toEqual([9, 0, 471])
  })
})

describe('the MP3 scanner, whatever comes', () => {
  // Shorter than where a header can stand in a body: else one of them could fit what follows.
  const junk = fc.uint8Array({ maxLength: 99, max: 0x40 }).map(other)
  const kind = fc.constantFrom(STEREO, PADDED, WITH_CRC)
  const group = fc.tuple(fc.integer({ min: 3, max: 8 }), kind).map(([count, each]) => frames(count, each))

  it('gives the same table however the bytes are cut', () => {
    const piece = fc.oneof(
      group,
      junk.map((each) => [each]),
      fc.nat(3000).map((length) => [id3(length)]),
      fc.nat(500).map((length) => [ape(length)]),
      fc.constantFrom([id3v1()], [info({ frames: 5 })], frames(4, RATE_48), frames(4, MONO)),
      fc.nat(416).map((length) => [part(length)]),
    )
    const file = fc.array(piece, { maxLength: 8 }).map((parts) => joined(parts.flat()))
    fc.assert(
      fc.property(file, fc.array(fc.nat(), { maxLength: 40 }), (bytes, cuts) => {
        expect(scan(bytes, ...cuts)).toEqual(scan(bytes))
      }),
    )
  })

  it('keeps every frame when junk is put between, and only adds runs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(junk, group), { minLength: 1, maxLength: 8 }), junk, (parts, end) => {
        const file = [...parts.flatMap(([before, group]) => [before, ...group]), end]
        const table = scan(joined(file))
        expect(placesOf(table)).toEqual(expected(file))
        const clean = scan(joined(file.filter(({ frame }) => frame)))
        expect(table!.sizes).toEqual(clean!.sizes)
        expect(table!.runOffsets.length).toBe(
          1 + parts.filter(([before], i) => i > 0 && before.bytes.length > 0).length,
        )
      }),
    )
  })
})
