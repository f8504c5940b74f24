import { append } from '../base/append.ts'
import { printDifference } from '../model/time.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import { type Message, message } from '../words/message.ts'
import type { Choices, ReadResult, SegmentTokens } from './core/format.ts'
import { findPrefix } from './core/speaker-prefix.ts'
import { inTurns, limitsWith, TURNS } from './core/write-options.ts'
import { readEafDocument } from './eaf/eaf-document.ts'
import { captionsBehind } from './json/json-captions.ts'
import { formatById } from './list.ts'

/** Lines of a file read again among which one is looked for. */
const NEAR = 20

export type LossKind = 'lines' | 'times' | 'ends' | 'speakers' | 'words' | 'step' | 'untimed' | 'copies'

/** What a format cannot hold: the number of lines affected, and a sentence for the user. */
export type Loss = { readonly kind: LossKind; readonly count: number; readonly message: Message }

/**
 * What saving in this format with these choices would lose or change; empty when nothing, or when the format
 * is unknown. Writes in memory and reads that again: names before a text may not be believed to be names.
 */
export function losses(formatId: string, transcript: Transcript, choices: Choices = {}): Loss[] {
  return [...limitLosses(formatId, transcript, choices), ...speakersUnread(formatId, transcript, choices)]
}

/** The same, as far as the limits of the format tell. */
export function limitLosses(formatId: string, transcript: Transcript, choices: Choices = {}): Loss[] {
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
    append(found, speakerLoss(segments.filter(({ speaker }) => speaker !== null).length))
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
  const copies = [
    ...copyLoss(source, { segments }),
    ...overlapLoss(source, segments),
    ...originLoss(source, segments),
  ]
  if (!/^(?:csv|tsv|json-generic)$/.test(format)) return copies
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
  return [...places.filter(({ count }) => count > 0), ...firstLineLoss(source, segments), ...copies]
}

/** What the file says a second time in a way that cannot follow. */
function copyLoss(source: ReadResult, transcript: Transcript): Loss[] {
  const count = source.format.startsWith('json-') ? captionsBehind(transcript, source) : 0
  return count === 0 ? [] : [{ kind: 'copies', count, message: message('loss.captions', { count }) }]
}

/** Intervals of one tier cannot overlap: of two lines that do, the second begins where the first ends. */
function overlapLoss({ format }: ReadResult, segments: readonly Segment[]): Loss[] {
  if (format !== 'textgrid') return []
  const ends = new Map<string | null, number>()
  let count = 0
  for (const { start, end, speaker } of segments.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0))) {
    if (start === null) continue
    const last = ends.get(speaker) ?? 0
    if (start < last) count++
    ends.set(speaker, Math.max(last, end ?? start))
  }
  return count === 0 ? [] : [{ kind: 'times', count, message: message('loss.overlaps', { count }) }]
}

/** ELAN has no times before the place in the recording where its time line begins. */
function originLoss({ text, diagnostics }: ReadResult, segments: readonly Segment[]): Loss[] {
  if (!diagnostics.some(({ code }) => code === 'eaf/time-origin')) return []
  const { origin } = readEafDocument(text)
  const count = segments.filter(({ start }) => start !== null && start < origin).length
  return count === 0
    ? []
    : [{ kind: 'times', count, message: message('loss.beforeOrigin', { count, ms: origin }) }]
}

/**
 * Times of day count from the first line: if that is moved or removed, all lines seem to move when the file
 * is read again.
 */
function firstLineLoss({ transcript, tokens }: ReadResult, segments: readonly Segment[]): Loss[] {
  const first = transcript.segments.find(({ start }) => start !== null)
  const countsFromFirst = first?.start === 0 && (tokens.get(first.id)?.start?.base ?? 0) < 0
  const now = segments.find(({ start }) => start !== null)?.start ?? 0
  if (!countsFromFirst || now === 0) return []
  const words = message('loss.timesOfDay', { difference: printDifference(-now) })
  return [{ kind: 'times', count: segments.length, message: words }]
}

/** A table has the cell or not; a JSON key can be added where the layout names it. */
function hasPlace(tokens: SegmentTokens | undefined, part: 'start' | 'end' | 'speaker'): boolean {
  const places = tokens?.layout?.line ?? tokens
  const isThere = places?.[part] !== undefined
  return isThere || (part === 'end' && places?.duration !== undefined)
}

/** Lines that would be read again with another speaker than they have. */
function speakersUnread(formatId: string, transcript: Transcript, choices: Choices): Loss[] {
  const format = formatById(formatId)
  const isPossible = ({ speaker, text }: Segment) => speaker !== null || findPrefix(text) !== null
  if (!format?.write || !limitsWith(format, choices).speakers || !transcript.segments.some(isPossible))
    return []
  const { segments } = inTurns(transcript, format.options?.includes(TURNS) ? choices : {})
  const again = format.read(format.write(transcript, choices), { durationMs: null }).transcript.segments
  const speakers = speakersOf(segments, again)
  const isOther = ({ speaker }: Segment, i: number) => speakers[i] !== undefined && speakers[i] !== speaker
  const others = segments.filter(isOther)
  const gained = others.filter(({ speaker }) => speaker === null).length
  const lost = others.length - gained
  const told = (count: number, words: Message): Loss[] =>
    count > 0 ? [{ kind: 'speakers', count, message: words }] : []
  return [
    ...told(lost, message('loss.speakersUnread', { count: lost })),
    ...told(gained, message('loss.speakersGained', { count: gained })),
  ]
}

/**
 * Who says each line when the file is read again; undefined = the line was not found. A name that became part
 * of its text is no speaker.
 */
function speakersOf(
  segments: readonly Segment[],
  again: readonly Segment[],
): readonly (string | null | undefined)[] {
  if (again.length === segments.length) return again.map(({ speaker }) => speaker)
  let next = 0
  return segments.map(({ text }) => {
    const at = again.findIndex((one, i) => i >= next && i < next + NEAR && one.text.endsWith(text))
    if (at === -1 || text === '') return undefined
    next = at + 1
    return again[at]?.speaker
  })
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
