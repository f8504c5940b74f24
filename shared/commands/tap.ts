import { commandGroup, key } from './command.ts'

/** Commands of the group Tap: they have keys only in the tap mode, and no other command has any then. */
export const TAP = commandGroup('correct', [
  { id: 'tap.begin', needs: 'line', keys: [key('KeyT')] },
  { id: 'tap.here', needs: 'line', keys: [key('Space'), key('ArrowDown')], scope: 'tapping' },
  { id: 'tap.end', needs: 'line', keys: [key('KeyE'), key('ArrowRight')], scope: 'tapping' },
  { id: 'tap.back', needs: 'line', keys: [key('Backspace'), key('ArrowUp')], scope: 'tapping' },
  { id: 'tap.pause', needs: 'audio', keys: [key('KeyP'), key('KeyK')], scope: 'tapping' },
  { id: 'tap.leave', needs: 'line', keys: [key('Escape')], scope: 'tapping' },
  { id: 'tap.reaction', needs: 'nothing', keys: [] },
])
