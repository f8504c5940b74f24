import { printChord } from '../../shared/commands/command.ts'
import { type CommandId, findCommand } from '../../shared/commands/index.ts'
import { documentStore } from '../state/document.ts'
import { sessionStore } from '../state/session.ts'
import { actions } from './actions.ts'
import { say } from './say.ts'

/** Runs a command by its id; what it needs and is not there is said instead. */
export function run(id: CommandId): void {
  const missing = whatIsMissing(id)
  if (missing) return say(missing)
  void actions[id]()
}

/** Name and first key of a command for tooltips: `Set start here (I)`. */
export function tooltip(id: CommandId, mac: boolean): string {
  const command = findCommand(id)
  const [chord] = command?.keys ?? []
  return chord ? `${command?.label} (${printChord(chord, mac)})` : (command?.label ?? '')
}

function whatIsMissing(id: CommandId): string | null {
  const needs = findCommand(id)?.needs
  const hasAudio = sessionStore.getState().audio !== null
  const hasTranscript = documentStore.getState().file !== null
  if (needs === 'audio' && !hasAudio) return 'Open an audio file first'
  if ((needs === 'transcript' || needs === 'line') && !hasTranscript) return 'Open a transcript first'
  if (needs === 'episode' && !hasAudio && !hasTranscript) return 'Nothing is open'
  return null
}
