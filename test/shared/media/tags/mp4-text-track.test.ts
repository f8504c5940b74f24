import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { child } from '../../../../shared/media/mp4-boxes.ts'
import { readChapterTrack } from '../../../../shared/media/tags/mp4-text-track.ts'
import {
  anyChapters,
  type Bytes,
  box,
  chapterMovie,
  number,
  reader,
  type TextTrack,
  table,
  utf8Bytes,
  utf16Bytes,
} from './tag-builders.ts'

async function read(file: Bytes) {
  const moov = await child(reader(file), 0, file.length, 'moov')
  return moov ? await readChapterTrack(reader(file), moov) : null
}
const sample = (text: string, duration = 1000) => ({ text: utf8Bytes(text), duration })
const chapters = async (track: TextTrack) =>
  (await read(chapterMovie(track)))?.map(({ start, end, title }) => [start, end, title])

describe('a chapter track', () => {
  it('comes out as it was put in', async () => {
    const layout = fc.record({
      perChunk: fc.integer({ min: 1, max: 4 }),
      isLong: fc.boolean(),
      isWide: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(anyChapters, layout, async (chapters, { isWide, ...rest }) => {
        const samples = chapters.map(({ start, end, title }) => ({
          text: isWide ? utf16Bytes(title, 'big') : utf8Bytes(title),
          duration: end - start,
        }))
        expect(await read(chapterMovie({ samples, ...rest }))).toEqual(chapters)
      }),
    )
  })

  it('has gaps where a text is empty', async () => {
    expect(await chapters({ samples: [sample(''), sample('One'), sample(' '), sample('Two')] })).toEqual([
      [1000, 2000, 'One'],
      [3000, 4000, 'Two'],
    ])
  })

  it('may begin later, or leave out its start, by an edit list', async () => {
    const samples = [sample('One'), sample('Two'), sample('Three')]
    const edits = (...rows: number[][]) =>
      box('edts', table('elst', 4, ...rows.map((row) => [...row, 0x10000])))
    expect(await chapters({ samples, edits: edits([250, 0xffff_ffff], [3000, 0]) })).toEqual([
      [250, 1250, 'One'],
      [1250, 2250, 'Two'],
      [2250, 3250, 'Three'],
    ])
    expect(await chapters({ samples, edits: edits([1500, 1500]) })).toEqual([
      [0, 500, 'Two'],
      [500, 1500, 'Three'],
    ])
    // More than that is not done to chapters: the list is passed over.
    expect(await chapters({ samples, edits: edits([9, 9], [9, 9], [9, 9]) })).toHaveLength(3)
  })

  it.each(['text', 'sbtl', 'subt'])('is of the kind %s', async (kind) => {
    expect(await chapters({ samples: [sample('One')], kind })).toEqual([[0, 1000, 'One']])
  })

  it.each([
    ['is one of pictures', { samples: [sample('One')], kind: 'vide' }],
    ['has no samples', { samples: [] }],
  ])('is none when it %s', async (_why, track) => {
    expect(await chapters(track)).toEqual([])
  })

  it('ends where a table does', async () => {
    const file = chapterMovie({ samples: [sample('One'), sample('Two'), sample('Three')] })
    const text = String.fromCharCode(...file)
    const times = text.indexOf('stts') + 8
    const claim = (at: number, value: number) => file.toSpliced(at, 4, ...number(value, 4))
    expect(await read(claim(times + 4, 0xffff_ffff))).toHaveLength(3)
    expect(await read(claim(times + 4, 0))).toHaveLength(2)
    expect(await read(claim(text.indexOf('stsz') + 12, 0xffff_ffff))).toHaveLength(3)
    expect(await read(claim(text.indexOf('stsc') + 16, 0xffff_ffff))).not.toHaveLength(0)
    expect(await read(claim(text.indexOf('stco') + 12, 0xffff_ffff))).toHaveLength(2)
    expect(await read(claim(text.indexOf('stco') + 8, 0xffff_ffff))).toHaveLength(3)
    expect(await read(claim(text.indexOf('stco') + 8, 1))).toHaveLength(1)
  })
})
