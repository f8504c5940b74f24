import type { Segment } from '../model/transcript.ts'

/**
 * A fingerprint of lines as they were read (FNV-1a, 32 bits, and their number): edits are only put back on
 * the lines that they were made on.
 */
export function fingerprintOf(segments: readonly Segment[]): string {
  let hash = 0x811c9dc5
  const take = (value: number) => (hash = Math.imul(hash ^ value, 0x01000193))
  for (const { id, start, end, text, speaker } of segments) {
    for (const part of [id, text, speaker ?? '']) {
      for (let i = 0; i < part.length; i++) take(part.charCodeAt(i))
      take(part.length)
    }
    take(start ?? -1)
    take(end ?? -1)
  }
  return `${segments.length}-${(hash >>> 0).toString(36)}`
}
