import { ArrowDownWideNarrow, ChevronDown, ChevronUp } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { CommandId } from '../../shared/commands/index.ts'
import { printPrecise } from '../../shared/model/time.ts'
import type { Move } from '../../shared/timing/leave-out.ts'
import { run, tooltip } from '../commands/dispatch/run.ts'
import { keyOf } from '../commands/key-hints.ts'
import { describeMove } from '../commands/review/review.ts'
import { countReviewed, presentMove } from '../state/review.ts'
import { selectHasAudio } from '../state/selectors.ts'
import { type Review, type SessionState, sessionStore } from '../state/session.ts'
import { Button } from '../ui/dialog-frame.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './review-bar.module.css'

const ICON = 16
const selectReview = (state: SessionState) => state.review
const selectMac = (state: SessionState) => state.mac

/** Review of a change of many lines before it is made, line by line, with both times of each. */
export function ReviewBar() {
  const review = useStore(sessionStore, selectReview)
  return review ? <OpenBar review={review} /> : null
}

function OpenBar({ review }: { review: Review }) {
  const bar = useRef<HTMLElement>(null)
  // Keys belong to the review now, not to the button that started it.
  useLayoutEffect(() => bar.current?.focus({ preventScroll: true }), [])
  const { kept } = countReviewed(review)
  return (
    <section ref={bar} className={styles.bar} aria-label="Review" tabIndex={-1}>
      <div className={styles.row}>
        <p className={styles.what}>
          <strong>{review.title}</strong> <span>{tellCount(review)}</span>
          {review.note !== '' && <span className={styles.note}> · {review.note}</span>}
        </p>
        <div className={styles.group}>
          <Button isAdvised onPress={() => run('review.apply')}>
            Apply {kept.toLocaleString('en')} <Key id="review.apply" />
          </Button>
          <Button onPress={() => run('review.cancel')}>
            Cancel <Key id="review.cancel" />
          </Button>
        </div>
      </div>
      <Present review={review} />
    </section>
  )
}

function Present({ review }: { review: Review }) {
  const mac = useStore(sessionStore, selectMac)
  const hasAudio = useStore(sessionStore, selectHasAudio)
  const move = presentMove(review)
  if (!move) return null
  const { moves, at, left, order } = review
  const stays = left.has(move.index)
  return (
    <div className={styles.row}>
      <div className={styles.group}>
        <IconButton
          tip={tooltip('review.previous', mac)}
          label="Previous line of the review"
          onPress={() => run('review.previous')}
        >
          <ChevronUp size={ICON} />
        </IconButton>
        <IconButton
          tip={tooltip('review.next', mac)}
          label="Next line of the review"
          onPress={() => run('review.next')}
        >
          <ChevronDown size={ICON} />
        </IconButton>
        <span className={styles.count}>
          {(at + 1).toLocaleString('en')} of {moves.length.toLocaleString('en')}
        </span>
        <IconButton
          tip={tooltip('review.order', mac)}
          label="Largest moves first"
          isPressed={order === 'size'}
          onPress={() => run('review.order')}
        >
          <ArrowDownWideNarrow size={ICON} />
        </IconButton>
      </div>
      <Change move={move} stays={stays} />
      <div className={styles.group}>
        {hasAudio && (
          <>
            <Button onPress={() => run('review.hearBefore')}>
              Hear before <Key id="review.hearBefore" />
            </Button>
            <Button onPress={() => run('review.hearAfter')}>
              Hear after <Key id="review.hearAfter" />
            </Button>
          </>
        )}
        <Button onPress={() => run('review.leaveOut')}>
          {stays ? 'Take in again' : 'Leave out'} <Key id="review.leaveOut" />
        </Button>
      </div>
    </div>
  )
}

/** `Line 47: start 1:02.000 → 1:02.380  +0.38 s`; for a line left out, what it would have been. */
function Change({ move, stays }: { move: Move; stays: boolean }) {
  const print = (ms: number | null) => (ms === null ? '–' : printPrecise(ms))
  return (
    <div
      className={styles.change}
      role="group"
      aria-label="Present line"
      aria-live="polite"
      data-stays={stays || undefined}
    >
      <span>
        Line {move.index + 1}
        {move.edge === 'end' && ', end'}:{' '}
      </span>
      <span className={styles.times}>
        <span>{print(move.before)}</span> → <span data-after="">{print(move.after)}</span>{' '}
      </span>
      <strong>{stays ? 'stays' : describeMove(move)}</strong>
    </div>
  )
}

function Key({ id }: { id: CommandId }) {
  const key = keyOf(id)
  return key === null ? null : <kbd>{key}</kbd>
}

function tellCount(review: Review): string {
  const { kept, left } = countReviewed(review)
  const told = `${kept.toLocaleString('en')} ${kept === 1 ? 'line' : 'lines'} would change`
  return left === 0 ? told : `${told}, ${left.toLocaleString('en')} left out`
}
