import { type Edit, replaceLines } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { endOf, type Segment, type Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'

/** First and last index of consecutive lines. */
export type LineRange = { readonly from: number; readonly to: number }

/** Sets the speaker of all lines of `range`; null = unknown. */
export function setSpeaker(
  { segments }: Transcript,
  range: LineRange,
  speaker: string | null,
  options: { readonly label: Words },
): Edit | null {
  const changes = new Map<number, Partial<Segment>>()
  for (let i = Math.max(0, range.from); i <= range.to && i < segments.length; i++) changes.set(i, { speaker })
  const selection = segments.slice(Math.max(0, range.from), range.to + 1).map(({ id }) => id)
  return replaceLines({ segments }, changes, { label: options.label, selection })
}

/** Renames a speaker everywhere. If the name is another speaker's, the two become one. */
export function renameSpeaker(
  transcript: Transcript,
  old: string,
  name: string,
  options: { readonly label: Words },
): Edit | null {
  const changes = new Map<number, Partial<Segment>>()
  for (const [i, { speaker }] of transcript.segments.entries())
    if (speaker === old) changes.set(i, { speaker: name })
  return replaceLines(transcript, changes, { label: options.label, selection: [] })
}

/** The turn around a line: consecutive lines with its speaker; null when there is no such line. */
export function turnAround({ segments }: Transcript, index: number): LineRange | null {
  const line = segments[index]
  if (!line) return null
  let from = index
  let to = index
  while (segments[from - 1]?.speaker === line.speaker) from--
  while (segments[to + 1]?.speaker === line.speaker) to++
  return { from, to }
}

/** Lines of a speaker, and their known duration. */
export type Share = { readonly lines: number; readonly ms: Ms }

/** Share of each speaker; `null` = lines without a speaker. */
export function speakerShares(
  transcript: Transcript,
  durationMs: Ms | null,
): ReadonlyMap<string | null, Share> {
  const shares = new Map<string | null, Share>()
  for (const [i, { speaker, start }] of transcript.segments.entries()) {
    const { lines, ms } = shares.get(speaker) ?? { lines: 0, ms: 0 }
    const end = endOf(transcript, i, durationMs)
    shares.set(speaker, {
      lines: lines + 1,
      ms: ms + (start === null || end === null ? 0 : Math.max(0, end - start)),
    })
  }
  return shares
}

const LONGEST_NAME = 80

/** Cleans a typed name: one line, single spaces, at most 80 characters; may be empty. */
export function cleanName(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).trim()
}
