import { printChord } from '../../../shared/commands/chord.ts'
import { type CommandId, findCommand } from '../../../shared/commands/index.ts'
import { chordsOf } from '../../../shared/commands/keymap.ts'
import { t, toText } from '../../../shared/words/speak.ts'
import { appStore } from '../../state/app.ts'
import { bindingsNow } from '../../state/bindings.ts'
import { documentStore } from '../../state/document.ts'
import { sessionStore } from '../../state/session.ts'
import type { Command, Work } from '../outcome.ts'
import { contextNow, perform } from '../perform.ts'
import { say } from '../say.ts'
import { actions } from './actions.ts'

/**
 * Runs a command by its id; what it needs and is not there is said instead. `action` = what to do in place of
 * its own.
 */
export function run(id: CommandId, action: Command | Work = actions[id]): void {
  const missing = whatIsMissing(id)
  if (missing) return say(missing)
  const context = contextNow()
  const done = action(context)
  if (!(done instanceof Promise)) perform(done, context.at)
}

/** Name and first key of a command for tooltips: `Set start here (I)`. */
export function tooltip(id: CommandId, mac: boolean): string {
  const label = toText(findCommand(id)?.label ?? '')
  const [chord] = chordsOf(bindingsNow(), id)
  return chord ? `${label} (${printChord(chord, mac, appStore.getState().keyNames)})` : label
}

function whatIsMissing(id: CommandId): string | null {
  const needs = findCommand(id)?.needs
  const hasAudio = sessionStore.getState().audio !== null
  const hasTranscript = documentStore.getState().file !== null
  if (needs === 'audio' && !hasAudio) return t('say.openAudioFile')
  if ((needs === 'transcript' || needs === 'line') && !hasTranscript) return t('say.openTranscriptFirst')
  if (needs === 'episode' && !hasAudio && !hasTranscript) return t('say.nothingOpen')
  return null
}
