import { createHash } from 'node:crypto'

/** An episode is known by its audio, without audio by its transcript. */
export function episodeId(audio: string | null, text: string | null): string {
  return createHash('sha256')
    .update(audio ?? text ?? '')
    .digest('hex')
    .slice(0, 24)
}
