import { type Edit, replaceLines } from '../model/edit.ts'
import type { Transcript, Word } from '../model/transcript.ts'

/** Changes the text of a line. Words keep their times where they stayed the same at the beginning and at the end. */
export function setText(
  transcript: Transcript,
  index: number,
  text: string,
  options: { readonly label: string },
): Edit | null {
  const segment = transcript.segments[index]
  if (!segment) return null
  const words = segment.words === null ? null : rewordedFrom(segment.words, text)
  return replaceLines(transcript, new Map([[index, { text, words }]]), {
    label: options.label,
    selection: [segment.id],
  })
}

function rewordedFrom(old: readonly Word[], text: string): Word[] {
  const parts = text.match(/\s*\S+/g) ?? []
  const same = (a: Word | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a.text.trim() === b.trim()
  let head = 0
  while (head < old.length && head < parts.length && same(old[head], parts[head])) head++
  let tail = 0
  while (
    tail < old.length - head &&
    tail < parts.length - head &&
    same(old.at(-1 - tail), parts.at(-1 - tail))
  )
    tail++
  return parts.map((part, i) => {
    const kept =
      i < head ? old[i] : i >= parts.length - tail ? old[old.length - (parts.length - i)] : undefined
    return kept ?? { text: part, start: null, end: null }
  })
}
