import { describe, expect, it } from 'vitest'
import { boxAt, child, children, sampleTable, timescale, tracks } from '../../../shared/media/mp4-boxes.ts'
import { box, letters, mvhd, number, reader, zeros } from './tags/tag-builders.ts'

const walk = async (file: readonly number[], until?: string) =>
  (await children(reader(file), 0, file.length, until)).map(({ type, from, to }) => [type, from, to])

describe('boxes', () => {
  it('follow each other', async () => {
    const file = [...box('free', zeros(4)), ...box('©nam'), ...box('moov', zeros(2))]
    expect(await walk(file)).toEqual([
      ['free', 8, 12],
      ['©nam', 20, 20],
      ['moov', 28, 30],
    ])
    expect(await walk(file, 'free')).toHaveLength(1)
    expect(await child(reader(file), 0, file.length, 'mdat')).toBeNull()
  })

  it('may have a long length, or reach to the end', async () => {
    const long = [...number(1, 4), ...letters('mdat'), ...number(20, 8), ...zeros(4)]
    const last = [...number(0, 4), ...letters('free'), ...zeros(5)]
    expect(await walk([...long, ...last])).toEqual([
      ['mdat', 16, 20],
      ['free', 28, 33],
    ])
  })

  it('end at what is no box, or one that is longer than its parent', async () => {
    expect(await walk([...box('free'), ...number(4, 4), ...letters('free')])).toHaveLength(1)
    expect(await walk([...box('free'), ...number(9, 4), ...letters('free')])).toHaveLength(1)
    expect(await walk([...box('free'), ...number(8, 4), 1, 2, 3, 4])).toHaveLength(1)
    expect(await boxAt(reader([0, 0]), 0, 100)).toBeNull()
  })

  it('are not counted without an end', async () => {
    const endless = (_offset: number, length: number) =>
      Promise.resolve(Uint8Array.from([...box('free'), ...box('free')].slice(0, length)))
    expect(await children(endless, 0, Infinity)).toHaveLength(10_000)
  })
})

describe('a movie', () => {
  it('has tracks of a kind, with tables, and units of time', async () => {
    const stbl = box('minf', box('stbl', box('stts'), box('stco')))
    const trak = box('trak', box('mdia', box('hdlr', zeros(8), letters('soun'), zeros(12)), stbl))
    const file = box('moov', mvhd(0), box('trak'), trak, box('trak', box('mdia')))
    const read = reader(file)
    const moov = (await boxAt(read, 0, file.length))!
    const found: string[] = []
    for await (const { kind, media } of tracks(read, moov)) {
      found.push(kind, ...(await sampleTable(read, media)).map(({ type }) => type))
    }
    expect(found).toEqual(['soun', 'stts', 'stco', ''])
    expect(await timescale(read, moov, 'mvhd')).toBe(1000)
    expect(await timescale(read, moov, 'mdhd')).toBe(0)
  })
})
