import type { Key } from '../words/message.ts'
import { t } from '../words/speak.ts'
import type { Chord } from './command.ts'

/** What the keys of the user's layout are called: by code, `KeyY` -> `z` on a German one. Empty = as in the US. */
export type KeyNames = ReadonlyMap<string, string>
export const US_KEYS: KeyNames = new Map()

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
const PUNCTUATION: Readonly<Record<string, string>> = {
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
const MOVES =
  /^(?:Space|Enter|NumpadEnter|Escape|Backspace|Delete|Insert|Home|End|Page(?:Up|Down)|Arrow\w+|ContextMenu)$/
/** With Ctrl these belong to every text field: clipboard, undo, all, words. */
const MOVES_WITH_MOD = /^(?:Key[ACVXYZ]|Backspace|Delete|Insert|Home|End|Arrow\w+)$/
const MAX_SPELLED = 48

/**
 * The chord that a key press is; null for what is none of ours: AltGr, which arrives as Ctrl+Alt on Windows and types
 * characters, Tab, and the keys that the system keeps.
 */
export function chordOf(press: KeyPress, mac: boolean): Chord | null {
  // Some media keys and pedals have no place on a keyboard, only a name.
  const code = press.code === '' && press.key.length > 1 ? press.key : press.code
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  if (other || (!mac && press.getModifierState('AltGraph'))) return null
  const chord = chordFrom(code, mod, press.altKey, press.shiftKey)
  if (!isBindable(chord)) return null
  if (mod || press.altKey) return chord
  // `?` sits elsewhere on many layouts: here the character decides.
  if (press.key === '?') return QUESTION
  return spellChord(chord) === spellChord(QUESTION) ? null : chord
}

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

export function sameChord(a: Chord, b: Chord): boolean {
  return spellChord(a) === spellChord(b)
}

/** True when a text field needs these keys itself: they type, move or delete there, whatever command they stand for. */
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

/** A chord for people: `Ctrl+Shift+S`, on macOS `⇧⌘S`, with the names of their layout. */
export function printChord(chord: Chord, mac: boolean, names: KeyNames = US_KEYS): string {
  if (sameChord(chord, QUESTION)) return '?'
  const held = mac
    ? [chord.alt && '⌥', chord.shift && '⇧', chord.mod && '⌘']
    : [chord.mod && `${t('key.ctrl')}+`, chord.alt && `${t('key.alt')}+`, chord.shift && `${t('key.shift')}+`]
  return held.filter(Boolean).join('') + keyName(chord.code, names)
}

/** What is printed on a key. Keyboards for other scripts carry the Latin letters too, and digits are known as digits. */
function keyName(code: string, names: KeyNames): string {
  const own = names.get(code)
  if (own !== undefined && isShown(code, own)) {
    const large = own.toUpperCase()
    return large.length === own.length ? large : own
  }
  const name = NAMES[code]
  if (name) return t(name)
  const pad = PAD[code] ?? /^Numpad(.*)$/.exec(code)?.[1]
  return SIGNS[code] ?? (pad === undefined ? spaced(code) : t('key.numpad', { key: spaced(pad) }))
}

/** `KeyA` -> `A`, `BrowserBack` -> `Browser Back`. */
function spaced(code: string): string {
  return code.replace(/^(?:Key|Digit)(?=.$)/, '').replace(/([a-z])([A-Z])/g, '$1 $2')
}

/** Of a layout the keys that are called otherwise than in the US. */
export function otherNames(layout: KeyNames): KeyNames {
  return new Map([...layout].filter(([code]) => keyName(code, layout) !== keyName(code, US_KEYS)))
}

function isShown(code: string, own: string): boolean {
  if (!/^\S$/u.test(own)) return false
  if (/^Key[A-Z]$/.test(code)) return /[\p{Script=Latin}\p{P}\p{S}]/u.test(own)
  return code in PUNCTUATION || code === 'IntlBackslash'
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
  const name = acceleratorKey(chord.code, names)
  if (name === null) return null
  return [chord.mod && 'CommandOrControl', chord.alt && 'Alt', chord.shift && 'Shift', name]
    .filter(Boolean)
    .join('+')
}

function acceleratorKey(code: string, names: KeyNames): string | null {
  if (/^F(?:[1-9]|1\d|2[0-4])$/.test(code)) return code
  const pad = /^Numpad(\d)$/.exec(code)?.[1]
  if (pad !== undefined) return `num${pad}`
  const known = ACCELERATORS[code]
  if (known !== undefined) return known
  const shown = keyName(code, names)
  if (shown === '+') return 'Plus'
  return /^[!-~]$/.test(shown) ? shown : null
}
