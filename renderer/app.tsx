import { useStore } from 'zustand'
import styles from './app.module.css'
import { Dialogs } from './dialogs/dialogs.tsx'
import { DropTarget } from './panels/drop-target.tsx'
import { NoAudio, NoTranscript } from './panels/empty.tsx'
import { FindBar } from './panels/find-bar.tsx'
import { Header } from './panels/header.tsx'
import { Problems } from './panels/problems.tsx'
import { ReviewBar } from './panels/review-bar.tsx'
import { SidePanel } from './panels/side-panel.tsx'
import { Transport } from './panels/transport.tsx'
import { UntimedHint } from './panels/untimed-hint.tsx'
import { Welcome } from './panels/welcome.tsx'
import { WorkProgress } from './panels/work-progress.tsx'
import { selectBindings, selectKeyNames } from './state/bindings.ts'
import { type DocumentState, documentStore } from './state/document.ts'
import { selectHasAudio, selectHasTranscript } from './state/selectors.ts'
import { type SessionState, sessionStore } from './state/session.ts'
import { DriftView } from './tapping/drift-view.tsx'
import { TapView } from './tapping/tap-view.tsx'
import { TranscriptList } from './transcript/transcript-list.tsx'
import { Waveform } from './waveform/waveform.tsx'

const selectAudioGrant = (state: SessionState) => state.audio?.grant
const selectOpening = (state: SessionState) => state.opening
const selectTapping = (state: SessionState) => state.tap !== null
const selectLoaded = (state: DocumentState) => state.loaded

/** Composition and layout only. */
export function App() {
  const hasAudio = useStore(sessionStore, selectHasAudio)
  const hasTranscript = useStore(documentStore, selectHasTranscript)
  const audio = useStore(sessionStore, selectAudioGrant)
  const opening = useStore(sessionStore, selectOpening)
  const isTapping = useStore(sessionStore, selectTapping)
  const loaded = useStore(documentStore, selectLoaded)
  // Tooltips everywhere show keys: all is drawn anew when these change.
  useStore(sessionStore, selectBindings)
  useStore(sessionStore, selectKeyNames)
  return (
    <div className={styles.app}>
      {(hasAudio || hasTranscript) && <Header />}
      <Problems />
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
      {opening && <div className={styles.opening}>Opening…</div>}
      <WorkProgress />
      <DropTarget />
      <Dialogs />
    </div>
  )
}
