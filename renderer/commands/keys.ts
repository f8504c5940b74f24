import { type Chord } from '../../shared/commands/command.ts'
import { type Command, type CommandId, commands } from '../../shared/commands/index.ts'

/** What of a keyboard event decides. */
export type KeyPress = {
  readonly code: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
}

/** The text field's own undo goes before ours while typing. */
const OWN_IN_TEXT: readonly CommandId[] = ['edit.undo', 'edit.redo']

/** The command for a key press; null when none fits, or when it belongs to the text field that has the focus. */
export function findByKey(press: KeyPress, typing: boolean, mac: boolean): Command | null {
  if (press.isComposing) return null
  const found = commands.find(
    (command) => command.scope !== 'tapping' && command.keys.some((chord) => matches(chord, press, mac)),
  )
  if (!found || (press.repeat && !found.repeats)) return null
  if (typing && (found.scope === 'page' || OWN_IN_TEXT.includes(found.id))) return null
  return found
}

/**
 * The command for a key press in the tap mode: its own first, then what works anywhere or is about the sound. Keys that
 * would change a line by themselves have no effect there.
 */
export function findTapKey(press: KeyPress, mac: boolean): Command | null {
  if (press.isComposing) return null
  const own = commands.find(
    ({ scope, keys }) => scope === 'tapping' && keys.some((chord) => matches(chord, press, mac)),
  )
  if (own) return press.repeat ? null : own
  const other = findByKey(press, false, mac)
  return other && (other.scope === 'anywhere' || ['Playback', 'Help'].includes(other.group)) ? other : null
}

/** True when what is typed belongs to this element. */
export function takesTyping(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false
  if (
    element.isContentEditable ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  )
    return true
  return (
    element instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'submit'].includes(element.type)
  )
}

function matches(chord: Chord, press: KeyPress, mac: boolean): boolean {
  const held = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  // AltGr arrives as Ctrl+Alt and types a character; it is never a chord of ours.
  if (other || held !== (chord.mod ?? false) || press.altKey !== (chord.alt ?? false)) return false
  // `?` sits elsewhere on many layouts: here the character decides.
  if (chord.code === 'Slash') return press.key === '?'
  return press.code === chord.code && press.shiftKey === (chord.shift ?? false)
}
