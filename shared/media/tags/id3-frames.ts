import type { ReadAt } from '../mp4-boxes.ts'
import { ascii, bigEndian } from './byte-text.ts'

/** The layout of frames, and the source of the bytes. */
export type Id3Layout = {
  readonly read: ReadAt
  readonly version: number
  /** All frames are unsynchronised, whatever their flags say. */
  readonly isUnsynchronised: boolean
  /** Reads forward only: going back restarts. */
  readonly isForwardOnly: boolean
}

/** A tag. Its frames are at `from`..`to` of `layout.read`; it ends at `end` of the file. */
export type Id3Tag = {
  readonly layout: Id3Layout
  readonly from: number
  readonly to: number
  readonly end: number
}

/** A frame with its content at `from`..`to` of `layout.read`; it may end before `to`. */
export type Id3Frame = {
  readonly id: string
  readonly layout: Id3Layout
  readonly from: number
  readonly to: number
}

const HEADER = 10
const MAX_FRAMES = 10_000
/** Block size for unsynchronised bytes. */
const BLOCK = 64 << 10

/** The ID3v2.2, 2.3 or 2.4 tag at `at` (id3.org: id3v2.4.0-structure, 3); null when there is none. */
export async function id3TagAt(read: ReadAt, at: number): Promise<Id3Tag | null> {
  const head = await read(at, HEADER)
  const [version = 0, , flags = 0] = head.subarray(3, 6)
  if (head.length < HEADER || ascii(head, 0, 3) !== 'ID3' || version < 2 || version > 4) return null
  const size = syncsafe(head, 6)
  const end = at + HEADER + size + (version === 4 && (flags & 0x10) !== 0 ? HEADER : 0)
  const isUnsynchronised = (flags & 0x80) !== 0
  // Before version 2.4 the whole tag is unsynchronised, and sizes count the original bytes.
  const isWhole = isUnsynchronised && version < 4
  const layout: Id3Layout = {
    read: isWhole ? resynchronised(read, at + HEADER, at + HEADER + size) : read,
    version,
    isUnsynchronised: isUnsynchronised && !isWhole,
    isForwardOnly: isWhole,
  }
  const from = isWhole ? 0 : at + HEADER
  const extension = version > 2 && (flags & 0x40) !== 0 ? await extensionLength(layout, from) : 0
  // Version 2.2 has a compression bit here, for an undefined scheme.
  const isCompressed = version === 2 && (flags & 0x40) !== 0
  return { layout, from: isCompressed ? from + size : from + extension, to: from + size, end }
}

/** The frames with the `wanted` ids; others are skipped. */
export async function* id3Frames(
  layout: Id3Layout,
  from: number,
  to: number,
  wanted: RegExp,
): AsyncGenerator<Id3Frame> {
  const { read, version } = layout
  const length = version === 2 ? 6 : HEADER
  let at = from
  for (let count = 0; at + length < to && count < MAX_FRAMES; count++) {
    const head = await read(at, length)
    const id = frameId(head, version)
    if (id === null) return
    const end = at + length + (await frameSize(layout, head, at, to))
    const frame = wanted.test(id)
      ? content(layout, { id, from: at + length, to: Math.min(end, to) }, head)
      : null
    if (frame) yield frame
    at = end
  }
}

/**
 * Reads a stretch of a file without the zero byte that unsynchronisation adds after each 0xFF (6.1 of the
 * structure). Offsets are relative to the stretch. Going back restarts.
 */
export function resynchronised(read: ReadAt, from: number, to: number): ReadAt {
  let block: Uint8Array = new Uint8Array()
  let [start, next, isAfterFf] = [0, from, false]
  return async (offset, length) => {
    if (offset < start) [block, start, next, isAfterFf] = [new Uint8Array(), 0, from, false]
    while (start + block.length < offset + length && next < to) {
      const bytes = await read(next, Math.min(BLOCK, to - next))
      if (bytes.length === 0) break
      const left = block.subarray(Math.min(block.length, offset - start))
      start += block.length - left.length
      const joined = new Uint8Array(left.length + bytes.length)
      joined.set(left)
      let count = left.length
      for (const byte of bytes) {
        if (!isAfterFf || byte !== 0) joined[count++] = byte
        isAfterFf = byte === 0xff
      }
      block = joined.subarray(0, count)
      next += bytes.length
    }
    return block.subarray(offset - start, offset - start + length)
  }
}

/** The frame without the bytes its flags add; null when it is compressed or encrypted. */
function content(
  layout: Id3Layout,
  frame: { readonly id: string; readonly from: number; readonly to: number },
  head: Uint8Array,
): Id3Frame | null {
  const { read, version } = layout
  const flags = version === 2 ? 0 : (head[9] ?? 0)
  if ((flags & (version === 3 ? 0xc0 : 0x0c)) !== 0) return null
  const isGrouped = (flags & (version === 3 ? 0x20 : 0x40)) !== 0
  const from = frame.from + (isGrouped ? 1 : 0) + (version === 4 && (flags & 1) !== 0 ? 4 : 0)
  if (from > frame.to) return null
  if (version !== 4 || (!layout.isUnsynchronised && (flags & 2) === 0)) return { ...frame, layout, from }
  const inside = { ...layout, read: resynchronised(read, from, frame.to) }
  return {
    id: frame.id,
    layout: { ...inside, isUnsynchronised: false, isForwardOnly: true },
    from: 0,
    to: frame.to - from,
  }
}

/** Sizes are plain in version 2.3 and syncsafe in 2.4, but some writers swapped that. */
async function frameSize(layout: Id3Layout, head: Uint8Array, at: number, to: number): Promise<number> {
  if (layout.version === 2) return bigEndian(head, 3, 3)
  const [plain, safe] = [bigEndian(head, 4, 4), syncsafe(head, 4)]
  const [reported, other] = layout.version === 4 ? [safe, plain] : [plain, safe]
  if (reported === other || layout.isForwardOnly || (await leadsOn(layout, at + HEADER + reported, to)))
    return reported
  return (await leadsOn(layout, at + HEADER + other, to)) ? other : reported
}

/** True when a frame, padding or the end of the tag is at `at`. */
async function leadsOn({ read, version }: Id3Layout, at: number, to: number): Promise<boolean> {
  if (at >= to) return at === to
  const head = await read(at, Math.min(HEADER, to - at))
  return head.length > 0 && (frameId(head, version) !== null || head.every((byte) => byte === 0))
}

async function extensionLength({ read, version }: Id3Layout, from: number): Promise<number> {
  const bytes = await read(from, 4)
  // Some writers set the flag without an extended header.
  if (frameId(bytes, version) !== null) return 0
  return version === 4 ? syncsafe(bytes, 0) : 4 + bigEndian(bytes, 0, 4)
}

function frameId(head: Uint8Array, version: number): string | null {
  const id = ascii(head, 0, version === 2 ? 3 : 4)
  return (version === 2 ? /^[A-Z][A-Z0-9]{2}$/ : /^[A-Z][A-Z0-9]{3}$/).test(id) ? id : null
}

/** A syncsafe number: four bytes of seven bits. */
function syncsafe(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((value, i) => value * 128 + ((bytes[at + i] ?? 0) & 0x7f), 0)
}
