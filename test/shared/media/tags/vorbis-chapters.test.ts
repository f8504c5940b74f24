import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFlacTags, readOggTags } from '../../../../shared/media/tags/vorbis-chapters.ts'
import { printClock, VTT_FORM } from '../../../../shared/model/time.ts'
import { anyChapters, type Bytes, comments, letters, number, pages, reader, zeros } from './tag-builders.ts'

const NOTHING = { title: null, artist: null, album: null, chapters: [] }
const block = (kind: number, ...parts: Bytes[]) => [kind, ...number(parts.flat().length, 3), ...parts.flat()]
const flac = (...texts: string[]) => [
  ...letters('fLaC'),
  ...block(0, zeros(34)),
  ...block(0x84, comments(...texts)),
]
const readFlac = (file: Bytes) => readFlacTags(reader(file), 0)
const readOgg = (file: Bytes) => readOggTags(reader(file), file.length)
const opus = (packet: Bytes, segments?: number) => [
  ...pages(1, true, [...letters('OpusHead'), ...zeros(11)]),
  ...pages(1, false, [...letters('OpusTags'), ...packet], segments),
]
const titles = async (...texts: string[]) =>
  (await readFlac(flac(...texts))).chapters.map(({ start, title }) => [start, title])

describe('Vorbis comments', () => {
  it('come out as they were put in, of FLAC and of Ogg', async () => {
    await fc.assert(
      fc.asyncProperty(anyChapters, fc.integer({ min: 1, max: 255 }), async (list, segments) => {
        const texts = list.flatMap(({ start, title }, i) => {
          const name = `CHAPTER${String(i).padStart(3, '0')}`
          return [`${name}=${printClock(start, VTT_FORM)}`, `${name}NAME=${title}`]
        })
        const expected = { ...NOTHING, chapters: list.map((chapter) => ({ ...chapter, end: null })) }
        expect(await readFlac(flac(...texts))).toEqual(expected)
        expect(await readOgg(opus(comments(...texts), segments))).toEqual(expected)
      }),
    )
  })

  it('are named in any case, and the first of a name holds', async () => {
    const file = flac('title=Größe', 'TITLE=other', 'Artist= Jane ', 'ALBUM=', 'no name', '=', 'XTITLE=x')
    expect(await readFlac(file)).toEqual({ ...NOTHING, title: 'Größe', artist: 'Jane' })
  })

  it('have chapters by their numbers, with or without names', async () => {
    expect(await titles('CHAPTER010=00:00:20.000', 'CHAPTER002NAME=Two', 'chapter002=00:00:10.5')).toEqual([
      [10_500, 'Two'],
      [20_000, ''],
    ])
  })

  it('have no chapters without a time', async () => {
    expect(
      await titles('CHAPTER001=soon', 'CHAPTER001NAME=One', 'CHAPTER002NAME=Two', 'CHAPTER=00:00:01'),
    ).toEqual([])
  })

  it('may hold long pictures', async () => {
    const picture = `METADATA_BLOCK_PICTURE=${'A'.repeat(200_000)}`
    expect(await titles(picture, 'CHAPTER001=00:00:01.000', 'CHAPTER001NAME=One')).toEqual([[1000, 'One']])
    expect(await readOgg(opus(comments(picture, 'TITLE=T')))).toMatchObject({ title: 'T' })
  })

  it('may be cut off, or claim to be more', async () => {
    const file = flac('TITLE=T', 'ARTIST=Jane')
    expect(await readFlac(file.slice(0, -2))).toMatchObject({ title: 'T', artist: 'Ja' })
    const count = file.indexOf(2, 4 + 38 + 4)
    expect(await readFlac(file.with(count + 3, 0xff))).toMatchObject({ title: 'T', artist: 'Jane' })
  })
})

describe('FLAC', () => {
  it('has comments in one of its blocks', async () => {
    const file = [
      ...letters('fLaC'),
      ...block(0, zeros(34)),
      ...block(6, zeros(9000)),
      ...block(4, comments('TITLE=T')),
    ]
    expect(await readFlac(file)).toMatchObject({ title: 'T' })
    expect(
      await readFlac([...letters('fLaC'), ...block(0x80, zeros(34)), ...block(4, comments('TITLE=T'))]),
    ).toEqual(NOTHING)
    expect(await readFlac(letters('fLaC'))).toEqual(NOTHING)
  })
})

describe('Ogg', () => {
  const stream = (first: Bytes, second: Bytes) => [...pages(1, true, first), ...pages(1, false, second)]

  it.each([
    ['Opus', letters('OpusHead'), letters('OpusTags')],
    ['Vorbis', letters('\x01vorbis'), letters('\x03vorbis')],
    ['FLAC', letters('\x7fFLAC\x01\x00'), [0x84, 0, 0, 99]],
  ])('has comments of %s', async (_codec, first, mark) => {
    expect(await readOgg(stream(first, [...mark, ...comments('TITLE=T')]))).toMatchObject({ title: 'T' })
    expect(await readOgg(stream(first, [...letters('OTHERTYP'), ...comments('TITLE=T')]))).toEqual(NOTHING)
  })

  it('has none of a codec that we do not know', async () => {
    expect(await readOgg(stream(letters('Speex   '), comments('TITLE=T')))).toEqual(NOTHING)
  })
})
