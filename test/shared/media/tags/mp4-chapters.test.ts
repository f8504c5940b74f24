import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMp4Tags } from '../../../../shared/media/tags/mp4-chapters.ts'
import {
  anyChapters,
  type Bytes,
  box,
  chapterMovie,
  chpl,
  letters,
  mvhd,
  number,
  reader,
  utf8Bytes,
  utf16Bytes,
  zeros,
} from './tag-builders.ts'

const read = (file: Bytes) => readMp4Tags(reader(file), file.length)
const movie = (...inside: Bytes[]) => [...box('ftyp', zeros(8)), ...box('moov', ...inside)]
const nero = (...titles: string[]) => chpl(titles.map((title, i) => ({ start: i * 1000, title })))
const track = (...texts: string[]) => ({
  samples: texts.map((text) => ({ text: utf8Bytes(text), duration: 1000 })),
})
const titles = async (file: Bytes) => (await read(file)).chapters.map(({ title }) => title)

describe("Nero's chapters", () => {
  it('come out as they were put in', async () => {
    await fc.assert(
      fc.asyncProperty(anyChapters, async (chapters) => {
        const found = await read(movie(box('udta', chpl(chapters))))
        expect(found.chapters).toEqual(chapters.map((chapter) => ({ ...chapter, end: null })))
      }),
    )
  })

  it('have a shorter head in version 0', async () => {
    const entries = [...number(15_000_000, 8), 2, ...letters('Hi'), ...number(30_006_000, 8), 0]
    expect((await read(movie(box('udta', box('chpl', zeros(4), [2], entries))))).chapters).toEqual([
      { start: 1500, end: null, title: 'Hi', hidden: false },
      { start: 3001, end: null, title: '', hidden: false },
    ])
  })

  it('may be cut inside of a letter, or claim to be more', async () => {
    const cut = utf8Bytes('Größe').slice(0, 3)
    const entries = [...number(0, 8), cut.length, ...cut]
    expect(await titles(movie(box('udta', box('chpl', [1, 0, 0, 0], zeros(4), [200], entries))))).toEqual([
      'Gr',
    ])
  })
})

describe('chapters of an MP4', () => {
  it('are those of which there are more, else those of the track', async () => {
    const both = (texts: string[], names: string[]) =>
      titles(chapterMovie(track(...texts), box('udta', nero(...names))))
    expect(await both(['q1', 'q2'], ['n1', 'n2'])).toEqual(['q1', 'q2'])
    expect(await both(['q1', 'q2', 'q3'], ['n1', 'n2'])).toEqual(['q1', 'q2', 'q3'])
    expect(await both(['q1', 'q2'], ['n1', 'n2', 'n3'])).toEqual(['n1', 'n2', 'n3'])
    // A gap is no chapter.
    expect(await both(['q1', '', 'q2'], ['n1', '', 'n2'])).toEqual(['q1', 'q2'])
    expect(await both([], ['', ''])).toEqual(['', ''])
  })

  it('have no end after that of the movie', async () => {
    const file = chapterMovie(track('One', 'Two'))
    const at = String.fromCharCode(...file).indexOf('mvhd') + 20
    const ends = async (length: number) =>
      (await read(file.toSpliced(at, 4, ...number(length, 4)))).chapters.map(({ end }) => end)
    expect(await ends(2000)).toEqual([1000, 2000])
    expect(await ends(1999)).toEqual([1000, null])
    expect(await ends(0)).toEqual([1000, 2000])
  })

  it('are none in other files', async () => {
    const nothing = { title: null, artist: null, album: null, chapters: [] }
    expect(await read([])).toEqual(nothing)
    expect(await read(movie())).toEqual(nothing)
    expect(await read(movie(mvhd(5), box('udta', box('meta', zeros(4)))))).toEqual(nothing)
  })
})

describe('texts of an MP4', () => {
  const item = (type: string, kind: number, text: Bytes) =>
    box(type, box('data', number(kind, 4), zeros(4), text))
  const list = box(
    'ilst',
    item('covr', 13, zeros(100)),
    item('©nam', 1, utf8Bytes('Größe')),
    item('©ART', 2, utf16Bytes('日本', 'big', false)),
    item('©alb', 1, []),
  )
  const handler = box('hdlr', zeros(25))

  it.each([
    ['MP4', box('udta', box('meta', zeros(4), handler, list))],
    ['QuickTime', box('udta', box('meta', handler, list))],
  ])('are in the list of %s', async (_kind, data) => {
    expect(await read(movie(data))).toEqual({ title: 'Größe', artist: '日本', album: null, chapters: [] })
  })

  it('are boxes of their own in old QuickTime', async () => {
    const old = (type: string, text: string) =>
      box(type, number(utf8Bytes(text).length, 2), zeros(2), utf8Bytes(text))
    const data = box('udta', old('©nam', 'Größe'), old('©alb', 'A'), zeros(4))
    expect(await read(movie(data))).toMatchObject({ title: 'Größe', artist: null, album: 'A' })
  })
})
