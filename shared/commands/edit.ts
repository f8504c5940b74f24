import { command, key, mod, modShift, shift } from './command.ts'

/** Commands of the group Edit: the text and the lines. */
export const EDIT = [
  command('edit.undo', 'Undo', 'Edit', 'transcript', [mod('KeyZ')], 'anywhere', true),
  command('edit.redo', 'Redo', 'Edit', 'transcript', [modShift('KeyZ'), mod('KeyY')], 'anywhere', true),
  command('edit.text', 'Edit text', 'Edit', 'line', [key('Enter'), key('F2')]),
  command('edit.time', 'Type a time', 'Edit', 'line', [shift('Enter')]),
  command('edit.split', 'Split at the playhead', 'Edit', 'line', [key('KeyS')]),
  command('edit.merge', 'Merge with next line', 'Edit', 'line', [key('KeyM')]),
  command('edit.bySentence', 'Regroup: a line for each sentence', 'Edit', 'transcript', []),
  command('edit.bySpeaker', 'Regroup: a line for each turn of a speaker', 'Edit', 'transcript', []),
  command('edit.byLength', 'Regroup: lines of one to two rows', 'Edit', 'transcript', []),
  command('edit.note', 'Note on this line', 'Edit', 'line', [key('KeyN')]),
  command('edit.copyText', 'Copy text', 'Edit', 'line', []),
  command('edit.copyTimed', 'Copy text with times', 'Edit', 'line', []),
  command('edit.copyQuote', 'Copy as quote', 'Edit', 'line', []),
  command('chapter.add', 'Begin a chapter here', 'Edit', 'audio', [key('KeyC')]),
] as const
