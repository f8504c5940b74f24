import { sameEnds } from '../../base/same-ends.ts'
import type { Span } from './format.ts'

/** A sign that is shown, and the characters of the raw text it stands for. */
export type Spot = Span & { readonly sign: string }

export type Markup = {
  /** The signs of the raw text that are shown. */
  readonly spots: readonly Spot[]
  /** What a raw text shows. */
  readonly show: (raw: string) => string
  /** New text as raw text. */
  readonly print: (text: string) => string
  /** Markup at the end of a stretch. */
  readonly closing: RegExp
}

/** Markup that ends a stretch is not looked for farther away. */
const LONGEST_CLOSE = 500
const LETTERS = /^[\p{L}\p{N}]{2}$/u

/**
 * `raw` changed so that it shows `text`: what is the same at the beginning and at the end keeps its markup, and markup
 * that ends the changed stretch stays if it can. Null when that would show something else.
 *
 *     raw         I say **no** now      shows `I say no now`
 *     text        I say yes now
 *     the same    I say |      | now    head = 6 and tail = 4 of the characters shown
 *     replaced          | no** |        from the first of `raw` that differs to the first that is the same again
 *     by                | yes**|        the markup that ended the stretch stays
 *     result      I say **yes** now
 */
export function keepMarkup(
  raw: string,
  text: string,
  { spots, show, print, closing }: Markup,
): string | null {
  if (spots.length === 0) return null
  const { head, tail } = sameEnds(spots, text, ({ sign }, char) => sign === char)
  const last = spots.at(-1)?.to ?? 0
  // Letters added to a word belong to the markup of that word.
  const before = spots[head - 1]
  const isSuffix = head + tail === spots.length && before && LETTERS.test(before.sign + text.charAt(head))
  const from = isSuffix ? before.to : (spots[head]?.from ?? last)
  const next = isSuffix ? from : (spots[spots.length - tail]?.from ?? last)
  const to = Math.max(from, tail === 0 ? last : next)
  const printed = print(text.slice(head, text.length - tail))
  const ends = closing.exec(raw.slice(Math.max(from, to - LONGEST_CLOSE), to))?.[0] ?? ''
  const candidates = [ends, ''].map((end) => raw.slice(0, from) + printed + end + raw.slice(to))
  return candidates.find((candidate) => show(candidate) === text) ?? null
}
