/**
 * A key chord. `code` is the physical key (`KeyI`), so that it works on every layout; `mod` is Ctrl, on macOS Cmd.
 * Chords are exact: a modifier that is not named must not be held.
 */
export type Chord = {
  readonly code: string
  readonly mod?: boolean
  readonly shift?: boolean
  readonly alt?: boolean
}

/**
 * `anywhere` also works while typing; `page` only outside text fields; `tapping` only in the tap mode, `reviewing` only
 * while a change of many lines is looked at.
 */
export type Scope = 'anywhere' | 'page' | 'tapping' | 'reviewing'
/** What must be there for a command to make sense. */
export type Needs = 'nothing' | 'audio' | 'transcript' | 'episode' | 'line'
export type CommandGroup = 'File' | 'Edit' | 'Correct' | 'Speakers' | 'Playback' | 'View' | 'Help'

/** An entry of the list; outside text fields and without key repeat unless told. */
export function command<const I extends string>(
  id: I,
  label: string,
  group: CommandGroup,
  needs: Needs,
  keys: readonly Chord[],
  scope: Scope = 'page',
  repeats = false,
) {
  return { id, label, group, needs, keys, scope, repeats } as const
}

export function key(code: string): Chord {
  return { code }
}
export function mod(code: string): Chord {
  return { code, mod: true }
}
export function shift(code: string): Chord {
  return { code, shift: true }
}
export function modShift(code: string): Chord {
  return { code, mod: true, shift: true }
}
export function alt(code: string): Chord {
  return { code, alt: true }
}
