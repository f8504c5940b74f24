import { t } from '../../shared/words/speak.ts'
import styles from './progress-box.module.css'

/** Before so much is done, or so many ms have gone, nobody knows how long the rest takes. */
const KNOWN_SHARE = 0.15
const KNOWN_MS = 700

type Props = {
  readonly what: string
  /** How much is done (0..1); null = nobody knows yet. */
  readonly share: number | null
  /** When it began, as `performance.now()` says it. */
  readonly since: number
  readonly onCancel: () => void
  /** It stands among other things, not above them. */
  readonly isInline?: boolean
}

/** What takes a while, how far it is, and the way out. It comes only after a moment. */
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
