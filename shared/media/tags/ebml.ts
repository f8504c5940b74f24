import type { ReadAt } from '../mp4-boxes.ts'
import { bigEndian, utf8 } from './byte-text.ts'
import { MAX_TEXT } from './embedded.ts'

/** An element with data from `from` to `to`. `isOpen` = unknown size: `to` is the end of its parent. */
export type Element = {
  readonly id: number
  readonly from: number
  readonly to: number
  readonly isOpen: boolean
}

/** An element with its data. */
export type Held = Element & { readonly data: Uint8Array }

/** Largest number of children that is read. */
const MAX_ELEMENTS = 20_000
/** Longest header: four bytes for the id, eight for the size. */
const HEADER = 12

/**
 * The element with its header at `at` (RFC 8794, 6), ending at `end` at the latest. Null when there is none.
 */
export async function elementAt(read: ReadAt, at: number, end: number): Promise<Element | null> {
  return at < end ? element(await read(at, Math.min(HEADER, end - at)), 0, at, end) : null
}

/** The consecutive elements in bytes. */
export function elements(bytes: Uint8Array): readonly Held[] {
  const found: Held[] = []
  for (let at = 0; at < bytes.length && found.length < MAX_ELEMENTS; ) {
    const next = element(bytes, at, at, bytes.length)
    if (!next) break
    found.push({ ...next, data: bytes.subarray(next.from, next.to) })
    at = next.to
  }
  return found
}

/** The first child with this id as an unsigned number (RFC 8794, 7.2); null when there is none. */
export function numberIn(children: readonly Held[], id: number): number | null {
  const found = children.find((child) => child.id === id)
  return found && found.data.length <= 8 ? bigEndian(found.data, 0, found.data.length) : null
}

/** Reads the header at `at` of the bytes, which are at `place` of the file. */
function element(bytes: Uint8Array, at: number, place: number, end: number): Element | null {
  const first = bytes[at] ?? 0
  const idLength = Math.clz32(first) - 23
  const size = bytes[at + idLength] ?? 0
  const sizeLength = Math.clz32(size) - 23
  if (idLength > 4 || sizeLength > 8 || at + idLength + sizeLength > bytes.length) return null
  // The first one bit gives the length; all ones after it mean unknown size.
  const top = (size & (0xff >> sizeLength)) * 256 ** (sizeLength - 1)
  const length = top + bigEndian(bytes, at + idLength + 1, sizeLength - 1)
  const isOpen = length >= 2 ** (7 * sizeLength) - 1
  const from = place + idLength + sizeLength
  return { id: bigEndian(bytes, at, idLength), from, to: isOpen ? end : Math.min(end, from + length), isOpen }
}

/**
 * The first child with this id as text, which may be zero-padded (RFC 8794, 7.4 and 7.5); null when there is
 * none.
 */
export function textIn(children: readonly Held[], id: number): string | null {
  const found = children.find((child) => child.id === id)
  return found ? (utf8(found.data.subarray(0, MAX_TEXT)).split('\0', 1)[0] ?? '') : null
}
