import type { Ms } from '../../model/time.ts'
import type { Span } from '../core/format.ts'
import { unquote } from './textgrid-text.ts'

/** A number in the file, as ms. */
export type GridTime = Span & { readonly ms: Ms }

/**
 * An interval, or a point (`end` null). `text` is inside the quotes; `block` begins after the previous entry.
 */
export type Entry = {
  readonly start: GridTime
  readonly end: GridTime | null
  readonly text: Span
  readonly block: Span
}

export type Tier = {
  readonly name: string
  /** The span of the name inside its quotes. */
  readonly label: Span
  readonly isPoints: boolean
  readonly from: GridTime
  readonly to: GridTime
  /** The number of entries that the file states. */
  readonly count: Span & { readonly value: number }
  readonly entries: readonly Entry[]
}

export type Grid = {
  /** End time of the file. */
  readonly to: GridTime | null
  readonly tiers: readonly Tier[]
}

type Token = Span & { readonly kind: 'text' | 'number' }

/**
 * The tiers of a TextGrid in long or short text form (Praat manual, "TextGrid file formats"): only quoted
 * texts and free-standing numbers count; names and equals signs are comments. A truncated file gives what is
 * complete.
 */
export function parseGrid(text: string): Grid {
  const tokens = scan(text)
  const tiers: Tier[] = []
  let at = tokens.findIndex((token) => isTierClass(text, token))
  const header = tokens.slice(0, at === -1 ? tokens.length : at).filter(({ kind }) => kind === 'number')
  const to = header[1] ? timeOf(text, header[1]) : null
  while (at !== -1 && at < tokens.length) {
    const tier = readTier(text, tokens, at)
    if (!tier) break
    tiers.push(tier.tier)
    at = tier.next
  }
  return { to, tiers }
}

/** Quoted texts and free-standing numbers; `!` begins a comment. */
function scan(text: string): Token[] {
  const tokens: Token[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      const close = closing(text, at)
      if (close === -1) break
      tokens.push({ kind: 'text', from: at + 1, to: close })
      at = close + 1
    } else if (code <= 32) at++
    else {
      let end = at
      while (end < text.length && text.charCodeAt(end) > 32 && text.charCodeAt(end) !== 34) end++
      if (code === 33) {
        while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++
      } else if (isNumber(text, at, end)) tokens.push({ kind: 'number', from: at, to: end })
      at = end
    }
  }
  return tokens
}

/** Doubled quotes belong to the text. */
function closing(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at !== -1 && text.charCodeAt(at + 1) === 34) at = text.indexOf('"', at + 2)
  return at
}

function isNumber(text: string, from: number, to: number): boolean {
  const first = text.charCodeAt(from)
  if ((first < 48 || first > 57) && first !== 45 && first !== 43) return false
  return to - from < 40 && /^[-+]?\d+(?:\.\d*)?(?:e[-+]?\d{1,3})?$/i.test(text.slice(from, to))
}

function timeOf(text: string, { from, to }: Span): GridTime {
  const ms = Math.round(Number(text.slice(from, to)) * 1000)
  return { from, to, ms: Number.isSafeInteger(ms) ? ms : 0 }
}

function isTierClass(text: string, token: Token | undefined): boolean {
  return (
    token?.kind === 'text' &&
    /^(?:Interval|Text)Tier$/.test(text.slice(token.from, Math.min(token.to, token.from + 20)))
  )
}

function readTier(
  text: string,
  tokens: readonly Token[],
  first: number,
): { readonly tier: Tier; readonly next: number } | null {
  const [kind, name, from, to, count] = tokens.slice(first, first + 5)
  if (
    !kind ||
    name?.kind !== 'text' ||
    from?.kind !== 'number' ||
    to?.kind !== 'number' ||
    count?.kind !== 'number'
  )
    return null
  const isPoints = text.startsWith('Text', kind.from)
  const entries: Entry[] = []
  let at = first + 5
  let before = lineEnd(text, count.to)
  for (;;) {
    const start = tokens[at]
    const end = isPoints ? null : tokens[at + 1]
    const label = tokens[at + (isPoints ? 1 : 2)]
    if (start?.kind !== 'number' || (end !== null && end?.kind !== 'number') || label?.kind !== 'text') break
    entries.push({
      start: timeOf(text, start),
      end: end && timeOf(text, end),
      text: { from: label.from, to: label.to },
      block: { from: before, to: label.to + 1 },
    })
    before = lineEnd(text, label.to + 1)
    at += isPoints ? 2 : 3
  }
  // Anything else between two tiers is ignored.
  while (at < tokens.length && !isTierClass(text, tokens[at])) at++
  const tier = {
    name: unquote(text.slice(name.from, name.to)),
    label: { from: name.from, to: name.to },
    isPoints,
    from: timeOf(text, from),
    to: timeOf(text, to),
    count: { from: count.from, to: count.to, value: Number(text.slice(count.from, count.to)) },
    entries,
  }
  return { tier, next: at }
}

/** Start of the next line, or `at` if something else follows. */
function lineEnd(text: string, at: number): number {
  const match = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(at, at + 40))
  return at + (match?.[0].length ?? 0)
}
