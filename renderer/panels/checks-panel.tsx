import { useStore } from 'zustand'
import { printReading } from '../../shared/model/time.ts'
import { FINDING_KINDS, type Finding, type FindingKind } from '../../shared/timing/check.ts'
import { FIXABLE } from '../../shared/timing/fixes.ts'
import { act } from '../commands/perform.ts'
import { fix, KIND_NAMES, reviewFixes, showFinding } from '../commands/review/checks.ts'
import { type FindingsState, findingsStore } from '../state/findings.ts'
import { Button } from '../ui/dialog-frame.tsx'
import { CheckLimits } from './check-limits.tsx'
import review from './review.module.css'
import styles from './side-panel.module.css'

/** So many of a kind are listed; the rest is counted. */
const MOST = 100
const selectFindings = (state: FindingsState) => state.findings
const isFixable = (kind: FindingKind) => FIXABLE.some((one) => one === kind)

/** What may be wrong with the times, by kind: a click goes there; what can be put right without an ear has a button. */
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
          <p>The checks have found nothing: order, overlaps, gaps, lengths and reading speed are fine.</p>
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
    <section className={review.group} aria-label={KIND_NAMES[kind]}>
      <header>
        <h3>
          {KIND_NAMES[kind]} <span>{found.length}</span>
        </h3>
        {isFixable(kind) && <Button onPress={() => act(reviewFixes, kind, found)}>Fix all…</Button>}
      </header>
      <ul className={review.findings}>
        {found.slice(0, MOST).map((finding) => (
          <FindingItem key={`${finding.index} ${finding.ms}`} finding={finding} />
        ))}
      </ul>
      {found.length > MOST && <p className={review.more}>and {found.length - MOST} more</p>}
    </section>
  )
}

function FindingItem({ finding }: { finding: Finding }) {
  const { kind, index, ms, reason } = finding
  return (
    <li className={styles.item} role="listitem">
      <button type="button" className={styles.entry} onClick={() => act(showFinding, finding)}>
        <span className={styles.time}>{ms === null ? `#${index + 1}` : printReading(ms)}</span>
        <span>{reason}</span>
      </button>
      {isFixable(kind) && (
        <span className={styles.itemTools}>
          <Button onPress={() => act(fix, finding)}>Fix</Button>
        </span>
      )}
    </li>
  )
}
