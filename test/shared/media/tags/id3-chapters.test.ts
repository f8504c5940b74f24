import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedRead } from '../../../../shared/media/bounded-read.ts'
import { readId3 } from '../../../../shared/media/tags/id3-chapters.ts'
import {
  anyChapters,
  type Bytes,
  chap,
  ctoc,
  frame,
  id3,
  letters,
  number,
  reader,
  syncsafe,
  unsynchronised,
  utf8Bytes,
  utf16Bytes,
  zeros,
} from './tag-builders.ts'

const read = (file: Bytes) => readId3(reader(file))
const V3 = { version: 3 }
const V4 = { version: 4 }
const title = (options: { version: number }, text: string) => frame(options, 'TIT2', [0], letters(text))
const chapter = (id: string, start: number, text = id, end = start + 10) =>
  chap(V3, id, start, end, title(V3, text))
const titles = async (...frames: Bytes[]) =>
  (await read(id3(V3, ...frames))).tags.chapters.map((each) => each.title)

describe('ID3 texts', () => {
  it.each([
    ['Latin-1', [0, ...letters('Caf\xe9')], 'Café'],
    ['windows-1252 that says Latin-1', [0, 0x93, 65, 0x94], '“A”'],
    ['UTF-8 that says Latin-1', [0, ...utf8Bytes('Größe')], 'Größe'],
    ['UTF-16, last byte first', [1, ...utf16Bytes('日本 😀', 'little')], '日本 😀'],
    ['UTF-16, first byte first', [1, ...utf16Bytes('日本', 'big')], '日本'],
    ['UTF-16 without a mark', [2, ...utf16Bytes('日本', 'big', false)], '日本'],
    ['UTF-8', [3, ...utf8Bytes('日本')], '日本'],
    ['a zero at the end', [0, ...letters('One\0')], 'One'],
    ['several texts', [3, ...letters('One\0Two')], 'One'],
    ['line breaks', [3, ...letters('One\r\nTwo ')], 'One Two'],
    ['nothing', [0], null],
    ['no bytes', [], null],
  ])('are read in %s', async (_encoding, body, expected) => {
    expect((await read(id3(V4, frame(V4, 'TIT2', body)))).tags.title).toBe(expected)
  })

  it('are title, artist and album in every version', async () => {
    const expected = { title: 'T', artist: 'P', album: 'A', chapters: [] }
    for (const [version, ids] of [
      [2, ['TT2', 'TP1', 'TAL']],
      [3, ['TIT2', 'TPE1', 'TALB']],
      [4, ['TIT2', 'TPE1', 'TALB']],
    ] as const) {
      const frames = ids.map((id, i) => frame({ version }, id, [0], letters('TPA'.charAt(i))))
      expect((await read(id3({ version }, ...frames))).tags).toEqual(expected)
    }
  })

  it('may stand in several tags, of which the first counts', async () => {
    const file = [
      ...id3(V4, title(V4, 'New')),
      ...id3(V3, title(V3, 'Old'), frame(V3, 'TALB', [0, 65]), chapter('a', 0)),
      ...zeros(100),
    ]
    const { tags, end } = await read(file)
    expect(tags).toMatchObject({ title: 'New', album: 'A', chapters: [{ title: 'a' }] })
    expect(end).toBe(file.length - 100)
  })
})

describe('ID3 chapters', () => {
  it('come out as they were put in', async () => {
    const cases = fc.tuple(anyChapters, fc.constantFrom(3, 4), fc.boolean(), fc.boolean())
    await fc.assert(
      fc.asyncProperty(cases, async ([chapters, version, isUnsynchronised, hasContents]) => {
        const options = { version, flags: isUnsynchronised ? 0x80 : 0 }
        const whole = (bytes: Bytes) => (isUnsynchronised && version === 3 ? unsynchronised(bytes) : bytes)
        const body = (bytes: number[]) => {
          if (!isUnsynchronised || version === 3) return bytes
          return frame(options, String.fromCharCode(...bytes.slice(0, 4)), unsynchronised(bytes.slice(10)))
        }
        const frames = chapters.map(({ start, end, title }, i) =>
          body(chap(options, `ch${i}`, start, end, frame(options, 'TIT2', [1], utf16Bytes(title, 'little')))),
        )
        const contents = body(
          ctoc(
            options,
            'toc',
            3,
            chapters.map((_, i) => `ch${i}`),
          ),
        )
        const file = id3(options, whole([...(hasContents ? contents : []), ...frames.flat()]))
        expect((await read(file)).tags.chapters).toEqual(chapters)
      }),
    )
  })

  it('stand in the order of the table of contents', async () => {
    const chapters = [chapter('a', 0), chapter('b', 10), chapter('c', 20)]
    expect(await titles(...chapters, ctoc(V3, 'toc', 3, ['c', 'a', 'b']))).toEqual(['c', 'a', 'b'])
    expect(await titles(ctoc(V3, 'toc', 2, ['c', 'a', 'b']), ...chapters)).toEqual(['a', 'b', 'c'])
  })

  it('stand by time without one', async () => {
    expect(await titles(chapter('b', 10), chapter('a', 0), chapter('c', 10))).toEqual(['a', 'b', 'c'])
  })

  it('stand in the order of nested tables, below the one at the top', async () => {
    const chapters = ['a', 'b', 'c', 'd'].map((id, i) => chapter(id, i * 10))
    const second = ctoc(V3, 'second', 1, ['d', 'c'])
    const other = ctoc(V3, 'other', 1, ['d', 'c', 'b', 'a'])
    const top = ctoc(V3, 'top', 3, ['b', 'second', 'a'])
    expect(await titles(...chapters, other, second, top)).toEqual(['b', 'd', 'c', 'a'])
    expect(await titles(...chapters, second, ctoc(V3, 'root', 1, ['b', 'second', 'a']))).toEqual([
      'b',
      'd',
      'c',
      'a',
    ])
  })

  it('may be listed by tables that contain themselves, or the same twice', async () => {
    const chapters = [chapter('a', 0), chapter('b', 10)]
    expect(await titles(...chapters, ctoc(V3, 'toc', 3, ['toc', 'b', 'b', 'a', 'toc']))).toEqual(['b', 'a'])
    expect(await titles(...chapters, ctoc(V3, 'x', 1, ['y']), ctoc(V3, 'y', 1, ['x']))).toEqual(['a', 'b'])
  })

  it('are shown when no table lists them', async () => {
    const chapters = [chapter('a', 0), chapter('b', 10), chapter('c', 20)]
    expect(await titles(...chapters, ctoc(V3, 'toc', 3, ['a', 'c']))).toEqual(['a', 'b', 'c'])
    expect(await titles(...chapters, ctoc(V3, 'toc', 3, ['c', 'a']))).toEqual(['c', 'a', 'b'])
    expect(await titles(...chapters, ctoc(V3, 'toc', 3, ['gone']))).toEqual(['a', 'b', 'c'])
  })

  it('may all have the same identifier', async () => {
    const same = [chapter('x', 10, 'two'), chapter('x', 0, 'one')]
    expect(await titles(...same, ctoc(V3, 'toc', 3, ['x', 'x']))).toEqual(['two', 'one'])
  })

  it('have the title of their own frame, not subtitles, links or pictures', async () => {
    const inside = [
      frame(V3, 'TIT3', [0], letters('subtitle')),
      frame(V3, 'APIC', zeros(5000)),
      frame(V3, 'WXXX', [0, 0], letters('https://example.org/')),
    ]
    const file = id3(V3, chap(V3, 'a', 0, 10, ...inside, title(V3, 'A')), chap(V3, 'b', 10, 20, ...inside))
    expect((await read(file)).tags.chapters.map((each) => each.title)).toEqual(['A', ''])
    expect((await read(file)).tags.title).toBeNull()
  })

  it('have no end when it is 0, unknown, or after the end of the sound', async () => {
    const frames = [
      chapter('a', 0, 'a', 10),
      chapter('b', 10, 'b', 0),
      chapter('c', 20, 'c', 0xffff_ffff),
      chapter('d', 30, 'd', 99),
    ]
    const ends = async (...more: Bytes[]) =>
      (await read(id3(V3, ...more, ...frames))).tags.chapters.map(({ end }) => end)
    expect(await ends()).toEqual([10, null, null, 99])
    expect(await ends(frame(V3, 'TLEN', [0], letters('50')))).toEqual([10, null, null, null])
  })

  it('are left out when they have no start', async () => {
    expect(
      await titles(chapter('a', 0xffff_ffff), frame(V3, 'CHAP', letters('b\0'), [0, 0]), chapter('c', 0)),
    ).toEqual(['c'])
  })

  it('are found behind pictures, which are not read', async () => {
    const { tags, bytes } = await readBehindPicture(0)
    expect(tags).toMatchObject({ title: 'T', chapters: { length: 200 } })
    expect(bytes).toBeLessThan(100_000)
  })

  it('are found behind pictures in unsynchronised tags, which are read once', async () => {
    const { tags, bytes } = await readBehindPicture(0x80)
    expect(tags).toMatchObject({ title: 'T', chapters: { length: 200 } })
    expect(bytes).toBeLessThan(PICTURE + 500_000)
  })
})

const PICTURE = 20 << 20

/** Chapters behind a long picture, and how many bytes were read to find them. */
async function readBehindPicture(flags: number) {
  const list = Array.from({ length: 200 }, (_, i) => chapter(`c${i}`, i * 1000)).flat()
  const frames = [...frame(V3, 'TIT2', [0], letters('T')), ...letters('APIC'), ...number(PICTURE, 4), 0, 0]
  const size = frames.length + PICTURE + list.length
  const file = new Uint8Array(10 + size + 1000)
  file.set([...letters('ID3'), 3, 0, flags, ...syncsafe(size), ...frames])
  file.set(list, 10 + frames.length + PICTURE)
  let bytes = 0
  const counted = boundedRead((offset, length) => {
    const piece = file.subarray(offset, offset + length)
    bytes += piece.length
    return Promise.resolve(piece)
  }, file.length)
  return { tags: (await readId3(counted)).tags, bytes }
}
