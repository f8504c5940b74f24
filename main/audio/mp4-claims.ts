import type { ReadAt } from '../../shared/media/mp4-boxes.ts'

/** 100 h of sound in the shortest usual samples, and some more. */
const MOST_SAMPLES = 20_000_000
/** So many boxes are looked at: some 50 h in fragments of a second. */
const MOST_BOXES = 2_000_000
/** Ordinary files have no more edits, which do not overlap; each may repeat all samples. */
const USUAL_EDITS = 50
/** ffmpeg looks no deeper. */
const DEEPEST = 11
/** ffmpeg keeps stretches of so many where every sample is as long as the next, as in PCM. */
const PCM_STRETCH = 1024
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

/** What is said in a track, or in a fragment. */
type Claims = { samples: number; edits: number; isSound: boolean; isOther: boolean; isEven: boolean }

/** How the walk through a file goes on: boxes that may still be looked at. */
type Walk = { boxes: number; samples: number; readonly most: number; readonly read: ReadAt }

/**
 * True for an MP4 or QuickTime file of `size` bytes that says it has more samples than it can hold, or than
 * anybody records: ffmpeg keeps a record of each, before it has read one (ISO/IEC 14496-12, 8.7.3 and 8.8.8).
 */
export async function claimsTooMuch(read: ReadAt, size: number): Promise<boolean> {
  const walk: Walk = { boxes: 0, samples: 0, most: Math.min(size, MOST_SAMPLES), read }
  const claims = none()
  // No program writes such a tag before this; ffmpeg would skip it.
  if (String.fromCharCode(...(await read(0, 3))) === 'ID3') return true
  return !((await within(walk, claims, 0, size, 0)) && add(walk, claims))
}

function none(): Claims {
  return { samples: 0, edits: 1, isSound: false, isOther: false, isEven: true }
}

/** Adds what a track claims; false when it is too much. */
function add(walk: Walk, { samples, edits, isSound, isOther, isEven }: Claims): boolean {
  const kept = isSound && isEven && !isOther ? Math.ceil(samples / PCM_STRETCH) : samples
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
    if (TABLES.includes(box.type)) await note(walk.read, around, box)
    else if (depth > 0 || !PLAIN.includes(box.type)) {
      const own = box.type === 'trak' ? none() : around
      if (!(await within(walk, own, box.from, box.to, depth + 1))) return false
      if (own !== around && !add(walk, own)) return false
    }
    at = box.to
  }
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
async function note(read: ReadAt, claims: Claims, { type, from }: Header): Promise<void> {
  if (type === 'stsz' || type === 'stz2') {
    claims.samples += await numberAt(read, from + 8)
    if ((await numberAt(read, from + 4)) === 0) claims.isEven = false
  } else if (type === 'trun') claims.samples += await numberAt(read, from + 4)
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

async function numberAt(read: ReadAt, at: number): Promise<number> {
  const bytes = await read(at, 4)
  return bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
}
