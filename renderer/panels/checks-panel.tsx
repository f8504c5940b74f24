import { useStore } from 'zustand'
import { printReading } from '../../shared/model/time.ts'
import { FINDING_KINDS, type Finding, type FindingKind } from '../../shared/timing/check.ts'
import { FIXABLE } from '../../shared/timing/fixes.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { act } from '../commands/perform.ts'
import { fix, nameOfKind, reviewFixes, showFinding } from '../commands/review/checks.ts'
import { type FindingsState, findingsStore } from '../state/findings.ts'
import { Button } from '../ui/dialog-frame.tsx'
import parts from '../ui/parts.module.css'
import { CheckLimits } from './check-limits.tsx'
import review from './review.module.css'
import styles from './side-panel.module.css'

/** At most this many findings of a kind are listed; the rest is counted. */
const MOST = 100
const selectFindings = (state: FindingsState) => state.findings
const isFixable = (kind: FindingKind) => FIXABLE.some((one) => one === kind)

/** Doubtful times by kind. A click goes there; what can be fixed without listening has a button. */
export function ChecksPanel() {
  const findings = useStore(findingsStore, selectFindings)
  const groups = FINDING_KINDS.map((kind) => ({
    kind,
    found: findings.filter((finding) => finding.kind === kind),
  })).filter(({ found }) => found.length > 0)
  return (
    <>
      {groups.length === 0 ? (
        <div className={styles.nothing}>
          <p>{t('panel.theChecksHaveFound')}</p>
        </div>
      ) : (
        <div className={review.groups}>
          {groups.map(({ kind, found }) => (
            <Group key={kind} kind={kind} found={found} />
          ))}
        </div>
      )}
      <CheckLimits />
    </>
  )
}

function Group({ kind, found }: { kind: FindingKind; found: readonly Finding[] }) {
  return (
    <section className={review.group} aria-label={nameOfKind(kind)}>
      <header>
        <h3>
          {nameOfKind(kind)} <span>{found.length}</span>
        </h3>
        {isFixable(kind) && (
          <Button onPress={() => act(reviewFixes, kind, found)}>{t('panel.fixAllDots')}</Button>
        )}
      </header>
      <ul className={review.findings}>
        {found.slice(0, MOST).map((finding) => (
          <FindingItem key={`${finding.index} ${finding.ms}`} finding={finding} />
        ))}
      </ul>
      {found.length > MOST && (
        <p className={`${parts.caption} ${review.more}`}>{t('panel.more', { count: found.length - MOST })}</p>
      )}
    </section>
  )
}

function FindingItem({ finding }: { finding: Finding }) {
  const { kind, index, ms, reason } = finding
  return (
    <li className={styles.item} role="listitem">
      <button
        type="button"
        className={`${parts.entry} ${styles.entry}`}
        onClick={() => act(showFinding, finding)}
      >
        <span className={styles.time}>{ms === null ? `#${index + 1}` : printReading(ms)}</span>
        <span>{toText(reason)}</span>
      </button>
      {isFixable(kind) && (
        <span className={styles.itemTools}>
          <Button onPress={() => act(fix, finding)}>{t('panel.fix')}</Button>
        </span>
      )}
    </li>
  )
}
