import type { Segment, Transcript } from '../../model/transcript.ts'
import type { ReadResult, SegmentTokens, TranscriptFormat } from '../core/format.ts'
import { dominantEol, slice } from '../core/lines.ts'

/** A line as it was read: `position` in the transcript, `place` in the file's order. */
export type Known = {
  readonly segment: Segment
  tokens: SegmentTokens
  readonly position: number
  place: number
}

/** State of one save in place; only the last three fields change. */
export type Job = {
  readonly format: TranscriptFormat
  readonly source: string
  readonly transcript: Transcript
  readonly known: ReadonlyMap<string, Known>
  /** The tokens in the file's order. */
  readonly order: readonly Known[]
  readonly eol: string
  /** The first running number; null = lines are not renumbered. */
  readonly base: number | null
  /** The place of the last line with a time; -1 = none. */
  readonly lastTimed: number
  /** A speaker counts for the following lines too, until the next name. */
  readonly lasts: boolean
  /** Tokens of a line that names its speaker; null = none does. */
  readonly named: SegmentTokens | null
  /** Texts in the markup of the lines they come from, by id. */
  marked: ReadonlyMap<string, string>
  speaker: string | null
  widened: number
}

/** Prepares to patch `source` so that it holds `transcript`. */
export function startJob(format: TranscriptFormat, source: ReadResult, transcript: Transcript): Job {
  const known = new Map<string, Known>()
  const order: Known[] = []
  for (const segment of source.transcript.segments) {
    const tokens = source.tokens.get(segment.id)
    if (!tokens) continue
    const entry = { segment, tokens, position: order.length, place: 0 }
    known.set(segment.id, entry)
    order.push(entry)
  }
  order.sort((a, b) => a.tokens.block.from - b.tokens.block.from)
  for (const [place, entry] of order.entries()) entry.place = place
  const isRebuilt =
    transcript.segments.length !== order.length ||
    transcript.segments.some(({ id }, i) => known.get(id)?.position !== i)
  return {
    format,
    source: source.text,
    transcript,
    known,
    order,
    eol: dominantEol(source.text),
    base: isRebuilt ? numberingBase(source.text, order) : null,
    lastTimed: transcript.segments.findLastIndex(({ start }) => start !== null),
    lasts: format.speakersLast && !endsUnnamed(source.transcript),
    named: order.find(({ tokens }) => tokens.speaker)?.tokens ?? null,
    marked: new Map(),
    speaker: null,
    widened: 0,
  }
}

/** True where a line without a speaker follows one with a speaker: there names count for their lines only. */
function endsUnnamed({ segments }: Transcript): boolean {
  const first = segments.findIndex(({ speaker }) => speaker !== null)
  return first !== -1 && segments.slice(first).some(({ speaker, text }) => speaker === null && text !== '')
}

/** The first running number when the file is numbered without gaps from 0 or 1, else null. */
function numberingBase(text: string, order: readonly Known[]): number | null {
  const numbers = order.map(({ tokens }) => (tokens.index ? Number(slice(text, tokens.index)) : Number.NaN))
  const base = numbers[0]
  if (base !== 0 && base !== 1) return null
  return numbers.every((number, i) => number === base + i) ? base : null
}
