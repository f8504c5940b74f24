import { blockSpan, type CueScan, NONE, timingOf } from './cues.ts'
import type { SegmentTokens, Span, Tokens, WordTokens } from './format.ts'
import { lazyTokens } from './lazy-tokens.ts'
import { lineAt, trimSpan } from './lines.ts'

/** Where the text of each cue and the name of its speaker stand, as columns. NONE = nobody is named. */
export type CuePlaces = {
  readonly textFrom: number[]
  readonly textTo: number[]
  readonly nameFrom: number[]
  readonly nameTo: number[]
}

export function createPlaces(): CuePlaces {
  return { textFrom: [], textTo: [], nameFrom: [], nameTo: [] }
}

/** The tokens of all cues: block, running number, times, text and speaker; and words, where `wordsIn` finds some. */
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

/** Where the running number of a cue stands; null when there is none. */
export function indexSpan(text: string, { id, lines }: CueScan, cue: number): Span | null {
  const line = id[cue] ?? NONE
  if (line === NONE) return null
  const digits = trimSpan(text, lineAt(lines, line))
  for (let at = digits.from; at < digits.to; at++) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) return null
  }
  return digits.to > digits.from && digits.to - digits.from < 10 ? digits : null
}
