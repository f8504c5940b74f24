import { useStore } from 'zustand'
import { printDifference, printReading } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import type { DriftFit } from '../../shared/timing/fit-drift.ts'
import { howTo } from '../commands/key-hints.ts'
import { act } from '../commands/perform.ts'
import {
  applyFoundDrift,
  describeDrift,
  driftBack,
  playSample,
  reviewDrift,
} from '../commands/review/drift.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { type DriftPass, type ModeState, modeStore, selectDrift } from '../state/mode.ts'
import { Button } from '../ui/dialog-frame.tsx'
import { TapButton } from './tap-button.tsx'
import styles from './tap-view.module.css'

const selectSegments = (state: DocumentState) => state.transcript.segments
/** During a review of what was found there is nothing to ask. */
const selectSeen = (state: ModeState) => (state.mode.kind === 'review' ? null : selectDrift(state))

/** Asks for some lines by ear, then says what is wrong with all times and shows the correction in the list below. */
export function DriftView() {
  const pass = useStore(modeStore, selectSeen)
  const segments = useStore(documentStore, selectSegments)
  if (!pass) return null
  const index = pass.samples[pass.at]
  return (
    <section className={styles.drift} aria-label="Find drift">
      {index === undefined ? (
        <Proposal pass={pass} segments={segments} />
      ) : (
        <Question pass={pass} segment={segments[index]} />
      )}
    </section>
  )
}

function Question({ pass, segment }: { pass: DriftPass; segment: Segment | undefined }) {
  return (
    <>
      <p className={styles.progress}>
        {pass.at + 1} of {pass.samples.length} · {howTo('tap.here')} when you hear this line begin; it stands
        at {printReading(segment?.start ?? 0)}
        {pass.fit && `, so far ${describeDrift(pass.fit.drift)}`}
      </p>
      <p className={styles.current} role="status" aria-label="Current line" dir="auto">
        {segment?.text}
      </p>
      <div className={styles.keys}>
        <TapButton command="tap.here" label="It begins now" isAdvised />
        <Button onPress={() => act(playSample)}>Again</Button>
        <TapButton command="tap.end" label="Skip it" />
        <TapButton command="tap.back" label="One back" />
        <TapButton command="tap.leave" label="Cancel" />
      </div>
    </>
  )
}

function Proposal({ pass, segments }: { pass: DriftPass; segments: readonly Segment[] }) {
  const { fit } = pass
  return (
    <>
      <p className={styles.found} role="status">
        {fit ? `Found: ${describeDrift(fit.drift)}.` : 'No line was heard.'}
        {fit &&
          ` What you heard lies ${fit.spreadMs} ms from that, at the median. The list shows the new times.`}
      </p>
      {fit && <Residuals fit={fit} segments={segments} />}
      <div className={styles.keys}>
        {fit && (
          <Button isAdvised onPress={() => act(applyFoundDrift)}>
            Correct all lines
          </Button>
        )}
        {fit && <Button onPress={() => act(reviewDrift)}>Review line by line…</Button>}
        <Button onPress={() => act(driftBack)}>One back</Button>
        <TapButton command="tap.leave" label="Cancel" />
      </div>
    </>
  )
}

function Residuals({ fit, segments }: { fit: DriftFit; segments: readonly Segment[] }) {
  return (
    <table className={styles.residuals}>
      <tbody>
        {fit.residuals.map(({ index, ms, isOutlier }) => (
          <tr key={index}>
            <td>{printReading(segments[index]?.start ?? 0)}</td>
            <td className={styles.words} dir="auto">
              {segments[index]?.text}
            </td>
            <td>{isOutlier ? `${printDifference(ms)}, left out` : printDifference(ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
