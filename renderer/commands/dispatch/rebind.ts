import { belongsToText, printChord, sameChord } from '../../../shared/commands/chord.ts'
import type { Chord } from '../../../shared/commands/command.ts'
import { type Command } from '../../../shared/commands/index.ts'
import {
  chordsOf,
  commandOf,
  type KeyChanges,
  MAX_CHORDS,
  withChords,
  withoutChange,
} from '../../../shared/commands/keymap.ts'
import { readKeymap } from '../../../shared/commands/keymap-file.ts'
import { type PresetId, presets } from '../../../shared/commands/presets.ts'
import { list } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import type { AppState } from '../../state/app.ts'
import { keymapOf, selectBindings } from '../../state/bindings.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'

/** Gives a command a chord more, shown first; whoever had it loses it. */
export function addChord({ app }: Context, { id, label, scope }: Command, chord: Chord): Outcome {
  const before = chordsOf(selectBindings(app), id)
  if (before.length >= MAX_CHORDS)
    return { message: t('say.hasKeysAlready', { command: label, most: MAX_CHORDS }) }
  const isLimited = scope === 'anywhere' && belongsToText(chord, app.mac)
  return {
    settings: { keyChanges: withChords(keymapOf(app.settings), id, [chord, ...without(before, chord)]) },
    message: t(isLimited ? 'say.chordTypes' : 'say.chordIs', { chord: print(app, chord), command: label }),
  }
}

/** Takes a chord from a command. */
export function removeChord({ app }: Context, { id, label }: Command, chord: Chord): Outcome {
  const left = without(chordsOf(selectBindings(app), id), chord)
  const keyChanges = withChords(keymapOf(app.settings), id, left)
  const owner = commandOf(bindingsWith(app, keyChanges), chord)?.label
  const name = print(app, chord)
  return {
    settings: { keyChanges },
    message: owner
      ? t('say.chordBack', { chord: name, command: label, owner })
      : t('say.chordFree', { chord: name, command: label }),
  }
}

/** Gives a command the keys of the preset again. */
export function resetKeys({ app }: Context, { id, label }: Command): Outcome {
  const keyChanges = withoutChange(keymapOf(app.settings), id)
  const keys = chordsOf(bindingsWith(app, keyChanges), id).map((chord) => print(app, chord))
  return {
    settings: { keyChanges },
    message:
      keys.length === 0
        ? t('say.noKeysAgain', { command: label })
        : t('say.keysAgain', { command: label, keys: list(keys, 'and') }),
  }
}

/** All keys as in the preset. */
export function resetAllKeys({ app }: Context): Outcome {
  const { name } = presets[app.settings.keyPreset]
  return { settings: { keyChanges: {} }, message: t('say.allKeys', { preset: name }) }
}

/** Keys as in another program; what the user has chosen stays over them. */
export function choosePreset(_context: Context, keyPreset: PresetId): Outcome {
  return { settings: { keyPreset }, message: t('say.keys', { preset: presets[keyPreset].name }) }
}

/** How far to go back when the key of “Play while pressed” is let go, in ms. */
export function setHoldBack(_context: Context, holdBackMs: number): Outcome {
  return { settings: { holdBackMs: Math.round(Math.min(10_000, Math.max(0, holdBackMs))) } }
}

/** Takes the keys of a file in place of the present ones. */
export function takeKeys(_context: Context, name: string, text: string): Outcome {
  const read = readKeymap(text)
  if (!read) return refuseKeys(name, t('say.fileHoldsNo'))
  const { keymap, leftOut } = read
  return {
    settings: { keyPreset: keymap.preset, keyChanges: keymap.changes },
    message: leftOut === 0 ? t('say.keysOf', { name }) : t('say.keysOfSome', { name, count: leftOut }),
  }
}

/** Said in the dialog of keys, and above the transcript, where it stays. */
export function refuseKeys(name: string, what: string): Outcome {
  return { problems: [{ name, what, advice: t('say.chooseFileEarmark') }], message: `${name}: ${what}` }
}

function without(chords: readonly Chord[], chord: Chord): Chord[] {
  return chords.filter((other) => !sameChord(other, chord))
}

function bindingsWith({ settings }: AppState, keyChanges: KeyChanges) {
  return selectBindings({ settings: { ...settings, keyChanges } })
}

function print({ mac, keyNames }: AppState, chord: Chord): string {
  return printChord(chord, mac, keyNames)
}
