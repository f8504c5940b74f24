import type { Segment } from '../../model/transcript.ts'
import type { BlockContext } from '../core/format.ts'
import {
  acceptNames,
  isNameLike,
  isNumberedName,
  newPrefix,
  type Prefix,
  prefixFinder,
} from '../core/speaker-prefix.ts'
import type { CuePlaces } from './cue-tokens.ts'

/** The names before the texts of cues. */
export type CueNames = {
  /** The name before the text of a cue, relative to that text; null = none. Queried in cue order. */
  readonly nameOf: (cue: number) => Prefix | null
  /** A name counts until the next one; false = only for its own cue. */
  readonly lasts: boolean
}

/** Finds names before the texts of cues; which of them are names depends on all cues. */
export function findNames(text: string, { textFrom, textTo }: CuePlaces): CueNames {
  const count = textFrom.length
  const prefixAt = prefixFinder(text)
  const found: Prefix[] = []
  const cues: number[] = []
  for (let cue = 0; cue < count; cue++) {
    const prefix = prefixAt(textFrom[cue] ?? 0, textTo[cue] ?? 0)
    if (!prefix) continue
    found.push(prefix)
    cues.push(cue)
  }
  const names = namesAmong(found, count)
  let next = 0
  const nameOf = (cue: number) => {
    while (next < cues.length && (cues[next] ?? 0) < cue) next++
    const prefix = cues[next] === cue ? found[next] : undefined
    return prefix && names.has(prefix.name) ? prefix : null
  }
  return { nameOf, lasts: areLasting(names, found, cues, count) }
}

/** Captions in which at least this share of the cues begins with a name are a conversation. */
const CONVERSATION = 0.5
/** Among whom at most so many speak. */
const GUESTS = 12

/** Accepted names; in a conversation also those that occur once. */
function namesAmong(found: readonly Prefix[], count: number): ReadonlySet<string> {
  const names = acceptNames(found, count)
  // `Line 1`, `Line 2` are no names.
  const alike = found.filter(({ name }) => isNameLike(name) && !/\d/.test(name))
  const distinct = new Set(alike.map(({ name }) => name))
  const isTalk = distinct.size >= 2 && distinct.size <= GUESTS && alike.length >= count * CONVERSATION
  return isTalk ? new Set([...names, ...distinct]) : names
}

/** Names on at least this share of the cues count on; on fewer, if the first cue has one. */
const OFTEN = 0.1
const SELDOM = 0.01

/**
 * Whether names stand where the speaker changes, so that they count on. In captions that name a voice now and
 * then (`MAN: Stop!`), and at a credit line, they do not.
 */
function areLasting(
  names: ReadonlySet<string>,
  found: readonly Prefix[],
  cues: readonly number[],
  count: number,
): boolean {
  const named = cues.filter((_, i) => names.has(found[i]?.name ?? ''))
  if ([...names].some(isNumberedName)) return true
  if (named.length < 2) return false
  if (named.length >= count * OFTEN) return true
  return named[0] === 0 && named.length >= Math.max(3, count * SELDOM)
}

/**
 * `Name: ` for an inserted cue, if the speaker changes there or the neighbouring cue repeats its name each
 * time. A numbered speaker stands in brackets where the neighbour's does.
 */
export function blockPrefix(segment: Segment, { source, neighbour, speaker }: BlockContext): string {
  const own = neighbour?.speaker
  const text = neighbour?.text
  const open = own ? source.charAt(own.from - 1) : ''
  if (own && text && text.from > own.to && /[([]/.test(open) && isNumberedName(segment.speaker ?? ''))
    return open + (segment.speaker ?? '') + source.slice(own.to, text.from)
  return newPrefix(segment, own === undefined ? speaker : null)
}
