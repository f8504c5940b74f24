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
import { readKeymap, writeKeymap } from '../../../shared/commands/keymap-file.ts'
import { type PresetId, presets } from '../../../shared/commands/presets.ts'
import { list } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { appStore } from '../../state/app.ts'
import { bindingsNow, keymapOf } from '../../state/bindings.ts'
import { reportFailure } from '../files/save.ts'
import { report, say } from '../say.ts'
import { changeSettings } from '../settings.ts'

/** Gives a command a chord more, shown first; whoever had it loses it. */
export function addChord({ id, label, scope }: Command, chord: Chord): void {
  const { mac } = appStore.getState()
  const before = chordsOf(bindingsNow(), id)
  if (before.length >= MAX_CHORDS) return say(t('say.hasKeysAlready', { command: label, most: MAX_CHORDS }))
  change(withChords(keymapNow(), id, [chord, ...before.filter((other) => !sameChord(other, chord))]))
  const isLimited = scope === 'anywhere' && belongsToText(chord, mac)
  say(t(isLimited ? 'say.chordTypes' : 'say.chordIs', { chord: print(chord), command: label }))
}

/** Takes a chord from a command. */
export function removeChord({ id, label }: Command, chord: Chord): void {
  change(
    withChords(
      keymapNow(),
      id,
      chordsOf(bindingsNow(), id).filter((other) => !sameChord(other, chord)),
    ),
  )
  const now = commandOf(bindingsNow(), chord)
  say(
    now
      ? t('say.chordBack', { chord: print(chord), owner: now.label, command: label })
      : t('say.chordFree', { chord: print(chord), command: label }),
  )
}

/** Gives a command the keys of the preset again. */
export function resetKeys({ id, label }: Command): void {
  change(withoutChange(keymapNow(), id))
  const keys = chordsOf(bindingsNow(), id).map(print)
  say(
    keys.length === 0
      ? t('say.noKeysAgain', { command: label })
      : t('say.keysAgain', { command: label, keys: list(keys, 'and') }),
  )
}

/** All keys as in the preset. */
export function resetAllKeys(): void {
  change({})
  const { keyPreset } = appStore.getState().settings
  say(t('say.allKeys', { preset: presets[keyPreset].name }))
}

/** Keys as in another program; what the user has chosen stays over them. */
export function choosePreset(keyPreset: PresetId): void {
  changeSettings({ keyPreset })
  say(t('say.keys', { preset: presets[keyPreset].name }))
}

/** How far to go back when the key of “Play while pressed” is let go, in ms. */
export function setHoldBack(holdBackMs: number): void {
  changeSettings({ holdBackMs: Math.round(Math.min(10_000, Math.max(0, holdBackMs))) })
}

/** Writes the keys to a file. */
export async function exportKeys(): Promise<void> {
  const result = await host.exportKeys({ text: writeKeymap(keymapNow()) })
  if (!result.ok) reportFailure(t('say.keysName'), result)
  else if (result.value) say(t('say.saved', { name: result.value.name }))
}

/** Takes the keys of a file in place of the present ones. */
export async function importKeys(): Promise<void> {
  const result = await host.importKeys({})
  if (!result.ok) return refuse(t('say.keysName'), t('say.fileCannotRead'))
  if (!result.value) return
  const { name, text } = result.value
  const read = readKeymap(text)
  if (!read) return refuse(name, t('say.fileHoldsNo'))
  const { keymap, leftOut } = read
  changeSettings({ keyPreset: keymap.preset, keyChanges: keymap.changes })
  say(leftOut === 0 ? t('say.keysOf', { name }) : t('say.keysOfSome', { name, count: leftOut }))
}

/** Said in the dialog of keys, and above the transcript, where it stays. */
function refuse(name: string, what: string): void {
  report({ name, what, advice: t('say.chooseFileEarmark') })
  say(`${name}: ${what}`)
}

function change(keyChanges: KeyChanges): void {
  changeSettings({ keyChanges })
}

function keymapNow() {
  return keymapOf(appStore.getState().settings)
}

function print(chord: Chord): string {
  const { mac, keyNames } = appStore.getState()
  return printChord(chord, mac, keyNames)
}
