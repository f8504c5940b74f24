import { MOST_CHAPTERS } from '../../model/chapter.ts'
import { readEdits } from '../exact/mp4-edits.ts'
import { type Box, child, type ReadAt, sampleTable, timescale, tracks } from '../mp4-boxes.ts'
import { bigEndian, latin1, tagText, utf16 } from './byte-text.ts'
import { type EmbeddedChapter, toMs } from './embedded.ts'

type Sample = { readonly at: number; readonly length: number }
type Track = { readonly track: Box; readonly media: Box; readonly kind: string }

/** Largest number of chapter tracks. */
const MAX_REFERENCES = 50
/** Bytes of a title that are read: thousands of samples may be the same long stretch of the file. */
const MAX_TITLE = 4096

/**
 * The chapters of the text track referenced by another track's `tref/chap` (QuickTime File Format, "Chapter
 * lists"), in its order; empty samples are gaps. Empty when there is none. The caller bounds `read`.
 */
export async function readChapterTrack(read: ReadAt, moov: Box): Promise<readonly EmbeddedChapter[]> {
  const all: Track[] = []
  for await (const track of tracks(read, moov)) all.push(track)
  const tried = new Set<Track>()
  const bySound = all.toSorted((a, b) => Number(b.kind === 'soun') - Number(a.kind === 'soun'))
  for (const { track } of bySound) {
    for (const id of await references(read, track)) {
      for (const other of all) {
        // Chapter pictures are in a video track that is referenced the same way.
        if (tried.has(other) || !/^(?:text|sbtl|subt)$/.test(other.kind)) continue
        if ((await trackId(read, other.track)) !== id) continue
        tried.add(other)
        const chapters = await chaptersOf(read, moov, other)
        if (chapters.length > 0) return chapters
      }
    }
  }
  return []
}

async function references(read: ReadAt, track: Box): Promise<readonly number[]> {
  const box = await child(read, track.from, track.to, 'tref')
  const list = box && (await child(read, box.from, box.to, 'chap'))
  return list ? await numbers(read, list.from, list.to, 4, MAX_REFERENCES) : []
}

/** `tkhd` (ISO/IEC 14496-12, 8.3.2). */
async function trackId(read: ReadAt, track: Box): Promise<number> {
  const header = await child(read, track.from, track.to, 'tkhd')
  const bytes = header ? await read(header.from, 24) : new Uint8Array()
  return bigEndian(bytes, bytes[0] === 1 ? 20 : 12, 4)
}

async function chaptersOf(
  read: ReadAt,
  moov: Box,
  { track, media }: Track,
): Promise<readonly EmbeddedChapter[]> {
  const rate = await timescale(read, media, 'mdhd')
  if (rate === 0) return []
  const edits = await child(read, track.from, track.to, 'edts')
  const list = edits && (await child(read, edits.from, edits.to, 'elst'))
  const effect = list && (await readEdits(read, list, rate, await timescale(read, moov, 'mvhd')))
  const skip = effect?.skipSeconds ?? 0
  const boxes = await sampleTable(read, media)
  const times = await sampleTimes(read, boxes)
  const chapters: EmbeddedChapter[] = []
  for (const [i, { at, length }] of (await samples(read, boxes)).entries()) {
    const [from, to] = [times[i], times[i + 1]]
    if (from === undefined || to === undefined) break
    const title = sampleText(await read(at, Math.min(length, 2 + MAX_TITLE)))
    const end = toMs((to / rate - skip) * 1000)
    if (title !== '' && end > 0) {
      chapters.push({ start: toMs((from / rate - skip) * 1000), end, title, hidden: false })
    }
  }
  return chapters
}

/** Length (2 bytes), text, and boxes for its style. */
function sampleText(bytes: Uint8Array): string {
  const text = bytes.subarray(2, 2 + bigEndian(bytes, 0, 2))
  const mark = bigEndian(text, 0, 2)
  return tagText(mark === 0xfeff || mark === 0xfffe ? utf16(text) : latin1(text))
}

/** Starts of the samples in media units, and the end of the last (`stts`, 8.6.1.2). */
async function sampleTimes(read: ReadAt, boxes: readonly Box[]): Promise<readonly number[]> {
  const times = [0]
  const table = await entries(read, boxes, 'stts', 4, 2)
  let now = 0
  for (let i = 0; i + 1 < table.length; i += 2) {
    for (let count = table[i] ?? 0; count > 0 && times.length <= MOST_CHAPTERS; count--) {
      now += table[i + 1] ?? 0
      times.push(now)
    }
  }
  return times
}

/** Positions of the samples: sizes (`stsz`), chunks (`stco`, `co64`), samples per chunk (`stsc`; 8.7). */
async function samples(read: ReadAt, boxes: readonly Box[]): Promise<readonly Sample[]> {
  const sizes = await sampleSizes(read, boxes)
  const short = await entries(read, boxes, 'stco', 4, 1)
  const chunks = short.length > 0 ? short : await entries(read, boxes, 'co64', 8, 1)
  const runs = await entries(read, boxes, 'stsc', 4, 3)
  const found: Sample[] = []
  let run = 0
  for (const [i, chunk] of chunks.entries()) {
    while ((runs[run + 3] ?? Infinity) <= i + 1) run += 3
    let at = chunk
    for (let count = runs[run + 1] ?? 0; count > 0 && found.length < sizes.length; count--) {
      const length = sizes[found.length] ?? 0
      found.push({ at, length })
      at += length
    }
  }
  return found
}

async function sampleSizes(read: ReadAt, boxes: readonly Box[]): Promise<readonly number[]> {
  const box = boxes.find(({ type }) => type === 'stsz')
  if (!box) return []
  const head = await read(box.from, 12)
  const [each, count] = [bigEndian(head, 4, 4), Math.min(bigEndian(head, 8, 4), MOST_CHAPTERS)]
  if (each > 0) return Array.from({ length: count }, () => each)
  return await numbers(read, box.from + 12, box.to, 4, count)
}

/** A table: version and flags, a count, then rows of `columns` numbers of `width` bytes. */
async function entries(
  read: ReadAt,
  boxes: readonly Box[],
  type: string,
  width: number,
  columns: number,
): Promise<readonly number[]> {
  const box = boxes.find((each) => each.type === type)
  if (!box) return []
  const count = Math.min(bigEndian(await read(box.from, 8), 4, 4), MOST_CHAPTERS)
  return await numbers(read, box.from + 8, box.to, width, count * columns)
}

async function numbers(
  read: ReadAt,
  from: number,
  to: number,
  width: number,
  most: number,
): Promise<readonly number[]> {
  const bytes = await read(from, Math.min(to - from, most * width))
  return Array.from({ length: Math.floor(bytes.length / width) }, (_, i) =>
    bigEndian(bytes, i * width, width),
  )
}
