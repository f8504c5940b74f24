/** Reads up to `length` bytes at `offset`; fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>

/** A box of an MP4 or QuickTime file (ISO/IEC 14496-12, 4.2): header at `at`, content from `from` to `to`. */
export type Box = { readonly type: string; readonly from: number; readonly to: number; readonly at: number }

/** More boxes than this on one level mean a damaged or hostile file. */
const MAX_BOXES = 10_000
const MAX_TRACKS = 100

/** The first box of a type between two offsets of the file. */
export async function child(read: ReadAt, from: number, to: number, type: string): Promise<Box | null> {
  return (await children(read, from, to, type)).find((box) => box.type === type) ?? null
}

/** The boxes between two offsets, up to and including the first of type `until`. */
export async function children(read: ReadAt, from: number, to: number, until?: string): Promise<Box[]> {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to && boxes.length < MAX_BOXES; ) {
    const box = await boxAt(read, at, to)
    if (!box || box.to > to) break
    boxes.push(box)
    if (box.type === until) break
    at = box.to
  }
  return boxes
}

/** The box with its header at `at`; a box of length 0 ends at `end`. Null when it is no box. */
export async function boxAt(read: ReadAt, at: number, end: number): Promise<Box | null> {
  const view = dataView(await read(at, 16))
  if (view.byteLength < 8) return null
  const short = view.getUint32(0)
  const type = ascii(new Uint8Array(view.buffer, view.byteOffset + 4, 4))
  const long = short === 1 && view.byteLength === 16
  const length = short === 0 ? end - at : long ? Number(view.getBigUint64(8)) : short
  const head = long ? 16 : 8
  return length < head || !/^[ -~\xa9]{4}$/.test(type) ? null : { type, at, from: at + head, to: at + length }
}

/** The tracks (`trak`) of a movie that have a media box, with its kind (`soun`, `vide`, `text`; 8.4.3). */
export async function* tracks(
  read: ReadAt,
  moov: Box,
): AsyncGenerator<{ readonly track: Box; readonly media: Box; readonly kind: string }> {
  const boxes = (await children(read, moov.from, moov.to)).filter(({ type }) => type === 'trak')
  for (const track of boxes.slice(0, MAX_TRACKS)) {
    const media = await child(read, track.from, track.to, 'mdia')
    const handler = media && (await child(read, media.from, media.to, 'hdlr'))
    if (media) yield { track, media, kind: handler ? ascii(await read(handler.from + 8, 4)) : '' }
  }
}

/** The boxes of a track's sample table (`minf/stbl`; 8.5). */
export async function sampleTable(read: ReadAt, media: Box): Promise<Box[]> {
  const information = await child(read, media.from, media.to, 'minf')
  const table = information && (await child(read, information.from, information.to, 'stbl'))
  return table ? await children(read, table.from, table.to) : []
}

/** Units per second of a media (`mdhd`) or of the movie (`mvhd`; 8.2.2); 0 when there is none. */
export async function timescale(read: ReadAt, parent: Box, type: 'mdhd' | 'mvhd'): Promise<number> {
  const found = await child(read, parent.from, parent.to, type)
  const view = dataView(found ? await read(found.from, 24) : new Uint8Array())
  if (view.byteLength < 24) return 0
  return view.getUint32(view.getUint8(0) === 1 ? 20 : 12)
}

/** A view of the bytes for multi-byte numbers. */
export function dataView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
