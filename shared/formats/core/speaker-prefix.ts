import type { Segment } from '../../model/transcript.ts'
import { createFinders } from './finder.ts'
import type { Span } from './format.ts'

/** A name before the text, as in `Ann Lee: Hello`. Offsets are relative to the line. */
export type Prefix = {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly textFrom: number
}

/** Longest prefix that is examined (characters). */
const REACH = 90
const PREFIX =
  /^(\s*(?:>{1,3}\s*|[-–—•]\s+)?(?:\*\*|__)?)([^\s:：*][^:：*\n\r]{0,49}?)\s*(?:(?:\*\*|__)\s*[:：]|[:：](?:\*\*|__)?)(?:\s+|$)/u
const LETTER = /\p{L}/u
const CAPITAL = /^[("'“‘]?\p{Lu}/u
const WITHOUT_CASE = /^\p{Lo}+$/u
const ROLES = 'speaker|spk|sprecher(?:in)?|locuteur|intervenant|hablante|guest|host|person|voice|participant'
const NUMBERED = new RegExp(`^(?:${ROLES})[ _-]?(?:\\d{1,3}|\\?)$`, 'iu')
/** Recognisers put what they call a speaker in brackets: `(speaker 0) Hello`, `[SPEAKER_00]: Hello`. */
const BRACKETED = new RegExp(
  `^(\\s*(?:>{1,3}\\s*)?[([])((?:${ROLES})[ _-]?(?:\\d{1,3}|\\?))[)\\]]\\s*[:：]?(?:\\s+|$)`,
  'iu',
)
/** Small words inside names; those of `JOINING` stand between two names, the others before one. */
const PARTICLES = new Set(
  `van von vom zu zum zur der den dem ter ten te de da das do dos du des del della dalla delle degli dela di la las
  le les lo los el al as ibn bin bint ben bat abu af av of the and und et y e i &`.split(/\s+/),
)
const JOINING = new Set('of the and und et y e i &'.split(' '))
/** `deGrasse`, `d’Arc`, `al-Sayed`, `‘t`. */
const MIXED = /^[\p{Ll}]{0,4}['’‘-]?\p{Lu}/u
/** Signs that stand in no name. */
const NO_NAME = /[%=<>{}|\\^~+♪♫]/
const ORDINARY = new Set(
  `note notes notice warning caution hint tip example examples answer answers question questions remember summary
  conclusion result results today update edit spoiler disclaimer correction source sources link links title subject date
  time duration recorded published location topic topics chapter chapters part section step step episode transcript music
  ps p.s. nb n.b. fact first second third finally also so and but or because however then now here there this that these
  those is are what why who how when where which yes no ok okay well e.g i.e hinweis beispiel achtung frage antwort
  http https email e-mail phone www action actions investment horizon takeaway takeaways idea ideas point points key main
  mode insight outlook practical goal goals problem solution summary overview introduction bonus background
  subtitles subtitle subtitled subs captions caption captioned captioning translation translations translated translator
  translators transcription transcriptions transcribed sync synced synchronization timing encoded corrected corrections
  untertitel untertitelung übersetzung traduction sous-titres subtítulos traducción sottotitoli traduzione legendas
  tradução ondertiteling vertaling undertexter tekster napisy tłumaczenie titulky překlad titlovi prijevod titulok
  субтитры перевод altyazı çeviri`.split(/\s+/),
)

/**
 * What looks like a name before a colon at the start of a line, or null. Whether it is one, `acceptNames`
 * decides from the whole file.
 */
export function findPrefix(line: string): Prefix | null {
  const head = line.length > REACH ? line.slice(0, REACH) : line
  const bracketed = BRACKETED.exec(head)
  if (bracketed) return prefixOf(bracketed)
  if (!head.includes(':') && !head.includes('：')) return null
  const match = PREFIX.exec(head)
  return match && mayBeName(match[2] ?? '') ? prefixOf(match) : null
}

function prefixOf([whole, lead = '', name = '']: RegExpExecArray): Prefix {
  return { name, from: lead.length, to: lead.length + name.length, textFrom: whole.length }
}

/**
 * Where a name goes that replaces the one at `token`, and what follows it: in brackets only numbered speakers
 * are known again (`(speaker 0)`), another name takes their place with a colon.
 */
export function placeOfName(
  source: string,
  { from, to }: Span,
  name: string,
): Span & { readonly after: string } {
  const isBracketed = /[([]/.test(source.charAt(from - 1)) && /[)\]]/.test(source.charAt(to))
  if (!isBracketed || NUMBERED.test(name) || !NUMBERED.test(source.slice(from, to)))
    return { from, to, after: '' }
  return { from: from - 1, to: to + 1, after: /[:：]/.test(source.charAt(to + 1)) ? '' : ':' }
}

function mayBeName(name: string): boolean {
  const words = name.split(/\s+/)
  return words.length <= 5 && LETTER.test(words[0] ?? '') && !isOrdinary(name) && !NO_NAME.test(name)
}

/**
 * The same for the text in `[from, to)`; offsets are relative to `from`. Queries in ascending order are fast:
 * without a colon or bracket nearby nothing is parsed.
 */
export function prefixFinder(text: string): (from: number, to: number) => Prefix | null {
  const hasMark = createFinders(text, ':：([')
  return (from, to) => {
    const end = Math.min(to, from + REACH)
    return hasMark(from, end) ? findPrefix(text.slice(from, end)) : null
  }
}

function isOrdinary(name: string): boolean {
  const words = name.toLowerCase().split(/\s+/)
  return ORDINARY.has(words[0] ?? '') || ORDINARY.has(words.at(-1) ?? '')
}

/** With at least this share of named lines, a name that occurs once is accepted too. */
const ENOUGH_NAMED = 0.1

/**
 * Which prefixes (null = none) are speakers: names in capitals or with numbers, and capitalised names that
 * recur; among many such lines also one that occurs once. Never ordinary words. `lines` = number of lines in
 * the file.
 */
export function acceptNames(
  prefixes: readonly (Prefix | null)[],
  lines: number = prefixes.length,
): ReadonlySet<string> {
  const counts = new Map<string, number>()
  let some = 0
  for (const prefix of prefixes) {
    if (!prefix) continue
    some++
    counts.set(prefix.name, (counts.get(prefix.name) ?? 0) + 1)
  }
  const names = new Set<string>()
  const isScript = some >= 3 && some >= lines * 0.6
  let named = 0
  for (const [name, count] of counts) {
    if (!isName(name, count, isScript)) continue
    names.add(name)
    named += count
  }
  if (named >= 2 && named >= lines * ENOUGH_NAMED) {
    for (const name of counts.keys()) if (isCapitalised(name.split(/\s+/))) names.add(name)
  }
  return names
}

/** The names before the texts of some lines, those that are accepted; null = a line has none. */
export function namesBefore(text: string, lines: readonly Span[]): (Prefix | null)[] {
  const prefixes = lines.map(({ from, to }) => findPrefix(text.slice(from, Math.min(to, from + REACH))))
  const names = acceptNames(prefixes)
  return prefixes.map((prefix) => (prefix && names.has(prefix.name) ? prefix : null))
}

/** The speaker of a line, where `before` was the last one named; null where nothing has to be said. */
export function newSpeaker({ speaker }: Pick<Segment, 'speaker'>, before: string | null): string | null {
  return speaker === before ? null : speaker
}

/** `Name: ` to stand before a line where the speaker changes, else nothing. */
export function newPrefix(segment: Pick<Segment, 'speaker'>, before: string | null): string {
  const name = newSpeaker(segment, before)
  return name === null ? '' : `${name}: `
}

function isName(name: string, count: number, isScript: boolean): boolean {
  if (NUMBERED.test(name)) return true
  const words = name.split(/\s+/)
  const isCapitals = name === name.toUpperCase() && name !== name.toLowerCase() && /\p{Lu}{2}/u.test(name)
  if (isCapitals && words.length <= 4) return true
  if (count < 2) return false
  if (isCapitalised(words) || words.every((word) => WITHOUT_CASE.test(word))) return true
  // Lower-case ids, one before every line.
  return isScript && count >= 2 && words.length === 1
}

/** True for `Speaker 1` and its like in other languages. */
export function isNumberedName(name: string): boolean {
  return NUMBERED.test(name)
}

/** True for what can be a name by itself: capitalised words, or `Speaker 1`. */
export function isNameLike(name: string): boolean {
  const words = name.split(/\s+/)
  if (NUMBERED.test(name)) return true
  return words.length <= 4 && !isOrdinary(name) && isCapitalised(words) && !/[.?!,;]$/.test(name)
}

function isCapitalised(words: readonly string[]): boolean {
  const isSmall = (word: string) => PARTICLES.has(word.toLowerCase())
  const first = words[0]
  if (first === undefined) return false
  // A family name may begin with a small word: `van der Berg`.
  const isFirst = CAPITAL.test(first) || (isSmall(first) && !JOINING.has(first) && words.length > 1)
  return (
    isFirst &&
    words.some((word) => CAPITAL.test(word)) &&
    words.every((word) => CAPITAL.test(word) || isSmall(word) || MIXED.test(word) || /^[\d(\-–.]/.test(word))
  )
}
