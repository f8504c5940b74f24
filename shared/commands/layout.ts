/** What is printed on the keys of the user's layout, by code: `KeyY` is `z` on a German one. Empty = US. */
export type KeyNames = ReadonlyMap<string, string>
export const US_KEYS: KeyNames = new Map()

/** A key, called by what a US keyboard has in its place, and whether Shift goes with it. */
export type Meant = { readonly code: string; readonly shift: boolean }
/** What of a press tells which key it was: its place, what it typed (empty = unknown), what was held. */
export type Pressed = {
  readonly code: string
  readonly typed: string
  readonly shift: boolean
  /** Ctrl, Cmd or Alt is held: digits and letters of the row of digits step back behind signs. */
  readonly held: boolean
}

/** Signs of a US keyboard without Shift, by the place of their key. */
export const PUNCTUATION: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Equal: '=',
  Minus: '-',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  Backslash: '\\',
  Backquote: '`',
  BracketLeft: '[',
  BracketRight: ']',
}
/** Signs that stand for a key of the US keyboard with Shift, wherever a layout has them. */
const WITH_SHIFT: Readonly<Record<string, string>> = {
  '+': 'Equal',
  '?': 'Slash',
  '<': 'Comma',
  '>': 'Period',
}
const BY_SIGN = new Map(Object.entries(PUNCTUATION).map(([code, sign]) => [sign, code]))
const LETTERS = Array.from({ length: 26 }, (_, i) => `Key${String.fromCharCode(65 + i)}`)
const DIGITS = Array.from({ length: 10 }, (_, i) => `Digit${i}`)
const WRITING = [...LETTERS, ...DIGITS, ...Object.keys(PUNCTUATION), 'IntlBackslash', 'IntlRo', 'IntlYen']

/** What can be said of a key; an accent that waits for its letter says nothing. */
const SHOWN = /^[^\s´¨˝ˇ˘˙¸˛¯]$/u

/** True for keys that write what is printed on them; the pad and named keys are the same on all layouts. */
function isWriting(code: string): boolean {
  return /^(?:Key[A-Z]|Digit\d|Intl\w+)$/.test(code) || code in PUNCTUATION
}

/** What a US keyboard has printed in the place of a key; undefined for a key it has not. */
function onUs(code: string): string | undefined {
  return PUNCTUATION[code] ?? /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase()
}

/** True for a letter or digit of another script than Latin, where keys go by their place. */
function isOtherScript(sign: string): boolean {
  return /^[\p{L}\p{M}\p{N}]+$/u.test(sign) && !/^[\p{Script=Latin}\d]/u.test(sign)
}

/** The key of a Latin letter; both letters i of Turkish are I. Undefined for all other signs. */
function letterCode(sign: string): string | undefined {
  const plain = sign === 'İ' || sign === 'ı' ? 'i' : sign
  return /^[a-z]$/i.test(plain) ? `Key${plain.toUpperCase()}` : undefined
}

/** True when the letters of the layout are of another script. */
function isOtherLayout(names: KeyNames): boolean {
  return LETTERS.some((code) => isOtherScript(names.get(code) ?? ''))
}

/** True when what the US keyboard has in this place is printed on another key; digits count when `held`. */
function isElsewhere(code: string, names: KeyNames, held: boolean): boolean {
  const sign = onUs(code)
  return [...names].some(([at, name]) => at !== code && name === sign && (held || !DIGITS.includes(at)))
}

/**
 * The keys that a press may stand for, the likeliest first; never none for a key that writes nothing. A Latin
 * letter is the key of that letter, on every layout; where letters are of another script, the place decides.
 * Digits and signs go by what is printed, then by what was typed with Shift; a key whose sign no US keyboard
 * has stands for its place, unless the layout has that one's sign on another key.
 */
export function keysMeant(press: Pressed, names: KeyNames): readonly Meant[] {
  const { code, shift } = press
  const here = { code, shift }
  if (!isWriting(code)) return [here]
  const typed = /^\S$/u.test(press.typed) ? press.typed : ''
  if (typed === '?' && !press.held) return [{ code: 'Slash', shift: true }]
  if (isOtherScript(typed) || press.typed.length === 2) return [here]
  const printed = (!shift && typed) || (names.get(code) ?? onUs(code) ?? '')
  const letter = letterCode(typed === '' ? printed : typed)
  if (letter !== undefined) return [{ code: letter, shift }]
  const signs = signsMeant(printed, typed, shift)
  if (LETTERS.includes(code)) {
    if (isOtherLayout(names)) return [here, ...signs]
    return signs.length > 0 ? signs : ownLetter({ ...press, typed }, names)
  }
  if (/^\d$/.test(printed)) return signs
  if (isOtherScript(printed)) return [here, ...signs]
  if (DIGITS.includes(code) && !isElsewhere(code, names, true))
    return press.held ? [...signs, here] : [here, ...signs]
  return BY_SIGN.has(printed) || isElsewhere(code, names, press.held) ? signs : [...signs, here]
}

/** A letter that Latin alphabets add, in the place of a letter that the layout has nowhere else. */
function ownLetter({ code, typed, shift, held }: Pressed, names: KeyNames): readonly Meant[] {
  const isKnown = typed === '' || names.get(code)?.toLowerCase() === typed.toLowerCase()
  return isKnown && !isElsewhere(code, names, held) ? [{ code, shift }] : []
}

/** What a digit or a sign stands for: as printed with Shift as held, then as typed by itself. */
function signsMeant(printed: string, typed: string, shift: boolean): readonly Meant[] {
  const byPrint = signCode(printed)
  const withShift = WITH_SHIFT[typed]
  const byTyped = shift ? signCode(typed) : undefined
  const found = [
    ...(byPrint === undefined ? [] : [{ code: byPrint, shift }]),
    ...(withShift === undefined ? [] : [{ code: withShift, shift: true }]),
    ...(byTyped === undefined ? [] : [{ code: byTyped, shift: /^\d$/.test(typed) }]),
  ]
  return found.filter((one, i) => found.findIndex((other) => isSame(one, other)) === i)
}

function signCode(sign: string): string | undefined {
  return /^\d$/.test(sign) ? `Digit${sign}` : BY_SIGN.get(sign)
}

function isSame(a: Meant, b: Meant): boolean {
  return a.code === b.code && a.shift === b.shift
}

/**
 * What to press for a key of the US keyboard, as the user's layout prints it: a sign or letter, and whether
 * Shift goes with it. Null = the layout prints it nowhere that is known, or what it prints is no sign.
 */
export function printedOn(
  key: Meant,
  held: boolean,
  names: KeyNames,
): { sign: string; shift: boolean } | null {
  const { code, shift } = key
  const us = onUs(code)
  if (us === undefined) return null
  if (/^(?:Key|Digit)/.test(code)) return { sign: us, shift }
  const moved = names.get(code)
  const sign = shift ? Object.keys(WITH_SHIFT).find((one) => WITH_SHIFT[one] === code) : undefined
  // What another layout types with Shift there is not known: a key of the sign itself is right.
  const isAlone = [...names].some(([at, name]) => name === sign && (held || !DIGITS.includes(at)))
  if (sign !== undefined && isAlone && moved !== undefined && !isOtherScript(moved))
    return { sign, shift: false }
  const found = [code, ...WRITING].find((at) => {
    const typed = shift ? '' : (names.get(at) ?? onUs(at) ?? '')
    const [first] = keysMeant({ code: at, typed, shift, held }, names)
    return first !== undefined && isSame(first, key) && SHOWN.test(names.get(at) ?? onUs(at) ?? '')
  })
  return found === undefined ? null : { sign: names.get(found) ?? onUs(found) ?? '', shift }
}

/** Of a layout the keys that have something else printed on them than in the US. */
export function otherNames(layout: KeyNames): KeyNames {
  return new Map([...layout].filter(([code, name]) => isWriting(code) && name !== onUs(code)))
}

/** True when a key typed what the layout has printed on it, or what says nothing of the layout. */
export function isPrintedAs(code: string, typed: string, names: KeyNames): boolean {
  if (!isWriting(code) || !/^\S$/u.test(typed)) return true
  return typed.toLowerCase() === (names.get(code) ?? onUs(code) ?? typed).toLowerCase()
}
