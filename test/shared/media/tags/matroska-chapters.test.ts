import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMatroskaTags } from '../../../../shared/media/tags/matroska-chapters.ts'
import {
  anyChapters,
  type Bytes,
  ebml,
  ebmlId,
  number,
  openEbml,
  reader,
  utf8Bytes,
  zeros,
} from './tag-builders.ts'

const HEAD = ebml(0x1a45dfa3, ebml(0x4282, utf8Bytes('matroska')))
const read = (file: Bytes) => readMatroskaTags(reader(file), file.length)
const segment = (...inside: Bytes[]) => [...HEAD, ...ebml(0x18538067, ...inside)]
const time = (id: number, ms: number) => ebml(id, number(ms * 1_000_000, 8))
const display = (title: string) => ebml(0x80, ebml(0x85, utf8Bytes(title)), ebml(0x437c, utf8Bytes('und')))
const atom = (title: string, start: number, ...more: Bytes[]) =>
  ebml(0xb6, ebml(0x73c4, [1]), time(0x91, start), display(title), ...more)
const edition = (...inside: Bytes[]) => ebml(0x45b9, ...inside)
const chapters = (...editions: Bytes[]) => ebml(0x1043a770, ...editions)
const info = (...inside: Bytes[]) => ebml(0x1549a966, ...inside)
const cluster = ebml(0x1f43b675, ebml(0xe7, [0]), ebml(0xa3, zeros(20)))
const seek = (id: number, position: number) =>
  ebml(0x4dbb, ebml(0x53ab, ebmlId(id)), ebml(0x53ac, number(position, 4)))
const titles = async (file: Bytes) => (await read(file)).chapters.map(({ title }) => title)
const two = chapters(edition(atom('One', 0), atom('Two', 1000)))

describe('chapters of Matroska', () => {
  it('come out as they were put in', async () => {
    await fc.assert(
      fc.asyncProperty(anyChapters, fc.boolean(), async (list, isHidden) => {
        const atoms = list.map(({ start, end, title }) =>
          atom(title, start, time(0x92, end), isHidden ? ebml(0x98, [1]) : []),
        )
        const found = await read(segment(chapters(edition(...atoms))))
        expect(found.chapters).toEqual(list.map((chapter) => ({ ...chapter, hidden: isHidden })))
      }),
    )
  })

  it('are those of the default edition', async () => {
    const first = edition(atom('first', 0))
    const second = edition(ebml(0x45db, [1]), atom('second', 0))
    expect(await titles(segment(chapters(first, second)))).toEqual(['second'])
    expect(await titles(segment(chapters(first, edition(atom('other', 0)))))).toEqual(['first'])
    expect(await titles(segment(chapters(edition(ebml(0x45db, [1])), first)))).toEqual(['first'])
  })

  it('follow the one that contains them, and are hidden with it', async () => {
    const inner = atom('inner', 100, atom('innermost', 150))
    const file = segment(chapters(edition(atom('outer', 0, ebml(0x98, [1]), inner), atom('next', 1000))))
    expect((await read(file)).chapters.map(({ title, hidden }) => [title, hidden])).toEqual([
      ['outer', true],
      ['inner', true],
      ['innermost', true],
      ['next', false],
    ])
  })

  it('have the first of several titles, or none', async () => {
    const bare = ebml(0xb6, time(0x91, 5))
    expect(await titles(segment(chapters(edition(atom('eins', 0, display('one')), bare))))).toEqual([
      'eins',
      '',
    ])
    expect(await titles(segment(chapters(edition(ebml(0xb6, display('no start'))))))).toEqual([])
  })

  it('have no end after that of the sound', async () => {
    const list = chapters(edition(atom('One', 0, time(0x92, 1000)), atom('Two', 1000, time(0x92, 3000))))
    const ends = async (...more: Bytes[]) =>
      (await read(segment(info(...more), list))).chapters.map(({ end }) => end)
    const float = (value: number) => [...new Uint8Array(Float64Array.of(value).buffer)].reverse()
    const single = (value: number) => [...new Uint8Array(Float32Array.of(value).buffer)].reverse()
    expect(await ends()).toEqual([1000, 3000])
    expect(await ends(ebml(0x4489, float(3000)))).toEqual([1000, 3000])
    expect(await ends(ebml(0x4489, float(2500)))).toEqual([1000, null])
    expect(await ends(ebml(0x2ad7b1, number(500_000, 3)), ebml(0x4489, single(5000)))).toEqual([1000, null])
    expect(await ends(ebml(0x4489, [1, 2, 3]))).toEqual([1000, 3000])
  })

  it('may be nested without an end', async () => {
    let nest = atom('leaf', 0)
    for (let i = 0; i < 200; i++) nest = atom('nest', 0, nest)
    expect((await titles(segment(chapters(edition(nest))))).length).toBeLessThan(30)
  })
})

describe('a Matroska file', () => {
  it('has its chapters before the sound', async () => {
    expect(await titles(segment(ebml(0xec, zeros(9)), info(), two, cluster))).toEqual(['One', 'Two'])
  })

  it('has them after the sound, where the index says', async () => {
    const index = (at: number) => ebml(0x114d9b74, seek(0x1043a770, at))
    const position = index(0).length + cluster.length
    expect(await titles(segment(index(position), cluster, two))).toEqual(['One', 'Two'])
    // The index is wrong, or an index leads to another one.
    expect(await titles(segment(index(3), cluster, two))).toEqual(['One', 'Two'])
    const first = ebml(0x114d9b74, seek(0x114d9b74, position))
    expect(await titles(segment(first, cluster, index(position + index(0).length), two))).toEqual([
      'One',
      'Two',
    ])
    expect(await titles(segment(ebml(0x114d9b74, seek(0x114d9b74, 0)), cluster))).toEqual([])
  })

  it('may have no index', async () => {
    expect(await titles(segment(cluster, cluster, two))).toEqual(['One', 'Two'])
  })

  it('may have sizes that nobody knows', async () => {
    const live = openEbml(0x1f43b675, ebml(0xe7, [0]), ebml(0xa3, zeros(20)))
    expect(await titles([...HEAD, ...openEbml(0x18538067, info(), two, live)])).toEqual(['One', 'Two'])
    expect(await titles([...HEAD, ...openEbml(0x18538067, live, live, two)])).toEqual(['One', 'Two'])
  })

  it('says its title, artist and album', async () => {
    const tag = (...inside: Bytes[]) => ebml(0x7373, ...inside)
    const simple = (name: string, text: string) =>
      ebml(0x67c8, ebml(0x45a3, utf8Bytes(name)), ebml(0x4487, utf8Bytes(text)))
    const targets = (...inside: Bytes[]) => ebml(0x63c0, ...inside)
    const tags = ebml(
      0x1254c367,
      tag(targets(ebml(0x63c5, [1])), simple('ARTIST', 'of one track')),
      tag(targets(ebml(0x68ca, [50])), simple('TITLE', 'Album')),
      tag(targets(ebml(0x68ca, [30])), simple('TITLE', 'Track'), simple('Artist', 'Jane')),
    )
    expect(await read(segment(tags))).toMatchObject({ title: 'Track', artist: 'Jane', album: 'Album' })
    const named = segment(
      info(ebml(0x7ba9, utf8Bytes('Größe'))),
      ebml(0x1254c367, tag(simple('ALBUM', 'A'))),
      tags,
    )
    expect(await read(named)).toMatchObject({ title: 'Größe', artist: null, album: 'A' })
  })

  it('has nothing when it is something else', async () => {
    const nothing = { title: null, artist: null, album: null, chapters: [] }
    expect(await read([])).toEqual(nothing)
    expect(await read(HEAD)).toEqual(nothing)
    expect(await read(segment())).toEqual(nothing)
  })
})
