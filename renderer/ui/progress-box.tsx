import { t } from '../../shared/words/speak.ts'
import styles from './progress-box.module.css'

/** The time left is shown from this share and this time (ms) on; before, it is too uncertain. */
const KNOWN_SHARE = 0.15
const KNOWN_MS = 700

type Props = {
  readonly what: string
  /** Share done (0..1); null = unknown. */
  readonly share: number | null
  /** When it began, in `performance.now()` time. */
  readonly since: number
  readonly onCancel: () => void
  /** In the flow of the page instead of floating above it. */
  readonly isInline?: boolean
}

/** Long work with its progress and a Cancel button. Appears only after a moment. */
export function ProgressBox({ what, share, since, onCancel, isInline }: Props) {
  return (
    <div className={styles.progress} data-inline={isInline || undefined} role="group" aria-label={what}>
      <div className={styles.words}>
        <strong>{what}</strong>
        <span>{share === null ? t('ui.justBegun') : progressOf(share, since)}</span>
      </div>
      <progress aria-label={what} {...(share !== null && { value: share })} />
      <button type="button" onClick={onCancel}>
        {t('ui.cancel')}
      </button>
    </div>
  )
}

function progressOf(share: number, since: number): string {
  const took = performance.now() - since
  const percent = Math.floor(share * 100)
  if (share < KNOWN_SHARE || took < KNOWN_MS) return t('ui.percent', { percent })
  const seconds = Math.max(1, Math.ceil((took * (1 - share)) / share / 1000))
  return t('ui.percentLeft', { percent, seconds })
}
