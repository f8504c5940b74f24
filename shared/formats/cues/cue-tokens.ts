import type { Ms } from '../../model/time.ts'
import type { SegmentTokens, Span, TimeToken, Tokens, WordTokens } from '../core/format.ts'
import { lazyTokens } from '../core/lazy-tokens.ts'
import { isSpace, lineAt, trimSpan } from '../core/lines.ts'
import type { Prefix } from '../core/speaker-prefix.ts'
import { oddNumber } from './cue-numbers.ts'
import type { CueTime } from './cue-timing.ts'
import { blockSpan, type CueScan, NONE, timingOf } from './cues.ts'

/** Where the text and the speaker's name of each cue stand, as columns. NONE = no name. */
export type CuePlaces = {
  readonly textFrom: Int32Array
  readonly textTo: Int32Array
  readonly nameFrom: Int32Array
  readonly nameTo: Int32Array
}

/** Room for the places of `cues` cues: empty texts at 0, no names. */
export function createPlaces(cues: number): CuePlaces {
  const column = () => new Int32Array(cues)
  return { textFrom: column(), textTo: column(), nameFrom: column().fill(NONE), nameTo: column().fill(NONE) }
}

/** The span of a cue's text without the name; stores it and the span of the name. */
export function placeText(text: string, places: CuePlaces, cue: number, prefix: Prefix | null): Span {
  const whole = places.textFrom[cue] ?? 0
  const body = trimSpan(text, { from: whole + (prefix?.textFrom ?? 0), to: places.textTo[cue] ?? whole })
  places.textFrom[cue] = body.from
  places.textTo[cue] = body.to
  if (prefix) {
    places.nameFrom[cue] = whole + prefix.from
    places.nameTo[cue] = whole + prefix.to
  }
  return body
}

/**
 * Tokens of all cues: block, index, times, text, speaker; and words where `wordsIn` finds some. `added` =
 * what is added to the times of each cue in the file, in ms.
 */
export function tokensOfCues(
  text: string,
  scan: CueScan,
  places: CuePlaces,
  wordsIn: (body: Span) => readonly WordTokens[] | null = () => null,
  added: Int32Array | null = null,
): Tokens {
  const { textFrom, textTo, nameFrom, nameTo } = places
  return lazyTokens(scan.id.length, (cue) => {
    const body = { from: textFrom[cue] ?? 0, to: textTo[cue] ?? 0 }
    const tokens: Mutable<SegmentTokens> = { block: blockSpan(scan, cue), text: body }
    const items = wordsIn(body)
    if (items) tokens.words = { ...body, items }
    const index = indexSpan(text, scan, cue)
    if (index) tokens.index = index
    const timing = timingOf(scan, cue)
    if (timing) {
      const base = added?.[cue] ?? 0
      tokens.start = tokenOf(timing.start, base)
      tokens.end = tokenOf(timing.end, base)
    }
    const name = nameFrom[cue] ?? NONE
    if (name !== NONE) tokens.speaker = { from: name, to: nameTo[cue] ?? name }
    return tokens
  })
}

function tokenOf({ from, to, form }: CueTime, base: Ms): TimeToken {
  return { from, to, form, ...(base !== 0 && { base }) }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The span of a cue's running number, in an odd one its digits; null when there is none. */
function indexSpan(text: string, scan: CueScan, cue: number): Span | null {
  const line = scan.id[cue] ?? NONE
  if (line === NONE) return null
  const span = lineAt(scan.lines, line)
  if (plainNumberOf(text, span) !== NONE) return trimSpan(text, span)
  const odd = oddNumber(text, span)
  return odd && { from: odd.from, to: odd.to }
}

/** The running number of a cue; NONE when there is none, or a negative one. */
export function numberOfCue(text: string, { id, lines }: CueScan, cue: number): number {
  const line = id[cue] ?? NONE
  if (line === NONE) return NONE
  const span = lineAt(lines, line)
  const plain = plainNumberOf(text, span)
  return plain === NONE ? Math.max(NONE, oddNumber(text, span)?.value ?? NONE) : plain
}

/** True when a cue has a number that is not written as players expect it. */
export function hasOddNumber(text: string, { id, lines }: CueScan, cue: number): boolean {
  const line = id[cue] ?? NONE
  if (line === NONE) return false
  const span = lineAt(lines, line)
  return plainNumberOf(text, span) === NONE && oddNumber(text, span) !== null
}

function plainNumberOf(text: string, { from, to }: Span): number {
  let [at, end] = [from, to]
  while (at < end && isSpace(text.charCodeAt(at))) at++
  while (at < end && isSpace(text.charCodeAt(end - 1))) end--
  if (at === end || end - at >= 10) return NONE
  let number = 0
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return NONE
    number = number * 10 + digit
  }
  return number
}
