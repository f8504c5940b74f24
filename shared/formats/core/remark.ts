import { type MarkedLine, type MarkupSyntax, markedLine, type Part } from './marked-text.ts'
import { matchText } from './match-text.ts'

/** A line as it was read: its raw text, and what it shows. */
export type RawLine = { readonly raw: string; readonly text: string }

/** A character of a line as it was: `at` = its index in the shown text. */
type Place = { readonly line: number; readonly at: number }

type Work = {
  readonly lines: readonly (MarkedLine | null)[]
  readonly syntax: MarkupSyntax
  /** By line: the first and the last new text that has characters of it. */
  readonly users: ReadonlyMap<number, { readonly first: number; readonly last: number }>
}

/**
 * The raw texts that show `texts`, made of the characters and the markup of `lines`: an edited line is one
 * line and one text, a split one line and two texts, a merge two lines and one text. Words that stay keep
 * their raw characters and the tags they are in; a tag across a split is closed and opened again, and tags
 * around removed words only go with them. Null for a text that has nothing of the lines, or that no markup
 * can be found for.
 *
 *     lines   <i>It rained. Then it stopped.</i>
 *     texts   It rained.            Then it stopped.
 *     result  <i>It rained.</i>     <i>Then it stopped.</i>
 */
export function remark(
  lines: readonly RawLine[],
  texts: readonly string[],
  syntax: MarkupSyntax,
): (string | null)[] {
  const marked = lines.map(({ raw, text }) => markedLine(raw, text, syntax))
  const places = placesOf(lines, texts)
  const work: Work = { lines: marked, syntax, users: usersOf(places) }
  const isEdit = lines.length === 1 && texts.length === 1
  return texts.map((text, t) => {
    const raw = written(work, text, t, places[t] ?? [], isEdit)
    return raw !== null && syntax.show(raw) === text ? raw : null
  })
}

/** By text, the place of each of its characters; null = new. */
function placesOf(lines: readonly RawLine[], texts: readonly string[]): (Place | null)[][] {
  const partner = matchText(lines.map(({ text }) => text).join('\n'), texts.join('\n'))
  const owners: (Place | null)[] = lines.flatMap(({ text }, line) => [
    ...Array.from({ length: text.length }, (_, at) => ({ line, at })),
    null,
  ])
  let from = 0
  return texts.map((text) => {
    const own = Array.from(partner.subarray(from, from + text.length), (at) => owners[at] ?? null)
    from += text.length + 1
    return own
  })
}

function usersOf(places: readonly (readonly (Place | null)[])[]): Work['users'] {
  const users = new Map<number, { first: number; last: number }>()
  for (const [t, own] of places.entries())
    for (const place of own) {
      if (!place) continue
      const known = users.get(place.line)
      if (known) known.last = t
      else users.set(place.line, { first: t, last: t })
    }
  return users
}

function written(
  work: Work,
  text: string,
  t: number,
  places: readonly (Place | null)[],
  isEdit: boolean,
): string | null {
  let raw = ''
  let added = ''
  let last: Place | null = null
  for (const [c, char] of text.split('').entries()) {
    const place = places[c] ?? null
    const line = place && work.lines[place.line]
    const spot = place && line?.spots[place.at]
    if (!line || !spot) {
      added += char
      continue
    }
    raw += last ? step(work, t, last, place, added) : enter(work, t, place, added)
    // White space may stand for other white space.
    const isSame = line.text.charAt(place.at) === char
    raw += isSame ? line.raw.slice(spot.from, spot.to) : work.syntax.print(char)
    added = ''
    last = place
  }
  const only = work.lines[0]
  if (!last) return isEdit && only ? within(only, -1, only.spots.length, added, work.syntax) : null
  return raw + leave(work, t, last, added)
}

/** From one character that stayed to the next; `added` = new text between them. */
function step(work: Work, t: number, last: Place, next: Place, added: string): string {
  const { syntax } = work
  const line = work.lines[last.line]
  if (last.line === next.line && line) return within(line, last.at, next.at, added, syntax)
  const states = line ? statesBefore(line, line.parts.length) : []
  const reset = states.length > 0 ? (syntax.reset?.(states) ?? '') : ''
  // New words in place of the first ones of the next line are in its tags.
  const [gap = ''] = next.at > 0 ? (/^\s*/.exec(added) ?? []) : [added]
  const words = added.slice(gap.length)
  return leave(work, t, last, '') + syntax.print(gap) + reset + enter(work, t, next, words)
}

/** Up to the first character of a line. */
function enter({ lines, users, syntax }: Work, t: number, { line: l, at }: Place, added: string): string {
  const line = lines[l]
  if (!line) return ''
  if (users.get(l)?.first === t) return within(line, -1, at, added, syntax)
  return opening(line, at, syntax) + syntax.print(added)
}

/** What follows the last character of a line. */
function leave({ lines, users, syntax }: Work, t: number, { line: l, at }: Place, added: string): string {
  const line = lines[l]
  if (!line) return ''
  if (users.get(l)?.last === t) return within(line, at, line.spots.length, added, syntax)
  return syntax.print(added) + closing(line, at, syntax)
}

/**
 * The raw text between two characters that stay (-1 = the beginning, the number of characters = the end),
 * with new text in place of what was there.
 */
function within(line: MarkedLine, a: number, b: number, added: string, syntax: MarkupSyntax): string {
  const { raw, spots, parts, opens } = line
  const [before, after] = [spots[a], spots[b]]
  const [from, to] = [before?.to ?? 0, after?.from ?? raw.length]
  const [fromPart, toPart] = [before?.part ?? -1, after?.part ?? parts.length]
  if (b === a + 1) {
    if (added === '') return raw.slice(from, to)
    const at = Math.min(to, Math.max(from, placeFor(line, a, b, added)))
    return raw.slice(from, at) + syntax.print(added) + raw.slice(at, to)
  }
  const [first, final] = [spots[a + 1], spots[b - 1]]
  if (!first || !final) return syntax.print(added)
  if (added === '') {
    const stays = remaining(line, fromPart, toPart, toPart)
    return stays + aloneIn(line, final.part, toPart)
  }
  const inside = remaining(line, first.part, final.part, toPart)
  // Tags that held only words that went are closed no more.
  let rest = ''
  let at = final.to
  for (let i = final.part + 1; i < toPart; i++) {
    const open = opens[i] ?? -1
    if (open <= first.part || open >= final.part) continue
    rest += raw.slice(at, parts[i]?.from)
    at = parts[i]?.to ?? at
  }
  return raw.slice(from, first.from) + syntax.print(added) + inside + rest + raw.slice(at, to)
}

/** Where new text goes between two neighbours: within the word it belongs to, else outside of tags. */
function placeFor(line: MarkedLine, a: number, b: number, added: string): number {
  const { raw, spots, parts, closedBy, opens } = line
  const [before, after] = [spots[a], spots[b]]
  const isWord = (text: string) => /^[\p{L}\p{N}]/u.test(text)
  if (before && isWord(raw.charAt(before.to - 1)) && isWord(added)) return before.to
  if (after && isWord(raw.charAt(after.from)) && isWord(added.slice(-1))) return after.from
  const first = (before?.part ?? -1) + 1
  const markup = parts.slice(first, after?.part ?? parts.length)
  if (!before) {
    // Tags around the whole line, and states, stay before what is put at its beginning.
    const end = spots.at(-1)?.part ?? -1
    const isClosed = (i: number) => closedBy[i] !== -1 && (closedBy[i] ?? 0) <= end
    const inner = markup.find((part, i) => part.kind === 'open' && isClosed(first + i))
    return inner?.from ?? after?.from ?? raw.length
  }
  if (!after) {
    const start = spots[0]?.part ?? 0
    const isInner = (part: Part, i: number) => part.kind === 'close' && (opens[first + i] ?? -1) >= start
    return markup.findLast(isInner)?.to ?? before.to
  }
  let [depth, least, at] = [0, 0, before.to]
  for (const part of markup) {
    if (part.kind === 'open') depth++
    else if (part.kind === 'close') depth--
    if (depth < least) [least, at] = [depth, part.to]
  }
  return at
}

/**
 * The markup between two parts that must stay when the text there goes: states, and tags whose other half is
 * not before `until`.
 */
function remaining(line: MarkedLine, from: number, end: number, until: number): string {
  const { parts, closedBy, opens, raw } = line
  const isPaired = (i: number) => {
    const close = closedBy[i] ?? -1
    return close > from && close < until
  }
  let kept = ''
  for (let i = from + 1; i < end; i++) {
    const part = parts[i]
    if (!part || part.kind === 'text' || part.kind === 'alone') continue
    // Nothing is left for a state to count for.
    if (part.kind === 'state' && end === parts.length) continue
    const isGone = part.kind === 'open' ? isPaired(i) : part.kind === 'close' && (opens[i] ?? -1) > from
    if (!isGone) kept += raw.slice(part.from, part.to)
  }
  return kept
}

/** What stands by itself right before a character that stays. */
function aloneIn({ parts, raw }: MarkedLine, from: number, to: number): string {
  return parts
    .slice(from + 1, to)
    .map((part) => (part.kind === 'alone' ? raw.slice(part.from, part.to) : ''))
    .join('')
}

/** The tags and states in force at a character, set again. */
function opening(line: MarkedLine, at: number, { again }: MarkupSyntax): string {
  const { raw, parts, open, spots } = line
  const part = spots[at]?.part ?? 0
  let tags = ''
  for (let one = open[part] ?? null; one; one = one.outer) tags = rawOf(raw, parts[one.part]) + tags
  const states = statesBefore(line, part)
  return (again ? again(states) : states.join('')) + tags
}

/** Closes the tags in force at a character. */
function closing(
  { raw, parts, open, spots, closedBy }: MarkedLine,
  at: number,
  syntax: MarkupSyntax,
): string {
  let tags = ''
  for (let one = open[spots[at]?.part ?? 0] ?? null; one; one = one.outer) {
    const close = parts[closedBy[one.part] ?? -1]
    tags += close ? rawOf(raw, close) : syntax.closing(rawOf(raw, parts[one.part]))
  }
  return tags
}

function statesBefore({ raw, parts }: MarkedLine, part: number): string[] {
  return parts.slice(0, part).flatMap((one) => (one.kind === 'state' ? [raw.slice(one.from, one.to)] : []))
}

function rawOf(raw: string, part: Part | undefined): string {
  return part ? raw.slice(part.from, part.to) : ''
}
