import { ArrowDownWideNarrow, ChevronDown, ChevronUp } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { CommandId } from '../../shared/commands/index.ts'
import { printPrecise } from '../../shared/model/time.ts'
import type { Move } from '../../shared/timing/leave-out.ts'
import { t } from '../../shared/words/speak.ts'
import { run, tooltip } from '../commands/dispatch/run.ts'
import { keyOf } from '../commands/key-hints.ts'
import { describeMove } from '../commands/review/review.ts'
import { appStore, selectMac } from '../state/app.ts'
import { modeStore, type Review, selectReview } from '../state/mode.ts'
import { countReviewed, presentMove } from '../state/review.ts'
import { selectHasAudio } from '../state/selectors.ts'
import { sessionStore } from '../state/session.ts'
import { Button } from '../ui/dialog-frame.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './review-bar.module.css'

const ICON = 16

/** Review of a change of many lines before it is made, line by line, with both times of each. */
export function ReviewBar() {
  const review = useStore(modeStore, selectReview)
  return review ? <OpenBar review={review} /> : null
}

function OpenBar({ review }: { review: Review }) {
  const bar = useRef<HTMLElement>(null)
  // Keys belong to the review now, not to the button that started it.
  useLayoutEffect(() => bar.current?.focus({ preventScroll: true }), [])
  const { kept } = countReviewed(review)
  return (
    <section ref={bar} className={styles.bar} aria-label={t('bar.review')} tabIndex={-1}>
      <div className={styles.row}>
        <p className={styles.what}>
          <strong>{review.title}</strong> <span>{tellCount(review)}</span>
          {review.note !== '' && <span className={styles.note}> · {review.note}</span>}
        </p>
        <div className={styles.group}>
          <Button isAdvised onPress={() => run('review.apply')}>
            {t('bar.apply', { count: kept })} <Key id="review.apply" />
          </Button>
          <Button onPress={() => run('review.cancel')}>
            {t('bar.cancel')} <Key id="review.cancel" />
          </Button>
        </div>
      </div>
      <Present review={review} />
    </section>
  )
}

function Present({ review }: { review: Review }) {
  const mac = useStore(appStore, selectMac)
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
          label={t('bar.previousLineOfThe')}
          onPress={() => run('review.previous')}
        >
          <ChevronUp size={ICON} />
        </IconButton>
        <IconButton
          tip={tooltip('review.next', mac)}
          label={t('bar.nextLineOfThe')}
          onPress={() => run('review.next')}
        >
          <ChevronDown size={ICON} />
        </IconButton>
        <span className={styles.count}>{t('bar.placeOf', { at: at + 1, count: moves.length })}</span>
        <IconButton
          tip={tooltip('review.order', mac)}
          label={t('bar.largestMovesFirst')}
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
              {t('bar.hearBefore')} <Key id="review.hearBefore" />
            </Button>
            <Button onPress={() => run('review.hearAfter')}>
              {t('bar.hearAfter')} <Key id="review.hearAfter" />
            </Button>
          </>
        )}
        <Button onPress={() => run('review.leaveOut')}>
          {stays ? t('bar.takeInAgain') : t('bar.leaveOut')} <Key id="review.leaveOut" />
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
      aria-label={t('bar.presentLine')}
      aria-live="polite"
      data-stays={stays || undefined}
    >
      <span>{t(move.edge === 'end' ? 'bar.lineEnd' : 'bar.lineStart', { line: move.index + 1 })} </span>
      <span className={styles.times}>
        <span>{print(move.before)}</span> → <span data-after="">{print(move.after)}</span>{' '}
      </span>
      <strong>{stays ? t('bar.stays') : describeMove(move)}</strong>
    </div>
  )
}

function Key({ id }: { id: CommandId }) {
  const key = keyOf(id)
  return key === null ? null : <kbd>{key}</kbd>
}

function tellCount(review: Review): string {
  const { kept, left } = countReviewed(review)
  return left === 0
    ? t('bar.wouldChange', { count: kept })
    : t('bar.wouldChangeLeftOut', { count: kept, left })
}
