import type { Key } from '../words/message.ts'
import { t } from '../words/speak.ts'
import type { Chord } from './command.ts'
import { type KeyNames, keysMeant, PUNCTUATION, printedOn, US_KEYS } from './layout.ts'

/** What of a keyboard event decides which chord it is. */
export type KeyPress = {
  readonly code: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly getModifierState: (name: string) => boolean
}

/** Held keys by themselves, and Tab, which moves the focus everywhere (WCAG 2.1.2). */
const NOT_OURS =
  /^(?:Tab|(?:Control|Shift|Alt|Meta|OS)(?:Left|Right)?|AltGraph|CapsLock|NumLock|ScrollLock|Fn\w*|Dead|Process|Unidentified)$/
/** Keys that type a character by themselves, and those that move or delete in a text. */
const TYPES = /^(?:Key[A-Z]|Digit\d|Numpad(?!Enter)\w+|Intl\w+)$/
const MOVES =
  /^(?:Space|Enter|NumpadEnter|Escape|Backspace|Delete|Insert|Home|End|Page(?:Up|Down)|Arrow\w+|ContextMenu)$/
/** With Ctrl these belong to every text field: clipboard, undo, all, words. */
const MOVES_WITH_MOD = /^(?:Key[ACVXYZ]|Backspace|Delete|Insert|Home|End|Arrow\w+)$/
const MAX_SPELLED = 48

/**
 * The chords that a key press may be on the user's layout, the likeliest first; none for what is none of
 * ours: AltGr, which arrives as Ctrl+Alt on Windows and types characters, Tab, and the keys that the system
 * keeps.
 */
export function chordsFor(press: KeyPress, mac: boolean, names: KeyNames): readonly Chord[] {
  // Some media keys and pedals have no place on a keyboard, only a name.
  const code = press.code === '' && press.key.length > 1 ? press.key : press.code
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  if (other || (!mac && press.getModifierState('AltGraph'))) return []
  const alt = press.altKey
  // With Option macOS types other characters than are printed.
  const typed = mac && alt ? '' : press.key
  return keysMeant({ code, typed, shift: press.shiftKey, held: mod || alt }, names)
    .map((key) => chordFrom(key.code, mod, alt, key.shift))
    .filter((chord) => isBindable(chord) && (mod || alt || press.key === '?' || !sameChord(chord, QUESTION)))
}

/** The likeliest chord of a key press, which a command is given; null when it is none of ours. */
export function chordOf(press: KeyPress, mac: boolean, names: KeyNames): Chord | null {
  return chordsFor(press, mac, names)[0] ?? null
}

/** `?` sits elsewhere on many layouts: its character decides. */
const QUESTION: Chord = { code: 'Slash', shift: true }

function chordFrom(code: string, mod: boolean, alt: boolean, shift: boolean): Chord {
  return { code, ...(mod && { mod }), ...(alt && { alt }), ...(shift && { shift }) }
}

/** True for a chord that can be a command's. Ctrl+Alt is AltGr. */
export function isBindable({ code, mod, alt }: Chord): boolean {
  return /^[A-Z][A-Za-z0-9]*$/.test(code) && !NOT_OURS.test(code) && !(mod && alt)
}

/** A chord as it is stored: `mod+shift+KeyS`. */
export function spellChord({ code, mod, alt, shift }: Chord): string {
  return [mod && 'mod', alt && 'alt', shift && 'shift', code].filter(Boolean).join('+')
}

/** Reads what `spellChord` wrote; null for anything else. */
export function parseChord(text: unknown): Chord | null {
  if (typeof text !== 'string' || text.length > MAX_SPELLED) return null
  const parts = text.split('+')
  const chord = chordFrom(
    parts.at(-1) ?? '',
    parts.includes('mod'),
    parts.includes('alt'),
    parts.includes('shift'),
  )
  return isBindable(chord) && spellChord(chord) === text ? chord : null
}

/** True when two chords are the same keys. */
export function sameChord(a: Chord, b: Chord): boolean {
  return spellChord(a) === spellChord(b)
}

/** True when a text field needs these keys itself: they type, move or delete there. */
export function belongsToText({ code, mod, alt }: Chord, mac: boolean): boolean {
  const types = TYPES.test(code) || code in PUNCTUATION
  if (mod) return MOVES_WITH_MOD.test(code)
  if (alt) return mac && types
  return types || MOVES.test(code)
}

/** Signs that are on the keys, whatever the language. */
const SIGNS: Readonly<Record<string, string>> = {
  ...PUNCTUATION,
  IntlBackslash: '<',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}
/** Keys that have a name in every language. */
const NAMES: Readonly<Record<string, Key>> = {
  Backspace: 'key.backspace',
  ContextMenu: 'key.contextMenu',
  Delete: 'key.delete',
  End: 'key.end',
  Enter: 'key.enter',
  Escape: 'key.escape',
  Home: 'key.home',
  Insert: 'key.insert',
  MediaPlayPause: 'key.mediaPlay',
  MediaStop: 'key.mediaStop',
  MediaTrackNext: 'key.mediaNext',
  MediaTrackPrevious: 'key.mediaPrevious',
  PageDown: 'key.pageDown',
  PageUp: 'key.pageUp',
  Space: 'key.space',
}
const PAD: Readonly<Record<string, string>> = {
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
}

/** A chord for people: `Ctrl+Shift+S`, on macOS `⇧⌘S`, as the keys of their layout are printed. */
export function printChord(chord: Chord, mac: boolean, names: KeyNames = US_KEYS): string {
  const { alt, mod } = chord
  const { name, shift } = keyToPress(chord, names)
  if (name === '?' && !mod && !alt) return name
  const held = mac
    ? [alt && '⌥', shift && '⇧', mod && '⌘']
    : [mod && `${t('key.ctrl')}+`, alt && `${t('key.alt')}+`, shift && `${t('key.shift')}+`]
  return held.filter(Boolean).join('') + name
}

/** What is printed on the key of a chord, and whether Shift goes with it on this layout. */
function keyToPress(chord: Chord, names: KeyNames): { readonly name: string; readonly shift: boolean } {
  const { code, shift = false } = chord
  if (sameChord(chord, QUESTION)) return { name: '?', shift: false }
  const printed = printedOn({ code, shift }, Boolean(chord.mod || chord.alt), names)
  if (!printed) return { name: keyName(code, names), shift }
  const large = printed.sign.toUpperCase()
  return { name: large.length === printed.sign.length ? large : printed.sign, shift: printed.shift }
}

/** What keys are called that are no letters, digits or signs of a US keyboard. */
function keyName(code: string, names: KeyNames): string {
  const own = names.get(code)
  if (own !== undefined && /^Intl/.test(code) && /^\S$/u.test(own)) return own
  const name = NAMES[code]
  if (name) return t(name)
  const pad = PAD[code] ?? /^Numpad(.*)$/.exec(code)?.[1]
  return SIGNS[code] ?? (pad === undefined ? spaced(code) : t('key.numpad', { key: spaced(pad) }))
}

/** `KeyA` -> `A`, `BrowserBack` -> `Browser Back`. */
function spaced(code: string): string {
  return code.replace(/^(?:Key|Digit)(?=.$)/, '').replace(/([a-z])([A-Z])/g, '$1 $2')
}

const ACCELERATORS: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Enter',
  Escape: 'Escape',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
}

/** A chord as Electron's menus show it; null where they have no name for the key, so that they show none. */
export function toAccelerator(chord: Chord, names: KeyNames = US_KEYS): string | null {
  const { name, shift } = acceleratorKey(chord, names)
  if (name === null) return null
  return [chord.mod && 'CommandOrControl', chord.alt && 'Alt', shift && 'Shift', name]
    .filter(Boolean)
    .join('+')
}

function acceleratorKey(chord: Chord, names: KeyNames): { name: string | null; shift: boolean } {
  const { code, shift = false } = chord
  if (/^F(?:[1-9]|1\d|2[0-4])$/.test(code)) return { name: code, shift }
  const pad = /^Numpad(\d)$/.exec(code)?.[1]
  if (pad !== undefined) return { name: `num${pad}`, shift }
  const known = ACCELERATORS[code]
  if (known !== undefined) return { name: known, shift }
  if (sameChord(chord, QUESTION)) return { name: '/', shift: true }
  const pressed = keyToPress(chord, names)
  const name = pressed.name === '+' ? 'Plus' : /^[!-~]$/.test(pressed.name) ? pressed.name : null
  return { name, shift: pressed.shift }
}
