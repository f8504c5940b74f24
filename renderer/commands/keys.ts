import { belongsToText, chordsFor, type KeyPress as Press } from '../../shared/commands/chord.ts'
import { type Command, type CommandId } from '../../shared/commands/index.ts'
import { type Bindings, commandOf, type Realm } from '../../shared/commands/keymap.ts'
import { type KeyNames, US_KEYS } from '../../shared/commands/layout.ts'

/** What of a keyboard event decides. */
export type KeyPress = Press & { readonly isComposing: boolean }

/** The text field's own undo goes before ours while typing. */
const OWN_IN_TEXT: readonly CommandId[] = ['edit.undo', 'edit.redo']

/** The command for a key press; null when none fits or when the key belongs to a focused text field. */
export function findByKey(
  press: KeyPress,
  typing: boolean,
  mac: boolean,
  bindings: Bindings,
  names: KeyNames = US_KEYS,
): Command | null {
  const chords = press.isComposing ? [] : chordsFor(press, mac, names)
  const chord = chords.find((one) => commandOf(bindings, one))
  const found = chord && commandOf(bindings, chord)
  if (!found) return null
  const isTexts = found.scope === 'page' || OWN_IN_TEXT.includes(found.id) || belongsToText(chord, mac)
  return typing && isTexts ? null : found
}

/**
 * The command for a key press in a mode: the mode's own first, then what works anywhere or is about the
 * sound; in a review also what is about the view. Keys that would change a line by themselves have no effect
 * there.
 */
export function findModeKey(
  press: KeyPress,
  realm: Exclude<Realm, 'page'>,
  mac: boolean,
  bindings: Bindings,
  names: KeyNames = US_KEYS,
): Command | null {
  const chords = press.isComposing ? [] : chordsFor(press, mac, names)
  const chord = chords.find((one) => commandOf(bindings, one, realm))
  if (chord) return commandOf(bindings, chord, realm)
  const other = findByKey(press, false, mac, bindings, names)
  if (!other || ['playback', 'help'].includes(other.group)) return other
  if (realm === 'tapping') return other.scope === 'anywhere' ? other : null
  return other.group === 'view' || (other.scope === 'anywhere' && other.group !== 'edit') ? other : null
}

const NO_TEXT = ['button', 'checkbox', 'radio', 'submit', 'range', 'color', 'file', 'image', 'reset']

/** True when what is typed belongs to this element. */
export function takesTyping(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false
  if (
    element.isContentEditable ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  )
    return true
  return element instanceof HTMLInputElement && !NO_TEXT.includes(element.type)
}

const PRESSED =
  'button, summary, a[href], input, [role="button"], [role="link"], [role="menuitem"], [role="tab"], [role="radio"]'
const SLIDES = /^(?:Arrow\w+|Home|End|Page(?:Up|Down))$/

/** True when the focused control answers to this key itself: Space and Enter press, arrows move a slider. */
export function isControls(element: Element | null, press: KeyPress): boolean {
  if (press.ctrlKey || press.metaKey || press.altKey) return false
  if (press.code === 'Space' || press.code === 'Enter' || press.code === 'NumpadEnter')
    return element?.closest(PRESSED) != null
  return element instanceof HTMLInputElement && element.type === 'range' && SLIDES.test(press.code)
}
