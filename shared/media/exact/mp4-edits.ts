import {
  type Box,
  boxAt,
  child,
  children,
  dataView,
  type ReadAt,
  sampleTable,
  timescale,
  tracks,
} from '../mp4-boxes.ts'

/** Bytes that replace those of a file when it is served; the file is not touched. */
export type Overlay = { readonly at: number; readonly bytes: Uint8Array }

/** What a simple edit list does: see {@link readEdits}. */
type Edits = { readonly skipSeconds: number; readonly endSeconds: number | null }

/** The effect of the sound track's edit list, and how to hide it. */
export type HiddenEdits = Edits & { readonly overlays: readonly Overlay[] }

/**
 * Finds the edit list (`edts`, ISO/IEC 14496-12, 8.6.6) of the first sound track and the overlay that renames
 * it to `free`. Chromium 130 applies the list at the start but forgets it after a seek, so the clock does it
 * instead. Null when there is none, or one that does more than skip the start. Never throws on bad bytes;
 * errors of `read` pass through.
 */
export async function hideEdits(read: ReadAt, size: number): Promise<HiddenEdits | null> {
  const moov = await child(read, 0, size, 'moov')
  if (!moov) return null
  const sound = await soundTrack(read, moov)
  const edits = sound && (await child(read, sound.track.from, sound.track.to, 'edts'))
  const list = edits && (await child(read, edits.from, edits.to, 'elst'))
  if (!list) return null
  const mediaRate = await timescale(read, sound.media, 'mdhd')
  const movieRate = await timescale(read, moov, 'mvhd')
  const effect = await readEdits(read, list, mediaRate, movieRate)
  if (effect === null) return null
  return { ...effect, overlays: [{ at: edits.at + 4, bytes: Uint8Array.of(0x66, 0x72, 0x65, 0x65) }] }
}

/** True when a box, or sound in the sample table, lies beyond the end of the file: it is truncated. */
export async function isCutOff(read: ReadAt, size: number): Promise<boolean> {
  const end = (await children(read, 0, size)).at(-1)?.to ?? 0
  const rest = size - end < 8 ? null : await boxAt(read, end, Infinity)
  if (rest && rest.to > size) return true
  const moov = await child(read, 0, size, 'moov')
  const media = moov && (await soundTrack(read, moov))?.media
  return media != null && (await lastChunk(read, media)) >= size
}

/** File offset of the last chunk of sound; -1 when there is no table. */
async function lastChunk(read: ReadAt, media: Box): Promise<number> {
  const boxes = await sampleTable(read, media)
  const offsets = boxes.find(({ type }) => type === 'stco' || type === 'co64')
  const each = offsets?.type === 'co64' ? 8 : 4
  if (!offsets || offsets.to - offsets.from < 8 + each) return -1
  const view = dataView(await read(offsets.to - each, each))
  if (view.byteLength < each) return -1
  return each === 8 ? Number(view.getBigUint64(0)) : view.getUint32(0)
}

async function soundTrack(read: ReadAt, moov: Box): Promise<{ track: Box; media: Box } | null> {
  for await (const found of tracks(read, moov)) if (found.kind === 'soun') return found
  return null
}

/**
 * An edit list (8.6.6) with one edit, perhaps after an empty one that delays it: the seconds of media before
 * the movie begins (negative for a delay), and where in the movie the track ends (null = the list does not
 * tell); other tracks may end later. Null when the list does more.
 */
export async function readEdits(
  read: ReadAt,
  list: Box,
  mediaRate: number,
  movieRate: number,
): Promise<Edits | null> {
  const view = dataView(await read(list.from, Math.min(list.to - list.from, 8 + 3 * 20)))
  if (view.byteLength < 8 || mediaRate === 0 || movieRate === 0) return null
  const long = view.getUint8(0) === 1
  const count = view.getUint32(4)
  const each = long ? 20 : 12
  if (count < 1 || count > 2 || view.byteLength < 8 + count * each) return null
  let delay = 0
  for (let i = 0; i < count; i++) {
    const at = 8 + i * each
    const length = (long ? Number(view.getBigUint64(at)) : view.getUint32(at)) / movieRate
    const start = long ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4)
    if (start < 0 && i === 0) delay = length
    else if (i !== count - 1 || start < 0) return null
    else return { skipSeconds: start / mediaRate - delay, endSeconds: length > 0 ? delay + length : null }
  }
  return null
}
