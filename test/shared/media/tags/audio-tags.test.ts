import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_PIECE } from '../../../../shared/media/bounded-read.ts'
import { readAudioTags } from '../../../../shared/media/tags/audio-tags.ts'
import {
  type Bytes,
  box,
  chap,
  chapterMovie,
  chpl,
  comments,
  ctoc,
  ebml,
  ebmlId,
  frame,
  id3,
  letters,
  number,
  openEbml,
  pages,
  reader,
  syncsafe,
  unsynchronised,
  utf8Bytes,
  utf16Bytes,
  zeros,
} from './tag-builders.ts'

const read = (file: Bytes) => readAudioTags(reader(file), file.length)
const V4 = { version: 4 }
const tag = id3(
  V4,
  frame(V4, 'TIT2', [3], letters('T')),
  ctoc(V4, 'toc', 3, ['a']),
  chap(V4, 'a', 0, 1000, frame(V4, 'TIT2', [3], letters('One'))),
)
const WHOLE = { version: 3, flags: 0x80 }
const texts = comments('TITLE=T', 'CHAPTER001=00:00:00.000', 'CHAPTER001NAME=One')
const flac = [...letters('fLaC'), 0x84, ...number(texts.length, 3), ...texts]
const title = box(
  'udta',
  box('©nam', number(1, 2), zeros(2), letters('T')),
  chpl([{ start: 0, title: 'Nero' }]),
)
const edits = box('edts', box('elst', zeros(4), number(1, 4), number(1000, 4), zeros(8)))
const atom = ebml(0xb6, ebml(0x91, [0]), ebml(0x80, ebml(0x85, letters('One'))))
const matroska = [
  ...ebml(0x1a45dfa3),
  ...openEbml(
    0x18538067,
    ebml(0x114d9b74, ebml(0x4dbb, ebml(0x53ab, ebmlId(0x1043a770)), ebml(0x53ac, number(300, 2)))),
    ebml(0x1549a966, ebml(0x7ba9, letters('T'))),
    openEbml(0x1f43b675, ebml(0xe7, [0])),
    ebml(0x1043a770, ebml(0x45b9, ebml(0x45db, [1]), atom)),
  ),
]
/** A file of each kind, with a title `T` and a chapter `One`. */
const FILES: Readonly<Record<string, Bytes>> = {
  'MP3 or AAC': [...tag, 0xff, 0xf1, 0, 0],
  'MP3 with an unsynchronised tag': id3(
    WHOLE,
    unsynchronised([
      ...frame(WHOLE, 'APIC', [0xff, 0, 0xff, 0xff, 0xe0]),
      ...frame(WHOLE, 'TIT2', [1], utf16Bytes('T', 'little')),
      ...chap(WHOLE, 'a', 0, 0xff00, frame(WHOLE, 'TIT2', [1], utf16Bytes('One', 'little'))),
    ]),
  ),
  MP4: chapterMovie({ samples: [{ text: utf8Bytes('One'), duration: 1000 }], edits }, title),
  Matroska: matroska,
  FLAC: flac,
  'FLAC with ID3': [...id3(V4, frame(V4, 'TALB', [3], letters('A'))), ...flac],
  Ogg: [...pages(1, true, letters('OpusHead')), ...pages(1, false, [...letters('OpusTags'), ...texts], 1)],
}

/** What holds for every answer, whatever the bytes were. */
async function survives(file: Bytes): Promise<void> {
  const { chapters, ...rest } = await read(file)
  for (const text of Object.values(rest)) expect(text).not.toBe('')
  for (const { start, end } of chapters) {
    expect(Number.isSafeInteger(start) && start >= 0).toBe(true)
    expect(end === null || (Number.isSafeInteger(end) && end > start)).toBe(true)
  }
}

describe('what a sound file says about itself', () => {
  it.each(Object.keys(FILES))('is read from %s', async (name) => {
    const found = await read(FILES[name]!)
    expect(found).toMatchObject({ title: 'T', chapters: [{ start: 0, title: 'One', hidden: false }] })
    expect(found.album).toBe(name === 'FLAC with ID3' ? 'A' : null)
  })

  it('is read from QuickTime without a first box that says so', async () => {
    expect(await read(FILES['MP4']!.with(5, 0x78))).toMatchObject({ title: null })
    expect(await read(box('moov', title))).toMatchObject({ title: 'T', chapters: [{ title: 'Nero' }] })
  })

  it('is nothing in other files', async () => {
    const nothing = { title: null, artist: null, album: null, chapters: [] }
    for (const file of [[], [0xff, 0xfb, 0x90, 0x64], letters('RIFF\0\0\0\0WAVEfmt '), letters('ID')]) {
      expect(await read(file)).toEqual(nothing)
    }
  })

  it.each(Object.entries(FILES))('never fails on %s, cut at any place', async (_name, file) => {
    for (let end = 0; end < file.length; end++) await survives(file.slice(0, end))
  })

  it.each(Object.entries(FILES))('never fails on %s with other bytes in it', async (_name, file) => {
    const noise = fc.uint8Array({ minLength: 1, maxLength: 9 })
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), noise, (at, bytes) =>
        survives(file.toSpliced(at, bytes.length, ...bytes)),
      ),
      { numRuns: 300 },
    )
  })

  it('never fails on any bytes', async () => {
    const marks = [
      '',
      'ID3\x04\0\0',
      'ID3\x03\0\x80\x7f',
      'ID3\x02\0\0',
      'fLaC',
      'OggS\0\x02',
      '\x1aE\xdf\xa3\x80',
      '\0\0\0\x08ftyp',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 300 }), (mark, bytes) =>
        survives([...letters(mark), ...bytes]),
      ),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['an ID3 tag', [...letters('ID3'), 3, 0, 0, ...syncsafe(2 ** 28 - 1)], chap({ version: 3 }, 'a', 0, 5)],
    [
      'a tag that is unsynchronised',
      [...letters('ID3'), 3, 0, 0x80, ...syncsafe(2 ** 28 - 1)],
      chap({ version: 3 }, 'a', 0, 5),
    ],
    ['tags', [], id3(V4)],
    ['boxes', [], box('free')],
    ['movies', [], box('moov', box('trak', box('mdia')))],
    ['elements', [...ebml(0x1a45dfa3), ...openEbml(0x18538067)], ebml(0xec)],
    ['sound of unknown length', [...ebml(0x1a45dfa3), ...openEbml(0x18538067)], openEbml(0x1f43b675)],
    [
      'chapters',
      [...ebml(0x1a45dfa3), ...openEbml(0x18538067), ...openEbml(0x1043a770), ...openEbml(0x45b9)],
      atom,
    ],
    ['pages', pages(1, true, letters('OpusHead')), pages(1, false, zeros(255 * 9)).with(26, 9)],
    ['blocks', letters('fLaC'), [1, 0, 0, 0]],
    [
      'comments',
      [...letters('fLaC'), 4, 255, 255, 255, ...zeros(4), ...zeros(4).fill(255)],
      [1, 0, 0, 0, 61],
    ],
  ])(
    'comes to an end in endless %s',
    async (_what, start, pattern) => {
      const [reads, longest] = [[] as number[], { length: 0 }]
      const block = new Uint8Array(LONGEST_PIECE + pattern.length)
      for (let i = 0; i < block.length; i++) block[i] = pattern[i % pattern.length]!
      const endless = (offset: number, length: number) => {
        reads.push(offset)
        longest.length = Math.max(longest.length, length)
        const from = (offset - start.length) % pattern.length
        const bytes =
          offset >= start.length
            ? block.slice(from, from + length)
            : Uint8Array.from([...start, ...block.subarray(0, length)]).slice(offset, offset + length)
        return Promise.resolve(bytes)
      }
      await readAudioTags(endless, 2 ** 50)
      expect(reads.length).toBeLessThanOrEqual(6001)
      expect(longest.length).toBeLessThanOrEqual(LONGEST_PIECE)
    },
    20_000,
  )

  it('lets a failure of the disk through', async () => {
    await expect(readAudioTags(() => Promise.reject(new Error('gone')), 10)).rejects.toThrow('gone')
  })
})

/** A folder of real files by others, which are not part of this repository. */
const corpus = process.env.EARMARK_CORPUS ?? ''

describe.runIf(existsSync(corpus))('real sound files', () => {
  const open = (name: string) => {
    const bytes = new Uint8Array(readFileSync(path.join(corpus, name)))
    return readAudioTags(
      (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
      bytes.length,
    )
  }

  it.each([
    [
      'mkv.mkv',
      [
        [0, 2000, 'Intro'],
        [2000, 4000, 'Middle & End'],
        [4000, 6000, 'Outro'],
      ],
    ],
    [
      'qt_track.mp4',
      [
        [0, 2000, 'Intro'],
        [2000, 4000, 'Middle & End'],
        [4000, 6000, 'Outro'],
      ],
    ],
    [
      'vorbis_comments.flac',
      [
        [0, null, 'Intro'],
        [5000, null, 'Sweep'],
        [12_000, null, 'Tone'],
      ],
    ],
    [
      'vorbis_comments.ogg',
      [
        [0, null, 'Chapter 01'],
        [10_000, null, 'Chapter 02'],
        [20_000, null, 'Chapter 03'],
      ],
    ],
  ])('have chapters: %s', async (name, expected) => {
    const { chapters } = await open(`chapters/embedded_${name}`)
    expect(chapters.map(({ start, end, title }) => [start, end, title])).toEqual(expected)
  })

  it('are read without a failure', async () => {
    const names = readdirSync(path.join(corpus, 'audio'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.\w+$/.test(name),
    )
    expect(names.length).toBeGreaterThan(40)
    for (const name of names) expect((await open(`audio/${name}`)).chapters, name).toEqual([])
  })
})
