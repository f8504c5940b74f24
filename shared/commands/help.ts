import { commandGroup, key, modShift, shift } from './command.ts'

/** Commands of the group Help: help. */
export const HELP = commandGroup('help', [
  { id: 'help.palette', needs: 'nothing', keys: [modShift('KeyP')], scope: 'anywhere' },
  { id: 'help.keys', needs: 'nothing', keys: [shift('Slash'), key('F1')] },
  { id: 'help.exportKeys', needs: 'nothing', keys: [] },
  { id: 'help.importKeys', needs: 'nothing', keys: [] },
])
