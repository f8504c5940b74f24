import { type Edit, replaceLines } from '../model/edit.ts'
import type { Ms } from '../model/time.ts'
import { endOf, type Segment, type Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'

/** Indices of the first and the last of several lines in a row. */
export type LineRange = { readonly from: number; readonly to: number }

/** Has all lines of `range` said by `speaker`; null = by nobody known. */
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

/** Gives a speaker another name everywhere. Where that name is another speaker's already, the two become one. */
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

/** The lines around a line, itself among them, that the same speaker says in a row; null when there is no such line. */
export function turnAround({ segments }: Transcript, index: number): LineRange | null {
  const line = segments[index]
  if (!line) return null
  let from = index
  let to = index
  while (segments[from - 1]?.speaker === line.speaker) from--
  while (segments[to + 1]?.speaker === line.speaker) to++
  return { from, to }
}

/** How much a speaker says: lines, and the time that is known of them. */
export type Share = { readonly lines: number; readonly ms: Ms }

/** How much each speaker says; `null` = the lines of nobody known. */
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

/** A name as it was typed, fit for a line of a file: one line, single spaces; empty when nothing is left. */
export function cleanName(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).trim()
}
