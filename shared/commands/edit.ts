import { command, key, mod, modShift, shift } from './command.ts'

/** Commands of the group Edit: the text and the lines. */
export const EDIT = [
  command('edit.undo', 'Undo', 'Edit', 'transcript', [mod('KeyZ')], 'anywhere', true),
  command('edit.redo', 'Redo', 'Edit', 'transcript', [modShift('KeyZ'), mod('KeyY')], 'anywhere', true),
  command('edit.text', 'Edit text', 'Edit', 'line', [key('Enter'), key('F2')]),
  command('edit.time', 'Type a time', 'Edit', 'line', [shift('Enter')]),
  command('edit.typingPause', 'While typing: pause', 'Edit', 'nothing', []),
  command('edit.typingSlow', 'While typing: play slowly', 'Edit', 'nothing', []),
  command('edit.typingOff', 'While typing: play on', 'Edit', 'nothing', []),
  command('edit.typingBack', 'After typing: how far to go back', 'Edit', 'nothing', []),
  command('edit.split', 'Split at the playhead', 'Edit', 'line', [key('KeyS')]),
  command('edit.merge', 'Merge with next line', 'Edit', 'line', [key('KeyM')]),
  command('edit.bySentence', 'Regroup: a line for each sentence', 'Edit', 'transcript', []),
  command('edit.bySpeaker', 'Regroup: a line for each turn of a speaker', 'Edit', 'transcript', []),
  command('edit.byLength', 'Regroup: lines of one to two rows', 'Edit', 'transcript', []),
  command('edit.find', 'Find…', 'Edit', 'transcript', [mod('KeyF')], 'anywhere'),
  command(
    'edit.replace',
    'Find and replace…',
    'Edit',
    'transcript',
    [mod('KeyH'), modShift('KeyH')],
    'anywhere',
  ),
  command('edit.findNext', 'Next match', 'Edit', 'transcript', [key('F3')], 'anywhere', true),
  command('edit.findPrevious', 'Previous match', 'Edit', 'transcript', [shift('F3')], 'anywhere', true),
  command('edit.replaceOne', 'Replace this match', 'Edit', 'transcript', []),
  command('edit.replaceAll', 'Replace all matches…', 'Edit', 'transcript', []),
  command('chapter.add', 'Begin a chapter here', 'Edit', 'audio', [key('KeyC')]),
  command('edit.insert', 'New line at the playhead', 'Edit', 'transcript', [
    key('Insert'),
    modShift('Enter'),
  ]),
  command('edit.remove', 'Remove the selected lines', 'Edit', 'line', [key('Delete'), key('Backspace')]),
] as const
