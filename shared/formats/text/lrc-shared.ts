import type { Segment, Transcript } from '../../model/transcript.ts'
import type { ReadResult, Replacement, Span } from '../core/format.ts'
import { slice } from '../core/lines.ts'
import { lineTimestamps } from './lrc-timestamps.ts'

/** Makes lines of their own in the file of those that share a text, and now differ in more than the start. */
export function separations(source: ReadResult, transcript: Transcript): Replacement[] {
  const { segments } = source.transcript
  const place = new Map(transcript.segments.map(({ id }, i) => [id, i]))
  const edits: Replacement[] = []
  for (let at = 0; at < segments.length; ) {
    const block = source.tokens.get(segments[at]?.id ?? '')?.block
    let next = at + 1
    while (next < segments.length && source.tokens.get(segments[next]?.id ?? '')?.block.from === block?.from)
      next++
    const group = segments.slice(at, next)
    if (block && group.length > 1 && !staysTogether(group, transcript, place.get(group[0]?.id ?? '')))
      edits.push(apart(source, group, block))
    at = next
  }
  return edits
}

function staysTogether(
  group: readonly Segment[],
  { segments }: Transcript,
  first: number | undefined,
): boolean {
  return group.every((was, i) => {
    const now = first === undefined ? undefined : segments[first + i]
    return now?.id === was.id && now.text === was.text && now.speaker === was.speaker && now.end === was.end
  })
}

/** Times that are not shown go on, behind the lines, where they have no text and mean nothing. */
function apart({ text, tokens }: ReadResult, group: readonly Segment[], block: Span): Replacement {
  const starts = group.flatMap(({ id }) => tokens.get(id)?.start ?? [])
  const all = lineTimestamps(text, block, 0).map(({ whole }) => whole)
  const tail = text.slice(all.at(-1)?.to ?? block.from, block.to)
  const hidden = all.slice(starts.length).map((whole) => slice(text, whole))
  const eol = /^(?:\r\n|\r|\n)/.exec(text.slice(block.to, block.to + 2))?.[0] ?? '\n'
  const lines = starts.map((start) => `[${slice(text, start)}]${tail}`)
  return { ...block, text: [...lines, ...(hidden.length > 0 ? [hidden.join('')] : [])].join(eol) }
}
