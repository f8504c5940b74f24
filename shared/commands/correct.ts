import { alt, commandGroup, key, modShift, shift } from './command.ts'

/** Commands of the group Correct: times. */
export const CORRECT = commandGroup('correct', [
  { id: 'correct.setStart', needs: 'line', keys: [key('KeyI'), key('BracketLeft')] },
  { id: 'correct.setEnd', needs: 'line', keys: [key('KeyO'), key('BracketRight')] },
  { id: 'correct.boundary', needs: 'line', keys: [key('KeyP')] },
  { id: 'correct.nudgeBack', needs: 'line', keys: [key('Comma')], repeats: true },
  { id: 'correct.nudgeForward', needs: 'line', keys: [key('Period')], repeats: true },
  { id: 'correct.nudgeBackFine', needs: 'line', keys: [alt('Comma')], repeats: true },
  { id: 'correct.nudgeForwardFine', needs: 'line', keys: [alt('Period')], repeats: true },
  { id: 'correct.switchEdge', needs: 'line', keys: [key('KeyX')] },
  { id: 'correct.confirm', needs: 'line', keys: [key('KeyA')] },
  { id: 'correct.snapStart', needs: 'line', keys: [shift('KeyS')] },
  { id: 'correct.snapAll', needs: 'transcript', keys: [] },
  { id: 'correct.scopeLine', needs: 'transcript', keys: [alt('Digit1')] },
  { id: 'correct.scopeRipple', needs: 'transcript', keys: [alt('Digit2')] },
  { id: 'correct.scopeStretch', needs: 'transcript', keys: [alt('Digit3')] },
  { id: 'correct.shift', needs: 'transcript', keys: [modShift('KeyT')] },
  { id: 'correct.speed', needs: 'transcript', keys: [] },
  { id: 'correct.revert', needs: 'line', keys: [] },
  { id: 'correct.forgetOriginals', needs: 'transcript', keys: [] },
  { id: 'correct.nextProblem', needs: 'transcript', keys: [key('F7')], scope: 'anywhere' },
  { id: 'correct.previousProblem', needs: 'transcript', keys: [shift('F7')], scope: 'anywhere' },
  { id: 'correct.drift', needs: 'line', keys: [shift('KeyD')] },
  { id: 'correct.nextChange', needs: 'transcript', keys: [key('F6')], scope: 'anywhere' },
  { id: 'correct.previousChange', needs: 'transcript', keys: [shift('F6')], scope: 'anywhere' },
])
