import { commandGroup, key } from './command.ts'

/** Commands of the review of a change of many lines (group Correct); they have these keys only during one. */
export const REVIEW = commandGroup('correct', [
  { id: 'review.next', needs: 'transcript', keys: [key('ArrowDown')], scope: 'reviewing', repeats: true },
  { id: 'review.previous', needs: 'transcript', keys: [key('ArrowUp')], scope: 'reviewing', repeats: true },
  { id: 'review.hearBefore', needs: 'audio', keys: [key('KeyB')], scope: 'reviewing' },
  { id: 'review.hearAfter', needs: 'audio', keys: [key('KeyA')], scope: 'reviewing' },
  {
    id: 'review.leaveOut',
    needs: 'transcript',
    keys: [key('KeyX'), key('Delete'), key('Backspace')],
    scope: 'reviewing',
  },
  { id: 'review.order', needs: 'transcript', keys: [key('KeyO')], scope: 'reviewing' },
  { id: 'review.apply', needs: 'transcript', keys: [key('Enter')], scope: 'reviewing' },
  { id: 'review.cancel', needs: 'transcript', keys: [key('Escape')], scope: 'reviewing' },
])
