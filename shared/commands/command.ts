import { type Key, type Message, message } from '../words/message.ts'

/**
 * A key chord. `code` is the key as a US keyboard has it: the one with the letter I for `KeyI`, in the place
 * of that one where letters are of another script (`layout.ts`); `mod` is Ctrl, on macOS Cmd. Chords are
 * exact: a modifier that is not named must not be held.
 */
export type Chord = {
  readonly code: string
  readonly mod?: boolean
  readonly shift?: boolean
  readonly alt?: boolean
}

/**
 * `anywhere` also works while typing; `page` only outside text fields; `tapping` only in the tap mode,
 * `reviewing` only while a change of many lines is looked at.
 */
export type Scope = 'anywhere' | 'page' | 'tapping' | 'reviewing'
/** What must be there for a command to make sense. */
export type Needs = 'nothing' | 'audio' | 'transcript' | 'episode' | 'line'
export type CommandGroup = 'file' | 'edit' | 'correct' | 'speakers' | 'playback' | 'view' | 'help'

/** A command as its file lists it; outside text fields and without key repeat unless told. */
export type Entry<I extends string> = {
  readonly id: I
  readonly needs: Needs
  readonly keys: readonly Chord[]
  readonly scope?: Scope
  /** Fires again while the key is held. */
  readonly repeats?: boolean
}
export type CommandOf<I extends string> = Required<Entry<I>> & {
  readonly label: Message
  readonly group: CommandGroup
}

/** The ids under which the catalogue has a name: `command.file.open` is that of `file.open`. */
type NamedId = Key extends infer K ? (K extends `command.${infer I}` ? I : never) : never

/** The commands of a group, each called as the catalogue calls its id. */
export function commandGroup<const I extends NamedId>(
  group: CommandGroup,
  entries: readonly Entry<I>[],
): readonly CommandOf<I>[] {
  return entries.map((entry) => {
    const id: NamedId = entry.id
    return command(group, entry, message(`command.${id}`))
  })
}

/** A command with a name of its own. */
export function command<const I extends string>(
  group: CommandGroup,
  entry: Entry<I>,
  label: Message,
): CommandOf<I> {
  return { scope: 'page', repeats: false, ...entry, label, group }
}

/** The chord of a key alone. */
export function key(code: string): Chord {
  return { code }
}
/** The chord of a key with Ctrl, on macOS Cmd. */
export function mod(code: string): Chord {
  return { code, mod: true }
}
/** The chord of a key with Shift. */
export function shift(code: string): Chord {
  return { code, shift: true }
}
/** The chord of a key with Shift and Ctrl, on macOS Cmd. */
export function modShift(code: string): Chord {
  return { code, mod: true, shift: true }
}
/** The chord of a key with Alt. */
export function alt(code: string): Chord {
  return { code, alt: true }
}
