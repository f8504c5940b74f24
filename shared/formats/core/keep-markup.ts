import { sameEnds } from '../../base/same-ends.ts'
import type { Span } from './format.ts'

/** A visible character, and the span of raw text that it stands for. */
export type Spot = Span & { readonly char: string }

export type Markup = {
  /** The visible characters of the raw text. */
  readonly spots: readonly Spot[]
  /** The visible text of a raw text. */
  readonly show: (raw: string) => string
  /** New text as raw text. */
  readonly print: (text: string) => string
  /** Markup that ends a stretch. */
  readonly closing: RegExp
}

/** How far back closing markup is searched (characters). */
const LONGEST_CLOSE = 500
const LETTERS = /^[\p{L}\p{N}]{2}$/u

/**
 * `raw` changed so that it shows `text`: unchanged characters at both ends keep their markup, and so does the
 * markup that closes the changed stretch, if possible. Null when the result would show something else.
 *
 *     raw         I say **no** now      shows `I say no now`
 *     text        I say yes now
 *     same ends   I say |      | now    head = 6, tail = 4 characters shown
 *     replaced          | no** |        the part of `raw` between them
 *     by                | yes**|        the closing markup stays
 *     result      I say **yes** now
 */
export function keepMarkup(
  raw: string,
  text: string,
  { spots, show, print, closing }: Markup,
): string | null {
  if (spots.length === 0) return null
  const { head, tail } = sameEnds(spots, text, ({ char }, wanted) => char === wanted)
  const last = spots.at(-1)?.to ?? 0
  // Letters appended to a word go inside its markup.
  const before = spots[head - 1]
  const isSuffix = head + tail === spots.length && before && LETTERS.test(before.char + text.charAt(head))
  const from = isSuffix ? before.to : (spots[head]?.from ?? last)
  const next = isSuffix ? from : (spots[spots.length - tail]?.from ?? last)
  const to = Math.max(from, tail === 0 ? last : next)
  const printed = print(text.slice(head, text.length - tail))
  const ends = closing.exec(raw.slice(Math.max(from, to - LONGEST_CLOSE), to))?.[0] ?? ''
  const candidates = [ends, ''].map((end) => raw.slice(0, from) + printed + end + raw.slice(to))
  return candidates.find((candidate) => show(candidate) === text) ?? null
}
