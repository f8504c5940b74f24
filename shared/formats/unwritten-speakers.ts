import type { Segment, Transcript } from '../model/transcript.ts'
import type { Reading, ReadResult } from './core/format.ts'
import { formatById } from './list.ts'
import { patchWith } from './save/patch.ts'

/**
 * How many lines would lose the speaker they were given, or get another, if `source` were saved with the
 * changes of `transcript`: saves in memory and reads the result. A name that stands in its line counts as
 * written, even if the reader needs to see it more often to accept it as a name. None when the file takes no
 * changes at all: that is said when it is written.
 */
export function unwrittenSpeakers(source: ReadResult, { segments }: Transcript): number {
  const before = new Map(source.transcript.segments.map(({ id, speaker }) => [id, speaker]))
  const isGiven = ({ id, speaker, text }: Segment) => text !== '' && speaker !== (before.get(id) ?? null)
  const format = formatById(source.format)
  if (!format || !segments.some(isGiven)) return 0
  const { text } = patchWith(format, source, { segments })
  if (text === null) return 0
  const again = format.read(text, { durationMs: null })
  const isAligned = again.transcript.segments.length === segments.length
  return segments.filter((segment, i) => {
    if (!isGiven(segment))
      return isAligned && !source.byHand && isAnother(again.transcript.segments[i], segment)
    return !(isAligned ? standsAt(again, text, i, segment.speaker) : text.includes(segment.speaker ?? '\n'))
  }).length
}

/** True for a line that was given nobody, but that is read as said by somebody else. */
function isAnother(line: Segment | undefined, { speaker, text }: Segment): boolean {
  return line?.text === text && text !== '' && line.speaker !== null && line.speaker !== speaker
}

/** True when the line at `index` is read with `speaker`, or contains that name. */
function standsAt(
  { transcript, tokens }: Reading,
  text: string,
  index: number,
  speaker: string | null,
): boolean {
  const line = transcript.segments[index]
  if (!line || line.speaker === speaker) return line !== undefined
  const block = tokens.get(line.id)?.block
  return speaker !== null && block !== undefined && text.slice(block.from, block.to).includes(speaker)
}
