import { printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import styles from './follow-chip.module.css'
import type { ChipPlace } from './use-follow.ts'

const ARROWS = { up: '↑', down: '↓', here: '' } as const

/** Returns to the spoken line after the user has scrolled away. */
export function FollowChip({ place, onReturn }: { place: ChipPlace | null; onReturn: () => void }) {
  if (!place) return null
  const words = place.direction === 'here' ? t('list.follow') : t('list.back')
  return (
    <button type="button" className={styles.chip} onClick={onReturn} title={t('list.followTheSpokenLine')}>
      {ARROWS[place.direction]} {printReading(place.ms)} · {words}
    </button>
  )
}
