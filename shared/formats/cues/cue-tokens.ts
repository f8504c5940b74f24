import type { SegmentTokens, Span, Tokens, WordTokens } from '../core/format.ts'
import { lazyTokens } from '../core/lazy-tokens.ts'
import { isSpace, lineAt, trimSpan } from '../core/lines.ts'
import type { Prefix } from '../core/speaker-prefix.ts'
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

/** Tokens of all cues: block, index, times, text, speaker; and words where `wordsIn` finds some. */
export function tokensOfCues(
  text: string,
  scan: CueScan,
  places: CuePlaces,
  wordsIn: (body: Span) => readonly WordTokens[] | null = () => null,
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
      tokens.start = timing.start
      tokens.end = timing.end
    }
    const name = nameFrom[cue] ?? NONE
    if (name !== NONE) tokens.speaker = { from: name, to: nameTo[cue] ?? name }
    return tokens
  })
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The span of a cue's running number; null when there is none. */
function indexSpan(text: string, scan: CueScan, cue: number): Span | null {
  const number = numberOfCue(text, scan, cue)
  return number === NONE ? null : trimSpan(text, lineAt(scan.lines, scan.id[cue] ?? NONE))
}

/** The running number of a cue; NONE when there is none. */
export function numberOfCue(text: string, { id, lines }: CueScan, cue: number): number {
  const line = id[cue] ?? NONE
  let at = lines.from[line] ?? 0
  let end = line === NONE ? at : (lines.to[line] ?? 0)
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
