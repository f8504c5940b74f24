import type { CommandId } from '../../../shared/commands/index.ts'
import { episodeTable } from '../episode/table.ts'
import { filesTable } from '../files/table.ts'
import { findTable } from '../find/table.ts'
import { linesTable } from '../lines/table.ts'
import { notesTable } from '../notes/table.ts'
import type { Command, Work } from '../outcome.ts'
import { playTable } from '../play/table.ts'
import { pauseReleased, playPressed } from '../play/while-pressed.ts'
import { reviewTable } from '../review/table.ts'
import { exportKeys, importKeys } from './keys-file.ts'

/** What each command does: the tables of the rooms in one. */
export const actions: Readonly<Record<CommandId, Command | Work>> = {
  ...episodeTable,
  ...filesTable,
  ...linesTable,
  ...playTable,
  ...reviewTable,
  ...findTable,
  ...notesTable,
  'help.palette': () => ({ view: { dialog: { kind: 'palette' } } }),
  'help.keys': () => ({ view: { dialog: { kind: 'keys' } } }),
  'help.exportKeys': exportKeys,
  'help.importKeys': importKeys,
}

/** Commands that last while their key is held: what begins, and what ends it. */
export const releases: Readonly<
  Partial<Record<CommandId, { readonly press: Command; readonly release: Command }>>
> = {
  'play.whilePressed': { press: playPressed, release: pauseReleased },
}
