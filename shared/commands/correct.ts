import { alt, command, key, modShift } from './command.ts'

/** Commands of the group Correct: times. */
export const CORRECT = [
  command('correct.setStart', 'Set start here', 'Correct', 'line', [key('KeyI'), key('BracketLeft')]),
  command('correct.setEnd', 'Set end here', 'Correct', 'line', [key('KeyO'), key('BracketRight')]),
  command('correct.boundary', 'End here, next line starts here', 'Correct', 'line', [key('KeyP')]),
  command('correct.nudgeBack', 'Chosen edge 50 ms earlier', 'Correct', 'line', [key('Comma')], 'page', true),
  command(
    'correct.nudgeForward',
    'Chosen edge 50 ms later',
    'Correct',
    'line',
    [key('Period')],
    'page',
    true,
  ),
  command(
    'correct.nudgeBackFine',
    'Chosen edge 10 ms earlier',
    'Correct',
    'line',
    [alt('Comma')],
    'page',
    true,
  ),
  command(
    'correct.nudgeForwardFine',
    'Chosen edge 10 ms later',
    'Correct',
    'line',
    [alt('Period')],
    'page',
    true,
  ),
  command('correct.switchEdge', 'Choose the other edge', 'Correct', 'line', [key('KeyX')]),
  command('correct.confirm', 'Confirm this line, or no longer', 'Correct', 'line', [key('KeyA')]),
  command('correct.scopeLine', 'Scope: this line', 'Correct', 'transcript', [alt('Digit1')]),
  command('correct.scopeRipple', 'Scope: from here on', 'Correct', 'transcript', [alt('Digit2')]),
  command('correct.scopeStretch', 'Scope: between anchors', 'Correct', 'transcript', [alt('Digit3')]),
  command('correct.shift', 'Shift times…', 'Correct', 'transcript', [modShift('KeyT')]),
  command('correct.speed', 'Change speed of times…', 'Correct', 'transcript', []),
  command('correct.revert', 'Back to the times of the file', 'Correct', 'line', []),
] as const
