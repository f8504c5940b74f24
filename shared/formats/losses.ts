import { printDifference } from '../model/time.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import { type Message, message } from '../words/message.ts'
import type { Choices, ReadResult, SegmentTokens } from './core/format.ts'
import { limitsWith } from './core/write-options.ts'
import { formatById } from './list.ts'

export type LossKind = 'lines' | 'times' | 'ends' | 'speakers' | 'words' | 'step' | 'untimed'

/** What a format cannot hold: the number of lines affected, and a sentence for the user. */
export type Loss = { readonly kind: LossKind; readonly count: number; readonly message: Message }

/**
 * What saving in this format with these choices would lose; empty when nothing, or when the format is
 * unknown.
 */
export function losses(formatId: string, transcript: Transcript, choices: Choices = {}): Loss[] {
  const format = formatById(formatId)
  if (!format) return []
  const limits = limitsWith(format, choices)
  const { segments } = transcript
  const found: Loss[] = []
  const add = (kind: LossKind, count: number, words: (count: number) => Message) => {
    if (count > 0) found.push({ kind, count, message: words(count) })
  }
  if (limits.lines === false) {
    const joined = segments.filter(
      ({ speaker }, i) => speaker !== null && segments[i - 1]?.speaker === speaker,
    )
    add('lines', joined.length, (count) => message('loss.joined', { count }))
  }
  const timed = segments.filter(({ start }) => start !== null)
  if (!limits.times) {
    add('times', timed.length, (count) => message('loss.times', { count }))
  } else {
    add('untimed', limits.ends ? segments.length - timed.length : 0, (count) =>
      message('loss.untimed', { count }),
    )
    const next = nextStarts(segments)
    const ends = segments.filter(({ end }, i) => !limits.ends && end !== null && end !== next[i])
    add('ends', ends.length, (count) => message('loss.ends', { count }))
    const fine = timed.filter(
      ({ start, end }) => isFiner(start, limits.stepMs) || (limits.ends && isFiner(end, limits.stepMs)),
    )
    add('step', fine.length, (count) =>
      limits.stepMs === 1000
        ? message('loss.wholeSeconds', { count })
        : message('loss.steps', { count, ms: limits.stepMs }),
    )
  }
  if (!limits.speakers) {
    found.push(...speakerLoss(segments.filter(({ speaker }) => speaker !== null).length))
  }
  if (!limits.words) {
    add('words', segments.filter(hasWordTimes).length, (count) => message('loss.words', { count }))
  }
  return found
}

/**
 * What saving in place would lose although the format could hold it: the user's table has no column for it,
 * or their JSON no key. Other formats have a place for everything they can hold.
 */
export function lossesInPlace(source: ReadResult, { segments }: Transcript): Loss[] {
  const { format, transcript, tokens } = source
  if (!/^(?:csv|tsv|json-generic)$/.test(format)) return []
  const before = new Map(transcript.segments.map((segment) => [segment.id, segment]))
  const [sample] = tokens.values()
  const lost = (part: 'start' | 'end' | 'speaker') =>
    segments.filter((segment) => {
      const was = before.get(segment.id)
      const isNew = segment[part] !== null && segment[part] !== (was?.[part] ?? null)
      return isNew && !hasPlace(tokens.get(segment.id) ?? sample, part)
    }).length
  const places = (
    [
      { kind: 'times', count: lost('start') },
      { kind: 'ends', count: lost('end') },
      { kind: 'speakers', count: lost('speaker') },
    ] as const
  ).map(({ kind, count }): Loss => ({ kind, count, message: message(`loss.noPlace.${kind}`, { count }) }))
  return [...places.filter(({ count }) => count > 0), ...firstLineLoss(source, segments)]
}

/**
 * Times of day count from the first line: if that is moved, all lines seem to move when the file is read
 * again.
 */
function firstLineLoss({ transcript, tokens }: ReadResult, segments: readonly Segment[]): Loss[] {
  const first = transcript.segments.find(({ start }) => start !== null)
  const countsFromFirst = first?.start === 0 && (tokens.get(first.id)?.start?.base ?? 0) < 0
  const now = segments.find(({ id }) => id === first?.id)?.start ?? null
  if (!countsFromFirst || now === null || now === 0) return []
  const words = message('loss.timesOfDay', { difference: printDifference(-now) })
  return [{ kind: 'times', count: segments.length, message: words }]
}

/** A table has the cell or not; a JSON key can be added where the layout names it. */
function hasPlace(tokens: SegmentTokens | undefined, part: 'start' | 'end' | 'speaker'): boolean {
  const places = tokens?.layout?.line ?? tokens
  const isThere = places?.[part] !== undefined
  return isThere || (part === 'end' && places?.duration !== undefined)
}

/** The loss of the speakers of `count` lines. */
export function speakerLoss(count: number): Loss[] {
  if (count === 0) return []
  return [{ kind: 'speakers', count, message: message('loss.speakers', { count }) }]
}

/** For each line the start of the next timed line; null after the last. */
function nextStarts(segments: readonly Segment[]): readonly (number | null)[] {
  let next: number | null = null
  const starts = segments.toReversed().map(({ start }) => {
    const answer = next
    next = start ?? next
    return answer
  })
  return starts.reverse()
}

function hasWordTimes({ words }: Segment): boolean {
  return words?.some(({ start }) => start !== null) ?? false
}

function isFiner(ms: number | null, step: number): boolean {
  return ms !== null && ms % step !== 0
}
