import { type Box, boxAt, type ReadAt } from '../../shared/media/mp4-boxes.ts'

/** 100 h of sound in the shortest usual samples, and some more. */
const MOST_SAMPLES = 20_000_000
/** So many boxes are looked at: some 20 h in fragments of a second. */
const MOST_BOXES = 500_000
/** ffmpeg keeps stretches of so many where every sample is as long as the next, as in PCM. */
const PCM_STRETCH = 1024
/** `soun`, as a number. */
const SOUND = 0x736f_756e
const CONTAINERS: readonly string[] = ['moov', 'trak', 'mdia', 'minf', 'moof', 'traf']

/**
 * True for an MP4 or QuickTime file of `size` bytes that says it has more samples than it can hold, or than
 * anybody records: ffmpeg keeps a record of each, before it has read one (ISO/IEC 14496-12, 8.7.3 and 8.8.8).
 */
export async function claimsTooMuch(read: ReadAt, size: number): Promise<boolean> {
  const most = Math.min(size, MOST_SAMPLES)
  let boxes = 0
  let samples = 0
  /** False when it is too much. `isSound` = within a track of sound. */
  const walk = async (from: number, to: number, isSound: boolean): Promise<boolean> => {
    let sounds = isSound
    for (let at = from; at + 8 <= to; ) {
      const box = await boxAt(read, at, to)
      if (!box) return true
      if (++boxes > MOST_BOXES) return false
      const end = Math.min(box.to, to)
      if (box.type === 'hdlr') sounds = (await numberAt(read, box.from + 8)) === SOUND
      if (CONTAINERS.includes(box.type) && !(await walk(box.from, end, sounds))) return false
      if (box.type === 'stbl') samples += await samplesIn(read, { ...box, to: end }, sounds)
      if (box.type === 'trun') samples += await numberAt(read, box.from + 4)
      // A header that is packed may hold anything.
      if (samples > most || box.type === 'cmov') return false
      at = box.to
    }
    return true
  }
  return !(await walk(0, size, false))
}

/** Samples that ffmpeg keeps for a sample table; `isSound` = of a track of sound. */
async function samplesIn(read: ReadAt, table: Box, isSound: boolean): Promise<number> {
  let samples = 0
  let isPcm = false
  for (let at = table.from; at + 8 <= table.to; ) {
    const box = await boxAt(read, at, table.to)
    if (!box) break
    if (box.type === 'stsz' || box.type === 'stz2') samples += await numberAt(read, box.from + 8)
    if (box.type === 'stts')
      isPcm = (await numberAt(read, box.from + 4)) === 1 && (await numberAt(read, box.from + 12)) === 1
    at = box.to
  }
  return isSound && isPcm ? Math.ceil(samples / PCM_STRETCH) : samples
}

async function numberAt(read: ReadAt, at: number): Promise<number> {
  const bytes = await read(at, 4)
  return bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
}
