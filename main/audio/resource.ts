import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Overlay } from '../../shared/media/exact/mp4-edits.ts'

const READ_SIZE = 256 * 1024

/** A file as it is served: perhaps with a head of our own before it, and a few of its bytes replaced. */
export type Resource = {
  readonly path: string
  readonly mime: string
  readonly head: Uint8Array
  readonly overlays: readonly Overlay[]
  /** Size and time of the file when it was looked at; another one is not served under this head. */
  readonly stamp: FileStamp
}

/** By which it is known whether a file is still the one that was looked at. */
export type FileStamp = { readonly size: number; readonly mtimeMs: number }

/** The file as it is. Throws when it cannot be reached. */
export async function plainResource(path: string, mime: string): Promise<Resource> {
  return { path, mime, head: new Uint8Array(), overlays: [], stamp: await stampOf(path) }
}

/** The stamp of a file now. Throws when it cannot be reached. */
export async function stampOf(path: string): Promise<FileStamp> {
  const { size, mtimeMs } = await stat(path)
  return { size, mtimeMs }
}

/** What became of the file since it was looked at. */
export async function stateOf({ path, stamp }: Resource): Promise<'same' | 'changed' | 'gone'> {
  const now = await stampOf(path).catch(() => null)
  if (!now) return 'gone'
  return now.size === stamp.size && now.mtimeMs === stamp.mtimeMs ? 'same' : 'changed'
}

/** Bytes that are served. */
export function sizeOf({ head, stamp }: Resource): number {
  return head.length + stamp.size
}

/**
 * The bytes from `from` up to `to` (excluded), read as they are taken. Destroying the stream ends the
 * reading.
 */
export function readResource(resource: Resource, from: number, to: number): Readable {
  return Readable.from(pieces(resource, from, to), { objectMode: false, highWaterMark: READ_SIZE })
}

async function* pieces({ path, head, overlays }: Resource, from: number, to: number) {
  if (from < head.length) yield Buffer.from(head.subarray(from, to))
  if (to <= head.length) return
  let at = Math.max(0, from - head.length)
  const file = createReadStream(path, { start: at, end: to - head.length - 1, highWaterMark: READ_SIZE })
  for await (const piece of file as AsyncIterable<Buffer>) {
    for (const overlay of overlays) lay(overlay, piece, at)
    at += piece.length
    yield piece
  }
}

/** Puts what falls into a piece of the file that begins at `at`. */
function lay(overlay: Overlay, piece: Buffer, at: number): void {
  for (const [i, byte] of overlay.bytes.entries()) {
    const index = overlay.at + i - at
    if (index >= 0 && index < piece.length) piece[index] = byte
  }
}
