import { command, key } from './command.ts'

/** Commands of the group Correct: the review of a change of many lines. They have these keys only while there is one. */
export const REVIEW = [
  command('review.next', 'Review: next line', 'Correct', 'transcript', [key('ArrowDown')], 'reviewing', true),
  command(
    'review.previous',
    'Review: previous line',
    'Correct',
    'transcript',
    [key('ArrowUp')],
    'reviewing',
    true,
  ),
  command('review.hearBefore', 'Review: hear it before', 'Correct', 'audio', [key('KeyB')], 'reviewing'),
  command('review.hearAfter', 'Review: hear it after', 'Correct', 'audio', [key('KeyA')], 'reviewing'),
  command(
    'review.leaveOut',
    'Review: leave this line out, or no longer',
    'Correct',
    'transcript',
    [key('KeyX'), key('Delete'), key('Backspace')],
    'reviewing',
  ),
  command(
    'review.order',
    'Review: largest moves first, or by time',
    'Correct',
    'transcript',
    [key('KeyO')],
    'reviewing',
  ),
  command('review.apply', 'Review: apply', 'Correct', 'transcript', [key('Enter')], 'reviewing'),
  command('review.cancel', 'Review: cancel', 'Correct', 'transcript', [key('Escape')], 'reviewing'),
] as const
