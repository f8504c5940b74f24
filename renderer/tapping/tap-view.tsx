import { useStore } from 'zustand'
import { printPrecise } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import type { TapState } from '../../shared/timing/tap.ts'
import { t } from '../../shared/words/speak.ts'
import { run, tooltip } from '../commands/dispatch/run.ts'
import { act } from '../commands/perform.ts'
import { setTapMode, setTapSnaps } from '../commands/review/tapping.ts'
import { type AppState, appStore, selectMac } from '../state/app.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { modeStore, selectTap } from '../state/mode.ts'
import parts from '../ui/parts.module.css'
import { TapButton } from './tap-button.tsx'
import styles from './tap-view.module.css'

const AHEAD = 3
const selectSegments = (state: DocumentState) => state.transcript.segments
const selectSettings = (state: AppState) => state.settings.tap

/** One large line at a time, with the previous one and the next three around it. */
export function TapView() {
  const tap = useStore(modeStore, selectTap)
  const segments = useStore(documentStore, selectSegments)
  if (!tap) return null
  return (
    <section className={styles.view} aria-label={t('tap.tapToSync')}>
      <p className={styles.progress}>
        {t('tap.lineOf', { at: Math.min(tap.next + 1, segments.length), all: segments.length })}
      </p>
      <div className={styles.lines}>
        <Before segment={segments[tap.next - 1]} />
        <Current segment={segments[tap.next]} />
        <ol className={`${parts.bareList} ${styles.ahead}`} aria-label={t('tap.nextLines')}>
          {comingLines(segments, tap).map((segment) => (
            <li key={segment.id} dir="auto">
              {segment.speaker && <b>{segment.speaker}: </b>}
              {segment.text}
            </li>
          ))}
        </ol>
      </div>
      <Controls />
    </section>
  )
}

function Before({ segment }: { segment: Segment | undefined }) {
  if (!segment) return <p className={styles.before}> </p>
  return (
    <p className={styles.before} dir="auto">
      <time>{segment.start === null ? '–' : printPrecise(segment.start)}</time> {segment.text}
    </p>
  )
}

function Current({ segment }: { segment: Segment | undefined }) {
  return (
    <p className={styles.current} role="status" aria-label={t('tap.currentLine')} dir="auto">
      {segment?.speaker && <b>{segment.speaker}</b>}
      {segment ? segment.text : t('tap.allLinesHaveTheir')}
    </p>
  )
}

/** Also the lines in between when only turns are tapped: the user reads along. */
function comingLines(segments: readonly Segment[], { next }: TapState): readonly Segment[] {
  return segments.slice(next + 1, next + 1 + AHEAD)
}

function Controls() {
  const { mode, snaps, reactionMs } = useStore(appStore, selectSettings)
  const mac = useStore(appStore, selectMac)
  return (
    <div className={styles.controls}>
      <div className={styles.keys}>
        <TapButton command="tap.here" label={t('tap.startsNow')} isAdvised />
        <TapButton command="tap.end" label={t('tap.endsNow')} />
        <TapButton command="tap.back" label={t('tap.oneBack')} />
        <TapButton command="tap.pause" label={t('tap.playOrPause')} />
        <TapButton command="tap.leave" label={t('tap.done')} />
      </div>
      <div className={styles.options}>
        <label>
          <select
            aria-label={t('tap.whatIsTapped')}
            value={mode}
            onChange={(event) => act(setTapMode, event.target.value === 'turns' ? 'turns' : 'lines')}
          >
            <option value="lines">{t('tap.everyLine')}</option>
            <option value="turns">{t('tap.onlyWhereTheSpeaker')}</option>
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={snaps}
            onChange={(event) => act(setTapSnaps, event.target.checked)}
          />
          {t('tap.goToTheBeginning')}
        </label>
        <button type="button" title={tooltip('tap.reaction', mac)} onClick={() => run('tap.reaction')}>
          {t('tap.reaction', { ms: reactionMs })}
        </button>
      </div>
    </div>
  )
}
