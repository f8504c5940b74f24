import type { Table } from '../outcome.ts'
import { chooseFiles, closeEpisode, trySample } from './open.ts'
import { showUnsaved } from './recover.ts'
import { mapPresent } from './reread.ts'

/** The commands that open and close an episode. */
export const episodeTable = {
  'file.open': chooseFiles,
  'file.sample': trySample,
  'file.unsaved': showUnsaved,
  'file.close': closeEpisode,
  'file.map': mapPresent,
  'file.versions': () => ({ view: { dialog: { kind: 'versions' } } }),
} as const satisfies Table
