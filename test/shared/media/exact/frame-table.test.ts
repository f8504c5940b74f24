import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAdtsScanner } from '../../../../shared/media/exact/adts-frames.ts'
import { durationSamples, type FrameTable, spansOf } from '../../../../shared/media/exact/frame-table.ts'
import { createMp3Scanner } from '../../../../shared/media/exact/mp3-frames.ts'

describe('the table of frames', () => {
  it('knows where a frame begins, in the first run and after a gap', () => {
    const table = tableOf([
      { gap: 100, sizes: [10, 20, 30] },
      { gap: 5, sizes: [40, 50] },
    ])
    expect([0, 1, 2, 3, 4].map((frame) => spansOf(table, frame, frame + 1)[0]?.offset)).toEqual([
      100, 110, 130, 165, 205,
    ])
  })

  it('gives one span for what touches, and one for each run', () => {
    const table = tableOf([
      { gap: 100, sizes: [10, 20, 30] },
      { gap: 5, sizes: [40, 50] },
    ])
    expect(spansOf(table, 0, 2)).toEqual([{ offset: 100, length: 30 }])
    expect(spansOf(table, 2, 4)).toEqual([
      { offset: 130, length: 30 },
      { offset: 165, length: 40 },
    ])
    expect(spansOf(table, 3, 99)).toEqual([{ offset: 165, length: 90 }])
    expect(spansOf(table, -3, 1)).toEqual([{ offset: 100, length: 10 }])
  })

  it('merges runs that touch after all', () => {
    const table = tableOf([
      { gap: 0, sizes: [10] },
      { gap: 0, sizes: [20] },
    ])
    expect(spansOf(table, 0, 2)).toEqual([{ offset: 0, length: 30 }])
  })

  it('has no spans for nothing', () => {
    const table = tableOf([{ gap: 100, sizes: [10, 20, 30] }])
    expect(spansOf(table, 2, 2)).toEqual([])
    expect(spansOf(table, 2, 1)).toEqual([])
    expect(spansOf(table, 3, 9)).toEqual([])
    expect(spansOf(tableOf([]), 0, 9)).toEqual([])
  })

  it('covers exactly the frames asked for', () => {
    const run = fc.record({
      gap: fc.integer({ min: 0, max: 3 }),
      sizes: fc.array(fc.integer({ min: 1, max: 8191 }), { minLength: 1, maxLength: 150 }),
    })
    const asked = fc.tuple(fc.array(run, { maxLength: 8 }), fc.nat(700), fc.nat(700))
    fc.assert(
      fc.property(asked, ([runs, from, to]) => {
        const table = tableOf(runs)
        const places = placesOf(table).slice(from, Math.max(from, to))
        const naive: { offset: number; length: number }[] = []
        for (const { offset, size } of places) {
          const last = naive.at(-1)
          if (last && last.offset + last.length === offset) last.length += size
          else naive.push({ offset, length: size })
        }
        expect(spansOf(table, from, to)).toEqual(naive)
        for (const { frame, offset } of places)
          expect(spansOf(table, frame, frame + 1)[0]?.offset).toBe(offset)
      }),
    )
  })

  it('counts the samples of sound, without what the encoder added, and never below 0', () => {
    const table = tableOf([{ gap: 0, sizes: [10, 10, 10] }])
    expect(durationSamples(table)).toBe(3456)
    expect(durationSamples({ ...table, skip: 1105, padding: 500 })).toBe(1851)
    expect(durationSamples({ ...table, skip: 4000, padding: 500 })).toBe(0)
  })
})

describe.each([
  ['MP3', createMp3Scanner, [0xff, 0xf3, 0x14, 0xc4], 24, [0xff, 0xe3, 0x18, 0xc4], 72, 0xe6, 0xe2],
  ['ADTS', createAdtsScanner, adts(24), 24, adts(72), 72, 0xf6, 0xf0],
])('a scanner of %s', (_, create, header, length, header2, length2, mask, mark) => {
  const framed = (start: number[], size: number) => Uint8Array.from({ length: size }, (_, i) => start[i] ?? i)
  const text = (marks: string) => Uint8Array.from(marks, (sign) => sign.charCodeAt(0))
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constant(framed(header, length)) },
    { weight: 4, arbitrary: fc.constant(framed(header2, length2)) },
    { weight: 1, arbitrary: fc.nat(71).map((size) => framed(header2, size)) },
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 80 }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...[
          'ID3\x03\0\0\0\0\x01\x05',
          'ID3\x04\0\x10\0\0\0\x7f',
          'ID3',
          'TAG',
          'LYRICS200',
          'Xing',
          '\xff',
        ].map(text),
        ...['APETAGEX\xd0\x07\0\0\x30\0\0\0\0\0\0\0\0\0\0\xa0', 'APETAGEX\xd0\x07\0\0\xff\xff'].map(text),
      ),
    },
  )
  const file = fc
    .array(piece, { maxLength: 40 })
    .map((pieces) => Uint8Array.from(pieces.flatMap((bytes) => [...bytes])))

  it('never throws, always ends, and lists only frames that are there', () => {
    let found = 0
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 5000 }), (bytes, step) => {
        const scanner = create()
        for (let i = 0; i < bytes.length; i += step) scanner.push(bytes.subarray(i, i + step))
        const table = scanner.finish()
        const head = table?.codec === 'aac' ? 7 : 0
        let end = 0
        for (const { offset, size } of table ? placesOf(table) : []) {
          expect(offset - head).toBeGreaterThanOrEqual(end)
          end = offset + size
          expect(end).toBeLessThanOrEqual(bytes.length)
          // The CRC of an ADTS frame stands between its header and the rest.
          const at = bytes[offset - head] === 0xff ? offset - head : offset - head - 2
          expect([bytes[at], (bytes[at + 1] ?? 0) & mask]).toEqual([0xff, mark])
          found++
        }
      }),
      { numRuns: 300 },
    )
    expect(found).toBeGreaterThan(100)
  })
})

/** A folder of real files by others, which are not part of this repository. */
const audio = path.join(process.env.EARMARK_CORPUS ?? '', 'audio')

describe.runIf(process.env.EARMARK_CORPUS && existsSync(audio))('real files', () => {
  // The frames as `ffprobe -count_packets` counts them (without Xing frames, as we do), and our difference.
  it.each<[string, number, number, Partial<FrameTable>]>([
    ['speech/aeneas_es.mp3', 2690, 0, { skip: 1105, padding: 372 }],
    ['speech/hyperaudio_test.mp3', 461, 0, { skip: 1105, padding: 756 }],
    ['speech/wt_bonjour_vous_allez_bien.mp3', 1014, 0, { skip: 0, rate: 16_000 }],
    ['speech/wt_empty.mp3', 88, 0, { channels: 1 }],
    ['speech/wt_japanese.mp3', 1124, 0, { skip: 0 }],
    ['speech/wt_laugh1.mp3', 179, 0, { rate: 48_000 }],
    ['speech/wt_smartphone.mp3', 4937, 0, { channels: 2, mpeg1: false }],
    ['odd/apostrophe_1sec.mp3', 40, 0, { skip: 1105, padding: 875 }],
    // Cut off: the last frame has 107 of its 313 bytes.
    ['odd/bbc_mp3_bad_start.mp3', 28, -1, { runOffsets: Float64Array.of(41_429) }],
    ['odd/bbc_stereo.mp3', 199, 0, { skip: 1105, padding: 578, samplesPerFrame: 576 }],
    ['odd/id3_extended_header.mp3', 19, 0, { rate: 22_050 }],
    ['odd/issue2574.mp3', 866, 0, { skip: 0 }],
    ['odd/issue502.mp3', 9, 0, { runOffsets: Float64Array.of(162_447) }],
    // Cut off: the last frame has 412 of its 418 bytes.
    ['odd/l3_sin1k0db.mp3', 318, -1, { runOffsets: Float64Array.of(215) }],
    // The last frame is cut off, and so is the one in which the second file begins.
    ['odd/mp3_two_files_joined.mp3', 329, -2, { runOffsets: Float64Array.of(26_836, 131_105) }],
    ['odd/no_tags.mp3', 58, 0, { skip: 1105, padding: 303 }],
    ['same_speech_8_containers/p001.mp3', 346, 0, { skip: 1105, padding: 0 }],
    [
      'same_speech_8_containers/p001.aac',
      389,
      0,
      { codec: 'aac', rate: 44_100, config: Uint8Array.of(18, 16) },
    ],
    ['odd/raw_adts_2.aac', 14, 0, { codec: 'aac', channels: 2, config: Uint8Array.of(18, 16) }],
  ])('%s: %i frames (%i)', (name, packets, difference, facts) => {
    const scanner = name.endsWith('.aac') ? createAdtsScanner() : createMp3Scanner()
    const bytes = new Uint8Array(readFileSync(path.join(audio, name)))
    for (let i = 0; i < bytes.length; i += 10_001) scanner.push(bytes.subarray(i, i + 10_001))
    expect(scanner.finish()).toMatchObject({ count: packets + difference, ...facts })
  })
})

/** AAC LC, 44.1 kHz, stereo, without CRC. */
function adts(length: number): number[] {
  return [0xff, 0xf1, 0x50, 0x80 | (length >> 11), (length >> 3) & 255, ((length & 7) << 5) | 0x1f, 0xfc]
}

type Run = { readonly gap: number; readonly sizes: readonly number[] }

function tableOf(runs: readonly Run[]): FrameTable {
  const offsets: number[] = []
  const firsts: number[] = []
  let offset = 0
  let frame = 0
  for (const { gap, sizes } of runs) {
    offsets.push(offset + gap)
    firsts.push(frame)
    offset += gap + sizes.reduce((sum, size) => sum + size, 0)
    frame += sizes.length
  }
  return {
    codec: 'mp3',
    rate: 44_100,
    channels: 2,
    samplesPerFrame: 1152,
    count: frame,
    sizes: Uint16Array.from(runs.flatMap(({ sizes }) => sizes)),
    runOffsets: Float64Array.from(offsets),
    runFrames: Uint32Array.from(firsts),
    skip: 0,
    promised: null,
    padding: 0,
    config: null,
    mpeg1: true,
  }
}

function placesOf({ sizes, runFrames, runOffsets }: FrameTable) {
  let offset = 0
  return [...sizes].map((size, frame) => {
    const run = runFrames.indexOf(frame)
    if (run >= 0) offset = runOffsets[run]!
    offset += size
    return { frame, size, offset: offset - size }
  })
}
