import { useStore } from 'zustand'
import { t } from '../shared/words/speak.ts'
import styles from './app.module.css'
import { FindBar } from './bars/find-bar.tsx'
import { Header } from './bars/header.tsx'
import { OutsideBar } from './bars/outside-bar.tsx'
import { Problems } from './bars/problems.tsx'
import { ReviewBar } from './bars/review-bar.tsx'
import { Transport } from './bars/transport.tsx'
import { WorkProgress } from './bars/work-progress.tsx'
import { Dialogs } from './dialogs/dialogs.tsx'
import { SidePanel } from './panels/side-panel.tsx'
import { DropTarget } from './start/drop-target.tsx'
import { NoAudio, NoTranscript } from './start/empty.tsx'
import { UntimedHint } from './start/untimed-hint.tsx'
import { Welcome } from './start/welcome.tsx'
import { appStore } from './state/app.ts'
import { selectBindings, selectKeyNames } from './state/bindings.ts'
import { type DocumentState, documentStore } from './state/document.ts'
import { type ModeState, modeStore, selectTap } from './state/mode.ts'
import { selectHasAudio, selectHasTranscript } from './state/selectors.ts'
import { type SessionState, sessionStore } from './state/session.ts'
import { DriftView } from './tapping/drift-view.tsx'
import { TapView } from './tapping/tap-view.tsx'
import { TranscriptList } from './transcript/transcript-list.tsx'
import { Waveform } from './waveform/waveform.tsx'

const selectAudioGrant = (state: SessionState) => state.audio?.grant
const selectOpening = (state: SessionState) => state.opening
const selectTapping = (state: ModeState) => selectTap(state) !== null
const selectLoaded = (state: DocumentState) => state.loaded

/** Composition and layout only. */
export function App() {
  const hasAudio = useStore(sessionStore, selectHasAudio)
  const hasTranscript = useStore(documentStore, selectHasTranscript)
  const audio = useStore(sessionStore, selectAudioGrant)
  const opening = useStore(sessionStore, selectOpening)
  const isTapping = useStore(modeStore, selectTapping)
  const loaded = useStore(documentStore, selectLoaded)
  // Tooltips everywhere show keys: all is drawn anew when these change.
  useStore(appStore, selectBindings)
  useStore(appStore, selectKeyNames)
  return (
    <div className={styles.app}>
      {(hasAudio || hasTranscript) && <Header />}
      <Problems />
      <OutsideBar />
      {!hasAudio && !hasTranscript && <Welcome />}
      {(hasAudio || hasTranscript) && (
        <>
          <ReviewBar />
          <div className={styles.middle}>
            <main className={styles.page}>
              {!isTapping && <UntimedHint />}
              <DriftView />
              {hasTranscript && !isTapping && <FindBar />}
              {isTapping ? <TapView /> : hasTranscript ? <TranscriptList key={loaded} /> : <NoTranscript />}
            </main>
            <SidePanel />
          </div>
          <footer className={styles.dock}>
            {hasAudio && <Waveform key={audio} />}
            {hasAudio ? <Transport /> : <NoAudio />}
          </footer>
        </>
      )}
      {opening && <div className={styles.opening}>{t('app.openingDots')}</div>}
      <WorkProgress />
      <DropTarget />
      <Dialogs />
    </div>
  )
}
