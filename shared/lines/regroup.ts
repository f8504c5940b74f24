import { sameEnds } from '../base/same-ends.ts'
import type { Edit } from '../model/edit.ts'
import { type GroupRules, groupWords, joinWords, type SpokenWord } from '../model/group-words.ts'
import type { Ms } from '../model/time.ts'
import type { Segment, Transcript, Word } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'

export type Grouping = 'sentence' | 'speaker' | 'length'

/** Rules by grouping. Turns are not cut by sentence or length. */
const RULES: Readonly<Record<Grouping, GroupRules>> = {
  sentence: { bySpeaker: true, bySentence: true, leastCharacters: 0, pauseMs: null, mostCharacters: null },
  speaker: { bySpeaker: true, bySentence: false, leastCharacters: 0, pauseMs: null, mostCharacters: null },
  length: { bySpeaker: true, bySentence: true, leastCharacters: 30, pauseMs: 1500, mostCharacters: 84 },
}

/**
 * A word with its line; `word` = the original word, if the file has word times. `isGuess` = its start follows
 * from its place in the text. `ownEnd` = its end as the file has it, while `end` may be a guess.
 */
type Unit = SpokenWord & {
  readonly line: number
  readonly word: Word | null
  readonly isGuess: boolean
  readonly ownEnd: Ms | null
}

/** A line without an end is spoken at this many characters a second at least, or until the next begins. */
const SLOWEST = 12

/**
 * Regroups the transcript: by sentences, by speaker turns, or into lines of about 84 characters. No word is
 * lost or moved. A line that begins inside an old one starts with its word, or in proportion to characters,
 * before the next old one does, and is estimated then. No line without a time takes that of a later one.
 * Unchanged lines are kept. Null when nothing changes.
 */
export function regroup(
  transcript: Transcript,
  grouping: Grouping,
  options: { readonly newId: (n: number) => string; readonly label: Words },
): Edit | null {
  const { segments } = transcript
  const units: Unit[] = []
  for (const line of segments.keys()) addUnits(units, segments, line)
  const inserted: Segment[] = []
  for (const { from, to } of groupWords(units, RULES[grouping])) {
    const group = units.slice(from, to)
    inserted.push(asItWas(segments, units, from, to) ?? lineOf(group, options.newId(inserted.length)))
  }
  const isSame = inserted.length === segments.length && inserted.every((line, i) => line === segments[i])
  if (isSame || inserted.length === 0) return null
  const { head, tail } = sameEnds(inserted, segments, (a, b) => a === b)
  const splice = {
    at: head,
    removed: segments.slice(head, segments.length - tail),
    inserted: inserted.slice(head, inserted.length - tail),
  }
  return { label: options.label, mergeKey: null, splices: [splice], selection: { before: [], after: [] } }
}

/** Adds the words of a line; words without times share those of the line by characters. */
function addUnits(units: Unit[], segments: readonly Segment[], line: number): void {
  const segment = segments[line]
  if (!segment) return
  const { text, words, start, end, speaker } = segment
  const breaks = start !== null && line > 0 && segments[line - 1]?.start === null
  if (words?.some((word) => word.start !== null)) {
    for (const [i, word] of words.entries()) {
      const { text: own, start: from, end: to } = word
      const isFirst = breaks && i === 0
      // Spread, hundreds of thousands of words take ten times as long.
      units.push({
        text: own,
        start: from,
        end: to,
        ownEnd: to,
        speaker,
        line,
        word,
        isGuess: false,
        breaks: isFirst,
      })
    }
    return
  }
  const spoken = spokenUntil(segment, segments[line + 1])
  const texts = text.split(/(?<=\s)(?=\S)/)
  const length = Math.max(1, text.length)
  let at = 0
  for (const [i, one] of texts.entries()) {
    const share = at / length
    at += one.length
    const isLast = i === texts.length - 1
    units.push({
      text: one.trim(),
      start: start === null ? null : Math.round(start + share * ((spoken ?? start) - start)),
      end: isLast ? spoken : null,
      ownEnd: isLast && start !== null ? end : null,
      speaker,
      line,
      word: null,
      isGuess: i > 0,
      breaks: breaks && i === 0,
    })
  }
}

/** Until when a line is spoken (ms): to its end, at most until the next one begins; null without a start. */
function spokenUntil({ start, end, text }: Segment, next: Segment | undefined): Ms | null {
  if (start === null) return null
  const until = end ?? start + (text.length * 1000) / SLOWEST
  return next?.start != null && next.start >= start ? Math.min(until, next.start) : until
}

/** The old line, if a group is all of it. */
function asItWas(
  segments: readonly Segment[],
  units: readonly Unit[],
  from: number,
  to: number,
): Segment | null {
  const [first, last] = [units[from], units[to - 1]]
  const isWhole =
    first !== undefined &&
    first.line === last?.line &&
    units[from - 1]?.line !== first.line &&
    units[to]?.line !== first.line
  return isWhole ? (segments[first.line] ?? null) : null
}

function lineOf(group: readonly Unit[], id: string): Segment {
  const [first] = group
  const last = group.at(-1)
  const words = group.flatMap(({ word }) => word ?? [])
  return {
    id,
    start: first?.start ?? null,
    end: last?.ownEnd ?? null,
    text: joinWords(group.map(({ text }) => text))
      .join('')
      .trim(),
    speaker: group.find(({ speaker }) => speaker !== null)?.speaker ?? null,
    words: words.length === group.length ? words : null,
    mark: first?.isGuess && first.start !== null ? 'estimated' : 'none',
    origin: null,
  }
}
