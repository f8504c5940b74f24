import { printChord } from '../../shared/commands/chord.ts'
import { type CommandId, findCommand } from '../../shared/commands/index.ts'
import { chordsOf } from '../../shared/commands/keymap.ts'
import { t } from '../../shared/words/speak.ts'
import { type AppState, appStore } from '../state/app.ts'
import { selectBindings } from '../state/bindings.ts'

/** The first key of a command for people; null when it has none. */
export function keyOf(id: CommandId, app: AppState = appStore.getState()): string | null {
  const [chord] = chordsOf(selectBindings(app), id)
  const { mac, keyNames } = app
  return chord ? printChord(chord, mac, keyNames) : null
}

/** What to do to run a command, for the middle of a sentence: `press I`, or `choose “Set start here”`. */
export function howTo(id: CommandId, app: AppState = appStore.getState()): string {
  const key = keyOf(id, app)
  return key === null
    ? t('howTo.choose', { command: findCommand(id)?.label ?? id })
    : t('howTo.press', { key })
}

/** Words with the first keys of commands in brackets: `Speed (Shift+, Shift+.)`. */
export function withKeys(words: string, ...ids: readonly CommandId[]): string {
  const keys = ids.flatMap((id) => keyOf(id) ?? [])
  return keys.length > 0 ? `${words} (${keys.join(', ')})` : words
}
