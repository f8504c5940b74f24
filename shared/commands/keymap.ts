import { list, type Message, message } from '../words/message.ts'
import { belongsToText, parseChord, printChord, sameChord, spellChord } from './chord.ts'
import type { Chord } from './command.ts'
import { type Command, commands, findCommand } from './index.ts'
import type { KeyNames } from './layout.ts'
import { type PresetId, presets } from './presets.ts'

/** By id of a command all its chords, spelled; for commands whose keys somebody chose. */
export type KeyChanges = Readonly<Record<string, readonly string[]>>
/** A preset, and what the user has changed in it. */
export type Keymap = { readonly preset: PresetId; readonly changes: KeyChanges }
/** The chords of every command, the one to show first. No chord has two commands in a realm. */
export type Bindings = ReadonlyMap<string, readonly Chord[]>

/** Where keys are looked for: in the tap mode and the review a key may stand for something else. */
export type Realm = 'page' | 'tapping' | 'reviewing'

function realmOf(id: string): Realm {
  const scope = findCommand(id)?.scope
  return scope === 'tapping' || scope === 'reviewing' ? scope : 'page'
}

/** What only one command can have. */
function placeOf(id: string, spelled: string): string {
  return `${realmOf(id)} ${spelled}`
}

/** More chords than this for one command are nobody's wish. */
export const MAX_CHORDS = 8
export const MAX_CHANGES = 500

/**
 * The keys that hold: Earmark's, those of the preset over them, the user's over these. Who chooses a key
 * takes it from all others.
 */
export function bindKeys({ preset, changes }: Keymap): Bindings {
  const own = new Map(commands.map(({ id, keys }) => [id as string, keys] as const))
  const chosen = new Map(
    Object.entries(changes).map(([id, spelled]) => [id, spelled.flatMap((text) => parseChord(text) ?? [])]),
  )
  return lay(lay(own, new Map(Object.entries(presets[preset].keys))), chosen)
}

/** Puts `above` over `below`. Of two commands above that want the same chord the first one gets it. */
function lay(below: Bindings, above: ReadonlyMap<string, readonly Chord[]>): Bindings {
  const taken = new Set<string>()
  const laid = new Map<string, readonly Chord[]>()
  const take = (id: string, chords: readonly Chord[]) => {
    const place = (chord: Chord) => placeOf(id, spellChord(chord))
    const free = chords.filter((chord) => !taken.has(place(chord)) && taken.add(place(chord)))
    laid.set(id, free)
  }
  for (const id of below.keys()) if (above.has(id)) take(id, above.get(id) ?? [])
  for (const [id, chords] of below) if (!above.has(id)) take(id, chords)
  return new Map([...below.keys()].map((id) => [id, laid.get(id) ?? []]))
}

/** The chords of a command, the one to show first. */
export function chordsOf(bindings: Bindings, id: string): readonly Chord[] {
  return bindings.get(id) ?? []
}

/** The command of a chord. */
export function commandOf(bindings: Bindings, chord: Chord, realm: Realm = 'page'): Command | null {
  for (const [id, chords] of bindings) {
    if (chords.some((own) => sameChord(own, chord)) && realmOf(id) === realm) return findCommand(id) ?? null
  }
  return null
}

/**
 * The user's changes once a command has these chords: whoever had one of them by the user's choice loses it,
 * and what it had taken from others and gives up is theirs again.
 */
export function withChords(keymap: Keymap, id: string, chords: readonly Chord[]): KeyChanges {
  const spelled = [...new Set(chords.map(spellChord))].slice(0, MAX_CHORDS)
  return tidy(keymap.preset, { ...without(keymap.changes, id, spelled), [id]: spelled })
}

/** The user's changes once a command has the keys of the preset again, taken back from others if need be. */
export function withoutChange(keymap: Keymap, id: string): KeyChanges {
  const base = chordsOf(bindKeys({ preset: keymap.preset, changes: {} }), id).map(spellChord)
  const rest = Object.entries(without(keymap.changes, id, base)).filter(([other]) => other !== id)
  return tidy(keymap.preset, Object.fromEntries(rest))
}

/** True for a command whose keys are not those of the preset (`base`), by choice or taken by another. */
export function isChanged(bindings: Bindings, base: Bindings, id: string): boolean {
  const spelled = (of: Bindings) => chordsOf(of, id).map(spellChord).join(' ')
  return spelled(bindings) !== spelled(base)
}

/** The changes without these chords for all whom the command keeps from having them. */
function without(changes: KeyChanges, id: string, spelled: readonly string[]): KeyChanges {
  return Object.fromEntries(
    Object.entries(changes).map(([other, own]) => [
      other,
      realmOf(other) === realmOf(id) ? own.filter((text) => !spelled.includes(text)) : own,
    ]),
  )
}

/** Leaves out what says the same as the preset. */
function tidy(preset: PresetId, changes: KeyChanges): KeyChanges {
  const base = bindKeys({ preset, changes: {} })
  const isBase = (id: string, spelled: readonly string[]) =>
    base.has(id) && chordsOf(base, id).map(spellChord).join(' ') === spelled.join(' ')
  return Object.fromEntries(Object.entries(changes).filter(([id, spelled]) => !isBase(id, spelled)))
}

/**
 * Reads stored changes entry by entry: what does not fit is left out. Commands that this version does not
 * know are kept.
 */
export function readChanges(stored: unknown): KeyChanges {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {}
  const taken = new Set<string>()
  const entries = Object.entries(stored).flatMap(([id, value]: [string, unknown]) => {
    if (!/^[a-zA-Z][\w.]{0,63}$/.test(id) || !Array.isArray(value)) return []
    const chords = value.flatMap((text: unknown) => parseChord(text) ?? []).map(spellChord)
    // Of an entry of which nothing can be read, nothing is known; an empty one means no keys.
    if (chords.length === 0 && value.length > 0) return []
    const place = (spelled: string) => placeOf(id, spelled)
    const free = chords
      .filter((spelled) => !taken.has(place(spelled)) && taken.add(place(spelled)))
      .slice(0, MAX_CHORDS)
    return [[id, free] as const]
  })
  return Object.fromEntries(entries.slice(0, MAX_CHANGES))
}

/** What is to be told before a chord goes to a command; null when nobody loses anything. */
export function conflictOf(
  bindings: Bindings,
  id: string,
  chord: Chord,
  print: { readonly mac: boolean; readonly names: KeyNames },
): { readonly owner: Command; readonly words: Message } | null {
  const owner = commandOf(bindings, chord, realmOf(id))
  if (!owner || owner.id === id) return null
  const rest = chordsOf(bindings, owner.id).filter((other) => !sameChord(other, chord))
  const where =
    owner.scope === 'tapping' || owner.scope === 'reviewing'
      ? owner.scope
      : owner.scope === 'anywhere' && !belongsToText(chord, print.mac)
        ? 'typing'
        : 'page'
  const printed = (other: Chord) => printChord(other, print.mac, print.names)
  const words = message('keys.taken', {
    chord: printed(chord),
    owner: owner.label,
    where,
    left: rest.length,
    keys: list(rest.map(printed), 'and'),
  })
  return { owner, words }
}
