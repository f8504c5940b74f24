import type { FileHandle } from 'node:fs/promises'

/** Fills `bytes` from `position` on, as far as the file goes. Answers how many bytes there were. */
export async function readInto(
  handle: Pick<FileHandle, 'read'>,
  bytes: Uint8Array | Int8Array,
  position: number,
): Promise<number> {
  let done = 0
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, position + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return done
}

/** At most `length` bytes from `position` on; fewer at the end of the file. */
export async function readBytes(
  handle: Pick<FileHandle, 'read'>,
  position: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  return bytes.subarray(0, await readInto(handle, bytes, position))
}
