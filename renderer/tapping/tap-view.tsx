import { useStore } from 'zustand'
import { printPrecise } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import type { TapState } from '../../shared/timing/tap.ts'
import { run, tooltip } from '../commands/dispatch/run.ts'
import { act } from '../commands/perform.ts'
import { setTapMode, setTapSnaps } from '../commands/review/tapping.ts'
import { type AppState, appStore, selectMac } from '../state/app.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { modeStore, selectTap } from '../state/mode.ts'
import { TapButton } from './tap-button.tsx'
import styles from './tap-view.module.css'

const AHEAD = 3
const selectSegments = (state: DocumentState) => state.transcript.segments
const selectSettings = (state: AppState) => state.settings.tap

/** Full attention for one line at a time: it is large, the last one and the next three are in sight. */
export function TapView() {
  const tap = useStore(modeStore, selectTap)
  const segments = useStore(documentStore, selectSegments)
  if (!tap) return null
  return (
    <section className={styles.view} aria-label="Tap to sync">
      <p className={styles.progress}>
        Line {Math.min(tap.next + 1, segments.length)} of {segments.length}
      </p>
      <div className={styles.lines}>
        <Before segment={segments[tap.next - 1]} />
        <Current segment={segments[tap.next]} />
        <ol className={styles.ahead} aria-label="Next lines">
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
    <p className={styles.current} role="status" aria-label="Current line" dir="auto">
      {segment?.speaker && <b>{segment.speaker}</b>}
      {segment ? segment.text : 'All lines have their time.'}
    </p>
  )
}

/** When only turns are tapped, the lines between are shown all the same: one reads along. */
function comingLines(segments: readonly Segment[], { next }: TapState): readonly Segment[] {
  return segments.slice(next + 1, next + 1 + AHEAD)
}

function Controls() {
  const { mode, snaps, reactionMs } = useStore(appStore, selectSettings)
  const mac = useStore(appStore, selectMac)
  return (
    <div className={styles.controls}>
      <div className={styles.keys}>
        <TapButton command="tap.here" label="Starts now" isAdvised />
        <TapButton command="tap.end" label="Ends now" />
        <TapButton command="tap.back" label="One back" />
        <TapButton command="tap.pause" label="Play or pause" />
        <TapButton command="tap.leave" label="Done" />
      </div>
      <div className={styles.options}>
        <label>
          <select
            aria-label="What is tapped"
            value={mode}
            onChange={(event) => act(setTapMode, event.target.value === 'turns' ? 'turns' : 'lines')}
          >
            <option value="lines">Every line</option>
            <option value="turns">Only where the speaker changes</option>
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={snaps}
            onChange={(event) => act(setTapSnaps, event.target.checked)}
          />
          Go to the beginning of speech
        </label>
        <button type="button" title={tooltip('tap.reaction', mac)} onClick={() => run('tap.reaction')}>
          Reaction {reactionMs} ms…
        </button>
      </div>
    </div>
  )
}
