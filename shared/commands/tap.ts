import { command, key } from './command.ts'

/** Commands of the group Tap: they have these keys only in the tap mode, and none of the others has any then. */
export const TAP = [
  command('tap.begin', 'Tap to sync', 'Correct', 'line', [key('KeyT')]),
  command(
    'tap.here',
    'Tap: the line starts now',
    'Correct',
    'line',
    [key('Space'), key('ArrowDown')],
    'tapping',
  ),
  command(
    'tap.end',
    'Tap: the line ends now',
    'Correct',
    'line',
    [key('KeyE'), key('ArrowRight')],
    'tapping',
  ),
  command('tap.back', 'Tap: one line back', 'Correct', 'line', [key('Backspace'), key('ArrowUp')], 'tapping'),
  command('tap.pause', 'Tap: play or pause', 'Correct', 'audio', [key('KeyP'), key('KeyK')], 'tapping'),
  command('tap.leave', 'Tap: done', 'Correct', 'line', [key('Escape')], 'tapping'),
  command('tap.reaction', 'Measure your reaction…', 'Correct', 'nothing', []),
] as const
