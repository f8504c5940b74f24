import type { Segment, Transcript } from '../model/transcript.ts'
import type { ReadResult } from './core/format.ts'
import { formatById } from './list.ts'
import { patchWith } from './save/patch.ts'

/**
 * How many lines would come back cut in other places if `source` were saved with the changes of `transcript`,
 * where lines were split, joined, added or removed: files of words have no lines, and readers make them.
 * Saves in memory and reads the result. None for a file that takes no changes at all (that is said when it is
 * written), and for one that is read by hand.
 */
export function unwrittenLines(source: ReadResult, { segments }: Transcript): number {
  const format = formatById(source.format)
  if (!format || source.byHand || isCutAlike(source.transcript.segments, segments)) return 0
  const { text } = patchWith(format, source, { segments })
  if (text === null) return 0
  const spoken = segments.map(wordsOf).filter(Boolean)
  const again = format.read(text, { durationMs: null }).transcript.segments.map(wordsOf).filter(Boolean)
  if (again.length === spoken.length) return 0
  const left = new Map<string, number>()
  for (const words of again) left.set(words, (left.get(words) ?? 0) + 1)
  return spoken.filter((words) => {
    const count = left.get(words) ?? 0
    left.set(words, count - 1)
    return count <= 0
  }).length
}

function isCutAlike(was: readonly Segment[], now: readonly Segment[]): boolean {
  return was.length === now.length && now.every(({ id }, i) => id === was[i]?.id)
}

function wordsOf({ text }: Segment): string {
  return text.replace(/\s+/g, ' ').trim()
}
