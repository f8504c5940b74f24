import type { ReadAt } from '../../shared/media/mp4-boxes.ts'
import { findNames } from './mp4-names.ts'

/** 100 h of sound in the shortest usual samples, and some more. */
const MOST_SAMPLES = 20_000_000
/** So many boxes are looked at: some 50 h in fragments of a second. */
const MOST_BOXES = 2_000_000
/** Ordinary files have no more edits, which do not overlap; each may repeat all samples. */
const USUAL_EDITS = 50
/** ffmpeg looks no deeper. */
const DEEPEST = 11
/** So many samples are kept as one, in each chunk anew, where they are all as long as in PCM. */
const PCM_STRETCH = 1024
/** Bytes of a table that are read at a time, in whole entries. */
const TABLE_BLOCK = 12 * 5000
/** A header of 100 h takes a fifth of it (bytes). */
const MOST_HEADER = 1 << 29
/** What says how many samples there are. */
const COUNTS = ['stsz', 'stz2', 'trun']
/** On the first level: what holds no other boxes. Below it ffmpeg looks for tables in all others. */
const PLAIN = ['mdat', 'ftyp', 'styp', 'sidx']
const TABLES = [
  'stts',
  'stsc',
  'stco',
  'co64',
  'ctts',
  'stss',
  'stsz',
  'stz2',
  'trun',
  'elst',
  'hdlr',
  'data',
]
/** Kinds of tracks that are no sound, by which ffmpeg takes a track for one. */
const OTHER_KINDS = ['vide', 'subp', 'clcp', 'm1a ', 'text', 'sbtl']

/** What is said in a track, or in a fragment. `chunkSamples` = in the largest of the `chunks`. */
type Claims = {
  samples: number
  chunks: number
  chunkSamples: number
  edits: number
  isSound: boolean
  isOther: boolean
  isEven: boolean
}

/** How the walk through a file goes on: `seen` = where it has met COUNTS. */
type Walk = {
  boxes: number
  samples: number
  header: number
  readonly seen: Set<number>
  readonly most: number
  readonly read: ReadAt
}

/**
 * True for an MP4 or QuickTime file of `size` bytes that says it has more samples than it can hold, or than
 * anybody records: ffmpeg keeps a record of each, before it has read one (ISO/IEC 14496-12, 8.7.3 and 8.8.8).
 */
export async function claimsTooMuch(read: ReadAt, size: number): Promise<boolean> {
  const most = Math.min(size, MOST_SAMPLES)
  const walk: Walk = { boxes: 0, samples: 0, header: 0, seen: new Set(), most, read }
  const claims = none()
  // No program writes such a tag before this; ffmpeg would skip it.
  if (String.fromCharCode(...(await read(0, 3))) === 'ID3') return true
  return !((await within(walk, claims, 0, size, 0)) && add(walk, claims))
}

function none(): Claims {
  return {
    samples: 0,
    chunks: 0,
    chunkSamples: 0,
    edits: 1,
    isSound: false,
    isOther: false,
    isEven: true,
  }
}

/** Adds what a track claims; false when it is too much. */
function add(walk: Walk, { samples, chunks, chunkSamples, edits, ...claims }: Claims): boolean {
  const stretches = Math.max(Math.ceil(samples / PCM_STRETCH), chunks * Math.ceil(chunkSamples / PCM_STRETCH))
  const kept = claims.isSound && claims.isEven && !claims.isOther ? stretches : samples
  walk.samples += edits > USUAL_EDITS ? kept * edits : kept
  return walk.samples <= walk.most
}

/** Looks at the boxes between two places; false when they claim too much, or are too many. */
async function within(walk: Walk, around: Claims, from: number, to: number, depth: number): Promise<boolean> {
  for (let at = from; at + 8 <= to && depth <= DEEPEST; ) {
    const box = await headerAt(walk.read, at, to)
    // ffmpeg reads no further, either.
    if (!box) return true
    // A header that is packed may hold anything.
    if (++walk.boxes > MOST_BOXES || box.type === 'cmov') return false
    if (TABLES.includes(box.type)) await note(walk, around, box)
    else if (depth > 0 || !PLAIN.includes(box.type)) {
      const own = box.type === 'trak' ? none() : around
      if (!(await within(walk, own, box.from, box.to, depth + 1))) return false
      if (own !== around && !add(walk, own)) return false
      if (depth === 0 && !(await addHidden(walk, box))) return false
    }
    at = box.to
  }
  return true
}

/**
 * Adds what is said where no box begins for us. ffmpeg finds boxes behind descriptions of sound and in other
 * places whose length only it knows.
 */
async function addHidden(walk: Walk, { from, to }: Header): Promise<boolean> {
  walk.header += to - from
  if (walk.header > MOST_HEADER) return false
  for await (const { name, at } of findNames(walk.read, COUNTS, from, to)) {
    if (walk.seen.has(at + 4)) continue
    walk.samples += await countAt(walk.read, name, at + 4)
    if (walk.samples > walk.most) return false
  }
  walk.seen.clear()
  return true
}

type Header = { readonly type: string; readonly from: number; readonly to: number }

/** A box as ffmpeg takes it, whatever its type. */
async function headerAt(read: ReadAt, at: number, end: number): Promise<Header | null> {
  const bytes = await read(at, 16)
  if (bytes.length < 8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const short = view.getUint32(0)
  const isLong = short === 1 && bytes.length === 16
  // ffmpeg takes a long size of 8 for none, too.
  const isOpen = short === 0 || (isLong && view.getBigUint64(8) === 8n)
  const length = isOpen ? end - at : isLong ? Number(view.getBigUint64(8)) : short
  const head = isLong ? 16 : 8
  const type = String.fromCharCode(...bytes.subarray(4, 8))
  return length < head ? null : { type, from: at + head, to: Math.min(end, at + length) }
}

/** Takes down what a table says. */
async function note({ read, seen }: Walk, claims: Claims, { type, from, to }: Header): Promise<void> {
  if (COUNTS.includes(type)) {
    seen.add(from)
    claims.samples += await countAt(read, type, from)
    if (type !== 'trun' && (await numberAt(read, from + 4)) === 0) claims.isEven = false
  } else if (type === 'stco' || type === 'co64') claims.chunks += await numberAt(read, from + 4)
  else if (type === 'stsc')
    claims.chunkSamples = Math.max(claims.chunkSamples, await largestChunk(read, from, to))
  else if (type === 'elst') claims.edits = Math.max(claims.edits, await numberAt(read, from + 4))
  else if (type === 'stts') {
    const isOneByOne = (await numberAt(read, from + 4)) === 1 && (await numberAt(read, from + 12)) === 1
    if (!isOneByOne) claims.isEven = false
  } else if (type === 'hdlr') {
    const kind = String.fromCharCode(...(await read(from + 8, 4)))
    if (kind === 'soun') claims.isSound = true
    if (OTHER_KINDS.includes(kind)) claims.isOther = true
  }
}

/** How many samples one of COUNTS says there are; `from` = behind its name. */
function countAt(read: ReadAt, name: string, from: number): Promise<number> {
  return numberAt(read, from + (name === 'trun' ? 4 : 8))
}

/** The samples of the largest chunk by a table `stsc`; the most there can be if it is longer than its box. */
async function largestChunk(read: ReadAt, from: number, to: number): Promise<number> {
  const end = from + 8 + 12 * (await numberAt(read, from + 4))
  // ffmpeg reads on behind the box.
  if (end > to) return 0xffff_ffff
  let largest = 0
  for (let at = from + 8; at < end; at += TABLE_BLOCK) {
    const bytes = await read(at, Math.min(TABLE_BLOCK, end - at))
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (let entry = 4; entry + 8 <= bytes.length; entry += 12)
      largest = Math.max(largest, view.getUint32(entry))
  }
  return largest
}

async function numberAt(read: ReadAt, at: number): Promise<number> {
  const bytes = await read(at, 4)
  return bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
}
