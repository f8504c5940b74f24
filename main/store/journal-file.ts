import { type FileHandle, open, readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { errorCode, writeAll } from '../files/write-all.ts'

/** Whose record it is: ours, which may name paths, or the page's, which is only kept. */
export type Writer = 'main' | 'page'
export type Kept = { readonly by: Writer; readonly text: string }

/**
 * What stands in a journal's file. `size` = bytes of whole records; what comes after them is torn, and
 * damaged when there are more whole ones behind it.
 */
export type Records = {
  readonly records: readonly Kept[]
  readonly size: number
  readonly isTorn: boolean
  readonly isDamaged: boolean
}

const SIGNS: Readonly<Record<string, Writer>> = { m: 'main', p: 'page' }
const NEW_LINE = 0x0a
/** Checksum, writer and two blanks. */
const AHEAD = 11

/**
 * A record as it is written: its CRC-32, who wrote it, and one line of text. A line is whole or it does not
 * count. Throws for text of more lines.
 */
export function frame({ by, text }: Kept): Buffer {
  // A second line would be a record of its own, and a checksum can be made to fit.
  if (text.includes('\n')) throw new Error('a record is one line')
  const rest = `${by === 'main' ? 'm' : 'p'} ${text}`
  return Buffer.from(`${checksum(Buffer.from(rest))} ${rest}\n`)
}

/** The whole records at the start of `bytes`: up to the first that was torn or damaged. */
export function readFrames(bytes: Buffer): Records {
  const records: Kept[] = []
  let size = 0
  for (;;) {
    const end = bytes.indexOf(NEW_LINE, size)
    const record = end < 0 ? null : unframed(bytes.subarray(size, end))
    if (!record) return { records, size, isTorn: size < bytes.length, isDamaged: hasMore(bytes, end) }
    records.push(record)
    size = end + 1
  }
}

/** True when a whole record begins behind a place where a line ends; -1 = none ends. */
function hasMore(bytes: Buffer, from: number): boolean {
  for (let at = from; at >= 0; ) {
    const end = bytes.indexOf(NEW_LINE, at + 1)
    if (end >= 0 && unframed(bytes.subarray(at + 1, end))) return true
    at = end
  }
  return false
}

function unframed(line: Buffer): Kept | null {
  const by = SIGNS[line.toString('latin1', AHEAD - 2, AHEAD - 1)]
  const isWhole = line.toString('latin1', 0, AHEAD - 2) === `${checksum(line.subarray(AHEAD - 2))} `
  return by && isWhole ? { by, text: line.toString('utf8', AHEAD) } : null
}

function checksum(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0')
}

/** The records of a journal's file. Throws when it cannot be read. */
export async function readJournal(file: string): Promise<Records> {
  return readFrames(await readFile(file))
}

/** A journal's file that grows behind its whole records, of which there are `size` bytes now. */
export type Growing = { readonly file: string; size: number }

/** Adds records: all of them are on the disk then, or none, and it throws. One after the other. */
export async function addRecords(growing: Growing, records: readonly Kept[]): Promise<void> {
  const bytes = Buffer.concat(records.map(frame))
  const handle = await open(growing.file, 'r+')
  try {
    // What was torn, or was left by a write that failed halfway, is no part of the file.
    await handle.truncate(growing.size)
    await writeAll(handle, bytes, growing.size)
    await synced(handle)
  } finally {
    await handle.close()
  }
  growing.size += bytes.length
}

/** Some drives know no such thing. */
async function synced(handle: FileHandle): Promise<void> {
  await handle.datasync().catch((cause: unknown) => {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(cause))) throw cause
  })
}
