import type { Span } from './span.ts'

/**
 * A part of a line's raw text, in order: characters that are shown (`shown` as long as the raw text, or one
 * thing such as an entity that shows something else), an opening or closing tag, a state that counts for the
 * rest of the line (an override of SubStation Alpha), or what stands by itself (a time stamp, an image).
 */
export type Part = Span &
  (
    | { readonly kind: 'text'; readonly shown: string }
    | { readonly kind: 'open' | 'close'; readonly name: string }
    | { readonly kind: 'state' | 'alone' }
  )

/** How a format marks up its text. */
export type MarkupSyntax = {
  /** The parts of a raw text, without gaps. */
  readonly parts: (raw: string) => readonly Part[]
  /** The shown text of a raw text. */
  readonly show: (raw: string) => string
  /** Plain text as raw text, with its spaces; `\n` = a line break within the line. */
  readonly print: (text: string) => string
  /** Blank lines may stand in a text; absent = they would end it. */
  readonly blankLines?: true
  /** The tag that closes this opening one. */
  readonly closing: (open: string) => string
  /** States in force, in order, as one raw text that sets them again; absent = one after the other. */
  readonly again?: (states: readonly string[]) => string
  /** What ends these states, written before text that was not under them; absent = nothing. */
  readonly reset?: (states: readonly string[]) => string
}

/** The tags in force at a part, from the innermost outwards. */
export type Open = { readonly part: number; readonly outer: Open | null }

/** Where a character of the shown text stands, and in which part. */
export type Spot = Span & { readonly part: number }

/** A line's raw text, taken apart. */
export type MarkedLine = {
  readonly raw: string
  readonly text: string
  readonly parts: readonly Part[]
  /** One for each UTF-16 unit of the shown text. */
  readonly spots: readonly Spot[]
  /** By part: the tags in force there. */
  readonly open: readonly (Open | null)[]
  /** By part: its closing tag; -1 = none, or no opening tag. */
  readonly closedBy: Int32Array
  /** By part: the opening tag that it closes; -1 = none. */
  readonly opens: Int32Array
}

/** Takes a raw text apart; null when it does not show `text` (white space aside). */
export function markedLine(raw: string, text: string, syntax: MarkupSyntax): MarkedLine | null {
  const parts = syntax.parts(raw)
  const spots = spotsOf(raw, parts, text)
  return spots && { raw, text, parts, spots, ...tagsOf(parts) }
}

/** Pairs opening and closing tags; a closing tag ends those left open inside, too. */
function tagsOf(parts: readonly Part[]): Pick<MarkedLine, 'open' | 'closedBy' | 'opens'> {
  const closedBy = new Int32Array(parts.length).fill(-1)
  const opens = new Int32Array(parts.length).fill(-1)
  const open: (Open | null)[] = []
  // A closing tag that nothing opened is known without looking through all that are open.
  const counts = new Map<string, number>()
  let innermost: Open | null = null
  for (const [i, part] of parts.entries()) {
    open.push(innermost)
    if (part.kind === 'open') {
      innermost = { part: i, outer: innermost }
      counts.set(part.name, (counts.get(part.name) ?? 0) + 1)
    } else if (part.kind === 'close') {
      for (let isOpen = (counts.get(part.name) ?? 0) > 0; isOpen && innermost; innermost = innermost.outer) {
        const name = nameOf(parts[innermost.part])
        counts.set(name, (counts.get(name) ?? 0) - 1)
        if (name !== part.name) continue
        closedBy[innermost.part] = i
        opens[i] = innermost.part
        isOpen = false
      }
    }
  }
  return { open, closedBy, opens }
}

function nameOf(part: Part | undefined): string {
  return part?.kind === 'open' ? part.name : ''
}

type Character = Spot & { readonly char: string }

function charactersOf(raw: string, parts: readonly Part[]): Character[] {
  const all: Character[] = []
  for (const [i, part] of parts.entries()) {
    if (part.kind !== 'text') continue
    const isPlain = part.shown.length === part.to - part.from && part.shown === raw.slice(part.from, part.to)
    for (let k = 0; k < part.shown.length; k++) {
      // What stands for several characters belongs to the first of them.
      const from = isPlain ? part.from + k : k === 0 ? part.from : part.to
      const to = isPlain ? from + 1 : part.to
      all.push({ char: part.shown.charAt(k), from, to, part: i })
    }
  }
  return all
}

/** The places of the characters of `text`, whose white space may differ from the raw text's. */
function spotsOf(raw: string, parts: readonly Part[], text: string): Spot[] | null {
  const all = charactersOf(raw, parts)
  const spots: Spot[] = []
  let at = 0
  for (const char of text.split('')) {
    if (isSpace(char)) {
      at = char === '\n' ? breakNear(all, at) : at
      const here = all[at]
      if (here && isSpace(here.char)) spots.push(all[at++] as Spot)
      else spots.push(between(all, at))
      continue
    }
    while (isSpace(all[at]?.char ?? '')) at++
    if (all[at]?.char !== char) return null
    spots.push(all[at++] as Spot)
  }
  return all.slice(at).every((one) => isSpace(one.char)) ? spots : null
}

/** The first line break of the white space here, else its beginning. */
function breakNear(all: readonly Character[], at: number): number {
  for (let i = at; isSpace(all[i]?.char ?? ''); i++) if (all[i]?.char === '\n') return i
  return at
}

/** White space that no raw character stands for. */
function between(all: readonly Character[], at: number): Spot {
  const before = all[at - 1]
  return { from: before?.to ?? 0, to: before?.to ?? 0, part: before?.part ?? 0 }
}

function isSpace(char: string): boolean {
  return char !== '' && /^\s$/.test(char)
}
