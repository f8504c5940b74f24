import { commandGroup, mod, modShift } from './command.ts'

/** Commands of the group File: files and what the window does with them. */
export const FILE = commandGroup('file', [
  { id: 'file.open', needs: 'nothing', keys: [mod('KeyO')], scope: 'anywhere' },
  { id: 'file.sample', needs: 'nothing', keys: [] },
  { id: 'file.save', needs: 'transcript', keys: [mod('KeyS')], scope: 'anywhere' },
  { id: 'file.saveAs', needs: 'transcript', keys: [modShift('KeyS')], scope: 'anywhere' },
  { id: 'file.versions', needs: 'transcript', keys: [] },
  { id: 'file.exportCopy', needs: 'transcript', keys: [] },
  { id: 'file.exportPage', needs: 'transcript', keys: [] },
  { id: 'file.exportChapters', needs: 'episode', keys: [] },
  { id: 'file.cancel', needs: 'nothing', keys: [] },
  { id: 'file.exportNotes', needs: 'episode', keys: [] },
  { id: 'file.unsaved', needs: 'nothing', keys: [] },
  { id: 'file.close', needs: 'episode', keys: [mod('KeyW')], scope: 'anywhere' },
  { id: 'file.report', needs: 'transcript', keys: [] },
  { id: 'file.map', needs: 'transcript', keys: [] },
])
