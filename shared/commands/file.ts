import { command, mod, modShift } from './command.ts'

/** Commands of the group File: files and what the window does with them. */
export const FILE = [
  command('file.open', 'Open…', 'File', 'nothing', [mod('KeyO')], 'anywhere'),
  command('file.sample', 'Open the sample episode', 'File', 'nothing', []),
  command('file.save', 'Save', 'File', 'transcript', [mod('KeyS')], 'anywhere'),
  command('file.saveAs', 'Save as…', 'File', 'transcript', [modShift('KeyS')], 'anywhere'),
  command('file.exportChapters', 'Export chapters…', 'File', 'episode', []),
  command('file.cancel', 'Cancel reading or saving', 'File', 'nothing', []),
  command('file.close', 'Close episode', 'File', 'episode', [mod('KeyW')], 'anywhere'),
  command('file.report', 'How this file was read', 'File', 'transcript', []),
  command('file.map', 'Map columns or keys…', 'File', 'transcript', []),
] as const
