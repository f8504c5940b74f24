import type { Table } from '../outcome.ts'
import { stepFinding } from './checks.ts'
import { startDrift } from './drift.ts'
import {
  applyReview,
  cancelReview,
  changeReviewOrder,
  hearReviewed,
  stepReview,
  stepReviewOrChange,
  toggleLeftOut,
} from './review.ts'
import { snapAll, snapStart } from './snap-to-speech.ts'
import { leaveTapping, startTapping, tapNow } from './tapping.ts'

/** The commands that change many lines: reviews, checks, tapping and the drift. */
export const reviewTable = {
  'correct.nextChange': (context) => stepReviewOrChange(context, 1),
  'correct.previousChange': (context) => stepReviewOrChange(context, -1),
  'correct.nextProblem': (context) => stepFinding(context, 1),
  'correct.previousProblem': (context) => stepFinding(context, -1),
  'correct.snapStart': snapStart,
  'correct.snapAll': snapAll,
  'correct.drift': startDrift,
  'review.next': (context) => stepReview(context, 1),
  'review.previous': (context) => stepReview(context, -1),
  'review.hearBefore': (context) => hearReviewed(context, 'before'),
  'review.hearAfter': (context) => hearReviewed(context, 'after'),
  'review.leaveOut': toggleLeftOut,
  'review.order': changeReviewOrder,
  'review.apply': applyReview,
  'review.cancel': cancelReview,
  'tap.begin': startTapping,
  'tap.here': (context) => tapNow(context, 'tap'),
  'tap.end': (context) => tapNow(context, 'end'),
  'tap.back': (context) => tapNow(context, 'back'),
  'tap.leave': leaveTapping,
  'tap.reaction': () => ({ view: { dialog: { kind: 'reaction' } } }),
} as const satisfies Table
