import { command, key, modShift, shift } from './command.ts'

/** Commands of the group Help: help. */
export const HELP = [
  command('help.palette', 'Find a command…', 'Help', 'nothing', [modShift('KeyP')], 'anywhere'),
  command('help.keys', 'Keys', 'Help', 'nothing', [shift('Slash'), key('F1')]),
  command('help.exportKeys', 'Export keys…', 'Help', 'nothing', []),
  command('help.importKeys', 'Import keys…', 'Help', 'nothing', []),
] as const
