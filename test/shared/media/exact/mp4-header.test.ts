import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FrameTable, spansOf } from '../../../../shared/media/exact/frame-table.ts'
import { mp4Header } from '../../../../shared/media/exact/mp4-header.ts'

type Box = { readonly type: string; readonly at: number; readonly body: DataView }

/** A reader of its own, written from the standard, so that the writer is not its own judge. */
function boxes(view: DataView, from = 0): Box[] {
  const found: Box[] = []
  for (let at = from; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at + 4, 4))
    const end = type === 'mdat' ? view.byteLength : at + length
    expect(end).toBeLessThanOrEqual(view.byteLength)
    found.push({ type, at, body: new DataView(view.buffer, view.byteOffset + at + 8, end - at - 8) })
    at = end
  }
  return found
}

function find(view: DataView, ...path: readonly string[]): DataView {
  let body = view
  for (const type of path) {
    const box = boxes(body).find((candidate) => candidate.type === type)
    if (!box) throw new Error(`no ${type}`)
    body = box.body
  }
  return body
}

const STBL = ['moov', 'trak', 'mdia', 'minf', 'stbl'] as const

/** Where the table says that each sample lies: its first byte, its bytes and its time in samples. */
function samples(view: DataView): { offset: number; size: number; time: number }[] {
  const [stsc, stsz, co64, stts] = ['stsc', 'stsz', 'co64', 'stts'].map((type) => find(view, ...STBL, type))
  if (!stsc || !stsz || !co64 || !stts) throw new Error('incomplete')
  expect(stts.getUint32(4)).toBe(1)
  const delta = stts.getUint32(12)
  const chunks = co64.getUint32(4)
  const result: { offset: number; size: number; time: number }[] = []
  for (let chunk = 1, entry = 0; chunk <= chunks; chunk++) {
    if (entry + 1 < stsc.getUint32(4) && stsc.getUint32(8 + (entry + 1) * 12) === chunk) entry++
    let offset = Number(co64.getBigUint64(8 + (chunk - 1) * 8))
    for (let i = 0; i < stsc.getUint32(8 + entry * 12 + 4); i++) {
      const size = stsz.getUint32(12 + result.length * 4)
      result.push({ offset, size, time: result.length * delta })
      offset += size
    }
  }
  expect(result.length).toBe(stsz.getUint32(8))
  return result
}

const table: fc.Arbitrary<FrameTable> = fc
  .array(fc.record({ size: fc.integer({ min: 24, max: 1441 }), gap: fc.constantFrom(0, 0, 0, 0, 7, 300) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((frames) => {
    const runOffsets: number[] = []
    const runFrames: number[] = []
    let at = 100
    for (const [i, { size, gap }] of frames.entries()) {
      at += gap
      if (i === 0 || gap > 0) {
        runOffsets.push(at)
        runFrames.push(i)
      }
      at += size
    }
    return {
      ...MP3,
      count: frames.length,
      sizes: Uint16Array.from(frames, ({ size }) => size),
      runOffsets: Float64Array.from(runOffsets),
      runFrames: Uint32Array.from(runFrames),
    }
  })

const MP3: FrameTable = {
  codec: 'mp3',
  rate: 44_100,
  channels: 2,
  samplesPerFrame: 1152,
  count: 2,
  sizes: Uint16Array.of(417, 418),
  runOffsets: Float64Array.of(100),
  runFrames: Uint32Array.of(0),
  skip: 1105,
  padding: 0,
  promised: null,
  config: null,
  mpeg1: true,
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

describe('the head of a virtual MP4', () => {
  it('leads every sample to its frame in the file behind it, at its time', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 100_000, max: 2 ** 31 }), (frames, fileSize) => {
        const head = mp4Header(frames, fileSize)
        const found = samples(viewOf(head))
        expect(found).toEqual(
          Array.from(frames.sizes, (size, i) => ({
            offset: head.length + spansOf(frames, i, i + 1)[0]!.offset,
            size,
            time: i * 1152,
          })),
        )
      }),
    )
  })

  it('ends with the head of a box that holds the whole file', () => {
    const head = viewOf(mp4Header(MP3, 1000))
    const mdat = boxes(head).find(({ type }) => type === 'mdat')
    expect(mdat?.at).toBe(head.byteLength - 8)
    expect(head.getUint32(head.byteLength - 8)).toBe(1008)
  })

  it('takes the long form of the size above 4 GiB', () => {
    const head = viewOf(mp4Header(MP3, 2 ** 33))
    expect(head.getUint32(head.byteLength - 16)).toBe(1)
    expect(head.getBigUint64(head.byteLength - 8)).toBe(BigInt(2 ** 33 + 16))
    expect(samples(head)[0]?.offset).toBe(head.byteLength + 100)
  })

  it('has no edit list, because Chromium 130 forgets it after a seek', () => {
    expect(boxes(find(viewOf(mp4Header(MP3, 1000)), 'moov', 'trak')).map(({ type }) => type)).toEqual([
      'tkhd',
      'mdia',
    ])
  })

  it.each([
    ['MPEG-1 layer III', MP3, 0x6b],
    ['MPEG-2 layer III', { ...MP3, mpeg1: false }, 0x69],
    ['AAC', { ...MP3, codec: 'aac' as const, config: Uint8Array.of(0x12, 0x10) }, 0x40],
  ])('names the codec %s', (_name, frames, objectType) => {
    const stsd = find(viewOf(mp4Header(frames, 1000)), ...STBL, 'stsd')
    const entry = new Uint8Array(stsd.buffer, stsd.byteOffset + 8, stsd.byteLength - 8)
    const text = String.fromCharCode(...entry)
    expect(text.slice(4, 8)).toBe('mp4a')
    // Descriptor 4: a tag, four bytes of length, the object type.
    const at = text.indexOf('esds')
    expect(entry[entry.indexOf(4, at + 12) + 5]).toBe(objectType)
    if (frames.config) expect(text).toContain('\x12\x10')
  })

  it('says how long the media is, in samples', () => {
    const mdhd = find(viewOf(mp4Header(MP3, 1000)), 'moov', 'trak', 'mdia', 'mdhd')
    expect([mdhd.getUint32(20), mdhd.getBigUint64(24)]).toEqual([44_100, 2304n])
  })
})
