import { printReading } from '../../shared/model/time.ts'
import styles from './follow-chip.module.css'
import type { ChipPlace } from './use-follow.ts'

const ARROWS = { up: '↑', down: '↓', here: '' } as const

/** Returns to the spoken line after the user has scrolled away. */
export function FollowChip({ place, onReturn }: { place: ChipPlace | null; onReturn: () => void }) {
  if (!place) return null
  const words = place.direction === 'here' ? 'follow the spoken line' : 'back to the spoken line'
  return (
    <button type="button" className={styles.chip} onClick={onReturn} title="Follow the spoken line (F)">
      {ARROWS[place.direction]} {printReading(place.ms)} · {words}
    </button>
  )
}
