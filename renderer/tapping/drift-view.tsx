import { useStore } from 'zustand'
import { printDifference, printReading } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import type { DriftFit } from '../../shared/timing/fit-drift.ts'
import { message } from '../../shared/words/message.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { howTo } from '../commands/key-hints.ts'
import { act, contextNow } from '../commands/perform.ts'
import { describeDrift, driftBack, playSample, reviewDrift } from '../commands/review/drift.ts'
import { correctDriftOrAsk } from '../commands/review/drift-or-ask.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { type DriftPass, type ModeState, modeStore, selectDrift } from '../state/mode.ts'
import { Button } from '../ui/dialog-frame.tsx'
import { TapButton } from './tap-button.tsx'
import styles from './tap-view.module.css'

const selectSegments = (state: DocumentState) => state.transcript.segments
/** The search for a drift; none while its correction is reviewed, because the review bar asks then. */
const selectSeen = (state: ModeState) => (state.mode.kind === 'review' ? null : selectDrift(state))

/**
 * Asks for the starts of sample lines, then tells the drift they show; the transcript shows its correction.
 */
export function DriftView() {
  const pass = useStore(modeStore, selectSeen)
  const segments = useStore(documentStore, selectSegments)
  if (!pass) return null
  const index = pass.samples[pass.at]
  return (
    <section className={styles.drift} aria-label={t('tap.findDrift')}>
      {index === undefined ? (
        <Proposal pass={pass} segments={segments} />
      ) : (
        <Question pass={pass} segment={segments[index]} />
      )}
    </section>
  )
}

/** Asks for the start of one sample line. */
function Question({ pass, segment }: { pass: DriftPass; segment: Segment | undefined }) {
  return (
    <>
      <p className={styles.progress}>
        {t(pass.fit ? 'tap.driftProgressFound' : 'tap.driftProgress', {
          at: pass.at + 1,
          all: pass.samples.length,
          howTo: howTo('tap.here'),
          time: printReading(segment?.start ?? 0),
          drift: pass.fit ? describeDrift(pass.fit.drift) : '',
        })}
      </p>
      <p className={styles.current} role="status" aria-label={t('tap.currentLine')} dir="auto">
        {segment?.text}
      </p>
      <div className={styles.keys}>
        <TapButton command="tap.here" label={t('tap.itBeginsNow')} isAdvised />
        <Button onPress={() => act(playSample)}>{t('tap.again')}</Button>
        <TapButton command="tap.end" label={t('tap.skipIt')} />
        <TapButton command="tap.back" label={t('tap.oneBack')} />
        <TapButton command="tap.leave" label={t('tap.cancel')} />
      </div>
    </>
  )
}

/** The drift that was found, with what can be done about it. */
function Proposal({ pass, segments }: { pass: DriftPass; segments: readonly Segment[] }) {
  const { fit } = pass
  return (
    <>
      <p className={styles.found} role="status">
        {fit ? t('tap.found', { drift: describeDrift(fit.drift) }) : t('tap.noLineWasHeard')}
        {fit && ` ${t('tap.whatYouHeardLies', { spreadMs: fit.spreadMs })}`}
      </p>
      {fit && <Residuals fit={fit} segments={segments} />}
      <div className={styles.keys}>
        {fit && (
          <Button isAdvised onPress={() => void correctDriftOrAsk(contextNow())}>
            {t('tap.correctAllLines')}
          </Button>
        )}
        {fit && <Button onPress={() => act(reviewDrift)}>{t('tap.reviewLineByLine')}</Button>}
        <Button onPress={() => act(driftBack)}>{t('tap.oneBack')}</Button>
        <TapButton command="tap.leave" label={t('tap.cancel')} />
      </div>
    </>
  )
}

/** How far each sample line is off once the drift is corrected. */
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
            <td>
              {toText(
                isOutlier ? message('tap.leftOut', { difference: printDifference(ms) }) : printDifference(ms),
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
