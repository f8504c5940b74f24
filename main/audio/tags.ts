import { open } from 'node:fs/promises'
import { type AudioTags, readAudioTags } from '../../shared/media/tags/audio-tags.ts'

/** Title, artist, album and chapters (ms) inside a file. Rejects when it cannot be read, never because of its bytes. */
export async function fileTags(path: string): Promise<AudioTags> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    return await readAudioTags(async (offset, length) => {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await file.read(bytes, 0, length, offset)
      return bytes.subarray(0, bytesRead)
    }, size)
  } finally {
    await file.close()
  }
}
