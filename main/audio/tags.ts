import { open } from 'node:fs/promises'
import { type AudioTags, readAudioTags } from '../../shared/media/tags/audio-tags.ts'
import { readBytes } from '../files/read-bytes.ts'

/**
 * Title, artist, album and chapters (ms) inside a file. Rejects when it cannot be read, never because of its
 * bytes.
 */
export async function fileTags(path: string): Promise<AudioTags> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    return await readAudioTags((offset, length) => readBytes(file, offset, length), size)
  } finally {
    await file.close()
  }
}
