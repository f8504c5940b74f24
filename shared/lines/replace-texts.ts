import { type Edit, replaceLines } from '../model/edit.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'
import { reword } from './set-text.ts'

/** Changes the texts of many lines, by index. Kept words keep their times; lines keep theirs. */
export function replaceTexts(
  transcript: Transcript,
  texts: ReadonlyMap<number, string>,
  options: { readonly label: Words },
): Edit | null {
  const changes = new Map<number, Partial<Segment>>()
  const ids: string[] = []
  for (const [i, text] of texts) {
    const segment = transcript.segments[i]
    if (!segment || segment.text === text) continue
    changes.set(i, reword(segment, text))
    ids.push(segment.id)
  }
  return replaceLines(transcript, changes, { label: options.label, selection: ids.slice(0, 1) })
}
