import type { Table } from '../outcome.ts'
import { closeEpisode, openByDialog, openSample } from './open.ts'
import { mapPresent } from './reread.ts'

/** The commands that open and close an episode. */
export const episodeTable = {
  'file.open': openByDialog,
  'file.sample': openSample,
  'file.close': closeEpisode,
  'file.map': mapPresent,
} as const satisfies Table
