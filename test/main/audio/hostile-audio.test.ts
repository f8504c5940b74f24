import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { beginPreparing } from '../../../main/audio/prepare.ts'
import { fileTags } from '../../../main/audio/tags.ts'
import { SNIFF_BYTES, sniffMedia } from '../../../shared/media/sniff.ts'
import { expectAllWithin } from '../../cpu-time.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-hostile-'))
afterAll(() => rm(folder, { recursive: true }))

const SIZE = 2_000_000
/** Far more than any of these takes, on a slow machine; the faults that this is about took minutes. */
const MOST_CPU_MS = 4000
const MOST_BYTES = 200_000_000

const bytes = (text: string) => Buffer.from(text, 'latin1')
const box = (type: string, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + content.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}
const filled = (unit: Buffer, size: number) => Buffer.alloc(size - (size % unit.length), unit)
const numbers = (...values: number[]) => {
  const written = Buffer.alloc(4 * values.length)
  for (const [i, value] of values.entries()) written.writeUInt32BE(value, 4 * i)
  return written
}

const OPEN_SEGMENT = bytes('\x1aE\xdf\xa3\x80\x18S\x80g\x01\xff\xff\xff\xff\xff\xff\xff')
const HANDLER = box('hdlr', Buffer.alloc(8), bytes('text'), Buffer.alloc(12))
const SAMPLES = box(
  'stbl',
  box('stsz', numbers(0, 0xffff, 0xffff_ffff)),
  box('stts', numbers(0, 1, 0xffff_ffff, 1)),
  box('stco', numbers(0, 1, 100)),
  box('stsc', numbers(0, 1, 1, 0xffff_ffff, 1)),
)
const CHAPTER_TRACK = box(
  'trak',
  box('tkhd', numbers(0, 0, 0, 1, 0, 0)),
  box('tref', box('chap', filled(numbers(1), 400))),
  box('mdia', HANDLER, box('mdhd', numbers(0, 0, 0, 1000, 0, 0)), box('minf', SAMPLES)),
)

/** How files begin, by which they are taken for something. */
const HEADS = [
  box('ftyp', bytes('isom'), Buffer.alloc(4)),
  OPEN_SEGMENT,
  bytes('ID3\x03\0\0\x07\x7f\x7f\x7f'),
  bytes('ID3\x03\0\x80\x07\x7f\x7f\x7f'),
  bytes('ID3\x04\0\x80\x07\x7f\x7f\x7f'),
  bytes('fLaC'),
  bytes('fLaC\x84\xff\xff\xff\0\0\0\0\xff\xff\xff\x7f'),
  Buffer.concat([bytes('OggS\0\x02'), Buffer.alloc(20), bytes('\x01\x1e\x01vorbis'), Buffer.alloc(23)]),
  filled(Buffer.concat([bytes('\xff\xfb\x10\0'), Buffer.alloc(100)]), 312),
  filled(bytes('\xff\xf1\x50\x80\x01\0\0\0'), 24),
]

/** What they go on with, again and again. */
const UNITS = [
  box('free'),
  box('trak', box('mdia')),
  box('moov', box('trak', filled(box('free'), 80_000), box('mdia', filled(box('free'), 80_000)))),
  box('moov', filled(CHAPTER_TRACK, 90 * CHAPTER_TRACK.length)),
  numbers(0xffff_ffff, 0x6d6f6f76),
  bytes('\xec\x80'),
  bytes('\x1fC\xb6u\xff'),
  Buffer.concat([bytes('\x11M\x9bt\x4f\xff'), filled(bytes('M\xbb\x80'), 4095)]),
  bytes('\x10C\xa7p\x01\xff\xff\xff\xff\xff\xff\xff\x45\xb9\x01\xff\xff\xff\xff\xff\xff\xff\xb6\xff'),
  bytes('\xb6\xff'),
  bytes('TIT2\0\0\0\x01\0\0\0'),
  bytes('CHAP\0\0\x01\0\0\0a\0'),
  bytes('CHAP\x7f\x7f\x7f\x7f\0\0'),
  bytes('CTOC\0\0\x7f\xff\0\0a\0\0\xffb\0'),
  Buffer.concat([bytes('OggS\0\0'), Buffer.alloc(21, 255)]),
  bytes('\x0c\0\0\0CHAPTER001=1'),
  bytes('\0\0\0\0'),
  bytes('\xff'),
  bytes('\xff\xfb\x90\0'),
  bytes('I'),
  bytes('ID3\x03\0\0\0\0\0\0'),
  bytes('LYRICSBEGI'),
  bytes('\xff\xf1\x50\x80\x01\0\0\0'),
]

async function readAll(file: string, start: Buffer): Promise<void> {
  await fileTags(file)
  const media = sniffMedia(start.subarray(0, SNIFF_BYTES))
  if (media) await beginPreparing(file, media, new AbortController().signal).whole
}

it('of any boxes, frames and tags takes little time and memory', async () => {
  // An MP4 of 16 MB that was nothing but boxes kept main busy for more than a minute.
  const file = path.join(folder, 'hostile')
  const hostile = fc.tuple(
    fc.constantFrom(...HEADS),
    fc.array(fc.constantFrom(...UNITS), { minLength: 1, maxLength: 2 }),
  )
  await fc.assert(
    fc.asyncProperty(hostile, async ([head, units]) => {
      const whole = Buffer.concat([head, filled(Buffer.concat(units), SIZE)])
      await writeFile(file, whole)
      const before = process.memoryUsage()
      await expectAllWithin(MOST_CPU_MS, () => readAll(file, whole))
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      expect(heapUsed - before.heapUsed + arrayBuffers - before.arrayBuffers).toBeLessThan(MOST_BYTES)
    }),
    { numRuns: 60 },
  )
})

it('of every kind of box alone does, too', async () => {
  const file = path.join(folder, 'one')
  for (const unit of UNITS) {
    const [head = Buffer.alloc(0)] = HEADS
    const inMovie = Buffer.concat([head, box('moov', filled(unit, Math.max(SIZE, unit.length)))])
    await writeFile(file, inMovie)
    await expectAllWithin(MOST_CPU_MS, () => readAll(file, inMovie), unit.subarray(0, 40).toString('latin1'))
  }
})

const LONG_TRACK = box('trak', filled(box('free'), 80_000), box('mdia', filled(box('free'), 80_000)))
const LONG_INDEX = Buffer.concat([bytes('\x11M\x9bt\x4f\xff'), filled(bytes('M\xbb\x80'), 4095)])
const [MP4_HEAD = Buffer.alloc(0)] = HEADS

it.each([
  // Each box was a read of its own from the disk: ten seconds for a megabyte.
  ['tracks of many boxes', Buffer.concat([MP4_HEAD, box('moov', filled(LONG_TRACK, 8_000_000))]), 5000],
  // Every index was read, though the first few say where all is.
  ['seek indices', Buffer.concat([OPEN_SEGMENT, filled(LONG_INDEX, 8_000_000)]), 1500],
])('of %s is not read without end', async (name, whole, limit) => {
  const file = path.join(folder, name)
  await writeFile(file, whole)
  await expectAllWithin(limit, () => readAll(file, whole))
})
