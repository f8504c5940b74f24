import { printDifference } from '../model/time.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import type { Choices, ReadResult, SegmentTokens } from './core/format.ts'
import { limitsWith } from './core/write-options.ts'
import { formatById } from './list.ts'

export type LossKind = 'lines' | 'times' | 'ends' | 'speakers' | 'words' | 'step' | 'untimed'

/** What a format cannot hold: the number of lines affected, and a sentence for the user. */
export type Loss = { readonly kind: LossKind; readonly count: number; readonly message: string }

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
  const add = (kind: LossKind, count: number, message: (lines: string) => string) => {
    if (count > 0) found.push({ kind, count, message: message(lines(count)) })
  }
  if (limits.lines === false) {
    const joined = segments.filter(
      ({ speaker }, i) => speaker !== null && segments[i - 1]?.speaker === speaker,
    )
    add('lines', joined.length, (n) => `${n} will be joined to the line before, with the time of that.`)
  }
  const timed = segments.filter(({ start }) => start !== null)
  if (!limits.times) {
    add('times', timed.length, (n) => `The times of ${n} cannot be written: this format has none.`)
  } else {
    add(
      'untimed',
      limits.ends ? segments.length - timed.length : 0,
      (n) => `${n} without a time will get one between the lines around.`,
    )
    const next = nextStarts(segments)
    const ends = segments.filter(({ end }, i) => !limits.ends && end !== null && end !== next[i])
    add(
      'ends',
      ends.length,
      (n) => `The ends of ${n} cannot be written: in this format a line lasts until the next one.`,
    )
    const fine = timed.filter(
      ({ start, end }) => isFiner(start, limits.stepMs) || (limits.ends && isFiner(end, limits.stepMs)),
    )
    add(
      'step',
      fine.length,
      (n) =>
        `The times of ${n} are rounded to ${limits.stepMs === 1000 ? 'whole seconds' : `steps of ${limits.stepMs} ms`}.`,
    )
  }
  if (!limits.speakers) {
    found.push(...speakerLoss(segments.filter(({ speaker }) => speaker !== null).length))
  }
  if (!limits.words) {
    add(
      'words',
      segments.filter(hasWordTimes).length,
      (n) => `The times of single words in ${n} cannot be written.`,
    )
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
  const places: Loss[] = [
    { kind: 'times', count: lost('start'), what: 'starts' },
    { kind: 'ends', count: lost('end'), what: 'ends' },
    { kind: 'speakers', count: lost('speaker'), what: 'speakers' },
  ].flatMap(({ kind, count, what }) =>
    count === 0
      ? []
      : {
          kind: kind as LossKind,
          count,
          message: `The ${what} of ${lines(count)} cannot be written: the file has no place for them.`,
        },
  )
  return [...places, ...firstLineLoss(source, segments)]
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
  const message = `This file says times of day, which count from its first line. Read again, all lines move by ${printDifference(-now)}.`
  return [{ kind: 'times', count: segments.length, message }]
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
  return [{ kind: 'speakers', count, message: `The speakers of ${lines(count)} cannot be written.` }]
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

function lines(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`
}
