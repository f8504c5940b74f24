import type { ReadAt } from '../mp4-boxes.ts'
import { ascii, bigEndian } from './byte-text.ts'

/** How frames are laid out, and where the bytes come from. */
export type Id3Layout = {
  readonly read: ReadAt
  readonly version: number
  /** Every frame is unsynchronised, whatever its own flags say. */
  readonly isUnsynchronised: boolean
  /** Reading goes forward only: looking ahead would begin anew. */
  readonly isForwardOnly: boolean
}

/** The tag at some place of a file. Its frames go from `from` to `to`, by `layout.read`; it ends at `end` of the file. */
export type Id3Tag = {
  readonly layout: Id3Layout
  readonly from: number
  readonly to: number
  readonly end: number
}

/** A frame: its content goes from `from` to `to`, by `layout.read`; it may end before `to`. */
export type Id3Frame = {
  readonly id: string
  readonly layout: Id3Layout
  readonly from: number
  readonly to: number
}

const HEADER = 10
const MAX_FRAMES = 10_000
/** What unsynchronised bytes are read by. */
const BLOCK = 64 << 10

/** The ID3v2.2, 2.3 or 2.4 tag at `at` (id3.org: id3v2.4.0-structure, 3); null when there is none. */
export async function id3TagAt(read: ReadAt, at: number): Promise<Id3Tag | null> {
  const head = await read(at, HEADER)
  const [version = 0, , flags = 0] = head.subarray(3, 6)
  if (head.length < HEADER || ascii(head, 0, 3) !== 'ID3' || version < 2 || version > 4) return null
  const size = syncsafe(head, 6)
  const end = at + HEADER + size + (version === 4 && (flags & 0x10) !== 0 ? HEADER : 0)
  const isUnsynchronised = (flags & 0x80) !== 0
  // Before version 2.4 the tag is unsynchronised as a whole, and sizes count what it was before.
  const isWhole = isUnsynchronised && version < 4
  const layout: Id3Layout = {
    read: isWhole ? resynchronised(read, at + HEADER, at + HEADER + size) : read,
    version,
    isUnsynchronised: isUnsynchronised && !isWhole,
    isForwardOnly: isWhole,
  }
  const from = isWhole ? 0 : at + HEADER
  const extension = version > 2 && (flags & 0x40) !== 0 ? await extensionLength(layout, from) : 0
  // Version 2.2 has a bit for compression here, of a kind that was never settled.
  const isCompressed = version === 2 && (flags & 0x40) !== 0
  return { layout, from: isCompressed ? from + size : from + extension, to: from + size, end }
}

/** The frames between two places whose identifiers are asked for; others are stepped over unread. */
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
 * Reads a stretch of a file as if the zero byte that unsynchronisation put after each 0xFF were not there (6.1 of the
 * structure). Offsets count from the start of the stretch. Going back means to begin anew.
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

/** The frame without what its flags put before the content; null when that is compressed or encrypted. */
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

/** Sizes are plain in version 2.3 and syncsafe in 2.4; there are writers that did it the other way round. */
async function frameSize(layout: Id3Layout, head: Uint8Array, at: number, to: number): Promise<number> {
  if (layout.version === 2) return bigEndian(head, 3, 3)
  const [plain, safe] = [bigEndian(head, 4, 4), syncsafe(head, 4)]
  const [told, other] = layout.version === 4 ? [safe, plain] : [plain, safe]
  if (told === other || layout.isForwardOnly || (await leadsOn(layout, at + HEADER + told, to))) return told
  return (await leadsOn(layout, at + HEADER + other, to)) ? other : told
}

/** Whether a frame, padding, or the end of the tag is at a place. */
async function leadsOn({ read, version }: Id3Layout, at: number, to: number): Promise<boolean> {
  if (at >= to) return at === to
  const head = await read(at, Math.min(HEADER, to - at))
  return head.length > 0 && (frameId(head, version) !== null || head.every((byte) => byte === 0))
}

async function extensionLength({ read, version }: Id3Layout, from: number): Promise<number> {
  const bytes = await read(from, 4)
  // Some writers set the flag and then begin with a frame.
  if (frameId(bytes, version) !== null) return 0
  return version === 4 ? syncsafe(bytes, 0) : 4 + bigEndian(bytes, 0, 4)
}

function frameId(head: Uint8Array, version: number): string | null {
  const id = ascii(head, 0, version === 2 ? 3 : 4)
  return (version === 2 ? /^[A-Z][A-Z0-9]{2}$/ : /^[A-Z][A-Z0-9]{3}$/).test(id) ? id : null
}

/** Four bytes of seven bits each. */
function syncsafe(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((value, i) => value * 128 + ((bytes[at + i] ?? 0) & 0x7f), 0)
}
