import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { id3Frames, id3TagAt, resynchronised } from '../../../../shared/media/tags/id3-frames.ts'
import {
  type Bytes,
  frame,
  id3,
  letters,
  number,
  reader,
  syncsafe,
  unsynchronised,
  zeros,
} from './tag-builders.ts'

/** Identifiers and contents of the frames that are asked for. */
async function framesOf(file: Bytes, wanted = /./): Promise<[id: string, content: number[]][]> {
  const tag = await id3TagAt(reader(file), 0)
  const found: [string, number[]][] = []
  if (!tag) return found
  for await (const { id, layout, from, to } of id3Frames(tag.layout, tag.from, tag.to, wanted)) {
    found.push([id, [...(await layout.read(from, to - from))]])
  }
  return found
}
const V2 = { version: 2 }
const V3 = { version: 3 }
const V4 = { version: 4 }
const long = zeros(300).fill(7)

describe('an ID3 tag', () => {
  it.each([V2, V3, V4])('of version 2.$version has frames up to its padding', async (version) => {
    const ids = version === V2 ? ['TT2', 'PIC', 'TP1'] : ['TIT2', 'APIC', 'TPE1']
    const file = id3(
      version,
      frame(version, ids[0]!, [0, 65]),
      frame(version, ids[1]!, long),
      frame(version, ids[2]!, [1]),
      zeros(30),
    )
    expect(await framesOf(file)).toEqual([
      [ids[0], [0, 65]],
      [ids[1], long],
      [ids[2], [1]],
    ])
    expect(await framesOf(file, /^T/)).toHaveLength(2)
    expect(await id3TagAt(reader(file), 0)).toMatchObject({ end: file.length })
  })

  it.each([V3, V4])('of version 2.$version may have sizes of the other version', async ({ version }) => {
    const wrong = { version, wrongSizes: true }
    const frames = [frame(wrong, 'APIC', long), frame(wrong, 'TIT2', [0, 66]), frame(wrong, 'TALB', long)]
    expect((await framesOf(id3(wrong, ...frames))).map(([id]) => id)).toEqual(['APIC', 'TIT2', 'TALB'])
    expect((await framesOf(id3(wrong, ...frames, zeros(20)))).map(([, { length }]) => length)).toEqual([
      300, 2, 300,
    ])
  })

  it('may have an extended header, or only say so', async () => {
    const title = frame(V3, 'TIT2', [0, 65])
    const extended3 = [...number(6, 4), ...zeros(6)]
    const extended4 = [...syncsafe(6), 1, 0]
    for (const file of [
      id3({ version: 3, flags: 0x40 }, extended3, title),
      id3({ version: 4, flags: 0x40 }, extended4, title),
      id3({ version: 3, flags: 0x40 }, title),
    ]) {
      expect(await framesOf(file)).toEqual([['TIT2', [0, 65]]])
    }
  })

  it('of version 2.4 may have a footer behind it', async () => {
    const file = id3({ version: 4, flags: 0x10 }, frame(V4, 'TIT2', [3]))
    expect(await id3TagAt(reader(file), 0)).toMatchObject({ end: file.length + 10 })
  })

  it('before version 2.4 is unsynchronised as a whole', async () => {
    const picture = [0xff, 0, 0xff, 0xe0, 0xff, 0xff, 0]
    const frames = [...frame(V3, 'APIC', picture), ...frame(V3, 'TIT2', [1, 0xff, 0xfe, 65, 0])]
    const file = id3({ version: 3, flags: 0x80 }, unsynchronised(frames))
    expect(file.length).toBeGreaterThan(frames.length + 10)
    expect(await framesOf(file)).toEqual([
      ['APIC', picture],
      ['TIT2', [1, 0xff, 0xfe, 65, 0]],
    ])
  })

  it('of version 2.4 is unsynchronised frame by frame', async () => {
    const text = [1, 0xff, 0xfe, 65, 0]
    const flagged = (flags: number, ...parts: Bytes[]) => {
      const bytes = frame(V4, 'TIT2', ...parts)
      return bytes.with(9, flags)
    }
    const frames = [
      flagged(2, unsynchronised(text)),
      flagged(0, text),
      flagged(3, syncsafe(5), unsynchronised(text)),
    ]
    expect(await framesOf(id3(V4, ...frames))).toEqual([1, 2, 3].map(() => ['TIT2', text]))
    const all = id3({ version: 4, flags: 0x80 }, flagged(0, unsynchronised(text)), flagged(0, [3, 65]))
    expect(await framesOf(all)).toEqual([
      ['TIT2', text],
      ['TIT2', [3, 65]],
    ])
  })

  it('has frames with flags: grouped ones are read, compressed and encrypted ones are not', async () => {
    const flagged = (options: { version: number }, flags: number) =>
      frame(options, 'TIT2', [9, 0, 65]).with(9, flags)
    const read = async (options: { version: number }, ...flags: number[]) =>
      (await framesOf(id3(options, ...flags.map((each) => flagged(options, each))))).map(
        ([, content]) => content,
      )
    expect(await read(V3, 0x80, 0x40, 0x20)).toEqual([[0, 65]])
    expect(await read(V4, 0x08, 0x04, 0x40)).toEqual([[0, 65]])
    expect(await read(V4, 0x41)).toEqual([])
  })

  it.each([
    ['nothing', []],
    ['a version to come', [...letters('ID3'), 5, 0, 0, ...syncsafe(20), ...frame(V4, 'TIT2', [3, 65])]],
    ['a header cut off', [...letters('ID3'), 4, 0]],
    ['a compressed tag of version 2.2', id3({ version: 2, flags: 0x40 }, frame(V2, 'TT2', [0, 65]))],
    ['no identifier', id3(V3, frame(V3, 'ti#2', [0, 65]))],
  ])('has no frames in %s', async (_what, file) => {
    expect(await framesOf(file)).toEqual([])
  })
})

describe('a stretch that was unsynchronised', () => {
  it('reads as it was, wherever one looks', async () => {
    const some = fc.array(fc.constantFrom(0, 1, 0xe0, 0xfe, 0xff), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.array(fc.tuple(fc.nat(45), fc.nat(45)), { maxLength: 6 }),
        async (bytes, looks) => {
          const file = [9, 9, ...unsynchronised(bytes), 9, 9]
          const read = resynchronised(reader(file), 2, file.length - 2)
          for (const [at, length] of looks) {
            expect([...(await read(at, length))]).toEqual(bytes.slice(at, at + length))
          }
        },
      ),
    )
  })

  it('is read in blocks, without keeping what was passed', async () => {
    const lengths: number[] = []
    const read = resynchronised(
      (_at, length) => {
        lengths.push(length)
        return Promise.resolve(new Uint8Array(length))
      },
      0,
      10 << 20,
    )
    expect(await read((10 << 20) - 5, 100)).toHaveLength(5)
    expect(new Set(lengths)).toEqual(new Set([64 << 10]))
  })
})
