import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { t } from '../../shared/words/speak.ts'
import { peaksFailed, subscribePeaks } from '../analysis/waveform-data.ts'
import { type AppState, appStore } from '../state/app.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { createOverview } from './overview.ts'
import { RULER_HEIGHT } from './ruler.ts'
import { createWaveView } from './wave-view.ts'
import styles from './waveform.module.css'

/** Progress is shown for what takes longer than this (ms). */
const PATIENCE_MS = 300

const selectUrl = (state: SessionState) => state.audio?.url ?? null
const selectHasLength = (state: SessionState) => (state.durationMs ?? 0) > 0
const selectSeconds = (state: SessionState) => Math.floor((state.durationMs ?? 0) / 1000)
const selectHeight = (state: AppState) => state.settings.dockHeight
const selectPeaks = (state: SessionState) => state.peaks

/** The waveform with ruler, lines and overview; nothing without audio. */
export function Waveform() {
  const url = useStore(sessionStore, selectUrl)
  return url === null ? null : <WaveformOf key={url} />
}

function WaveformOf() {
  const hasLength = useStore(sessionStore, selectHasLength)
  const seconds = useStore(sessionStore, selectSeconds)
  const height = useStore(appStore, selectHeight)
  const { state } = useStore(sessionStore, selectPeaks)
  const elements = useRef<Record<string, HTMLElement | null>>({})

  useEffect(() => {
    const { stage, wave, layer, handles, cursor, hover, probe } = elements.current
    const { overview, strip, frame, marker } = elements.current
    if (!hasLength || !stage || !wave || !cursor || !hover || !probe || !overview || !frame || !marker) return
    if (!(isCanvas(layer) && isCanvas(handles) && isCanvas(strip))) return
    const end = new AbortController()
    const view = createWaveView({ stage, wave, layer, handles, cursor, hover, probe }, end.signal)
    createOverview({ host: overview, canvas: strip, frame, marker }, view, end.signal)
    return () => end.abort()
  }, [hasLength])

  const keep = (name: string) => (element: HTMLElement | null) => {
    elements.current[name] = element
  }
  return (
    <section className={styles.dock} aria-label={t('wave.audio')} data-peaks={state}>
      <div className={styles.overview} ref={keep('overview')} data-part="overview">
        <canvas className={styles.strip} ref={keep('strip')} aria-hidden="true" />
        <div className={styles.frame} ref={keep('frame')} data-part="frame" hidden />
        <div className={styles.marker} ref={keep('marker')} />
      </div>
      <div
        className={styles.stage}
        ref={keep('stage')}
        style={{ height: height + RULER_HEIGHT }}
        role="slider"
        tabIndex={0}
        aria-label={t('wave.waveform')}
        aria-valuemin={0}
        aria-valuemax={seconds}
      >
        <div className={styles.wave} ref={keep('wave')} />
        <canvas className={styles.layer} ref={keep('layer')} aria-hidden="true" />
        <canvas className={styles.handles} ref={keep('handles')} aria-hidden="true" />
        <div className={styles.cursor} ref={keep('cursor')} data-part="cursor" />
        <div className={styles.hover} ref={keep('hover')} hidden aria-hidden="true" />
        <span className={styles.probe} ref={keep('probe')} aria-hidden="true" />
      </div>
      <PeaksStatus />
    </section>
  )
}

function isCanvas(element: HTMLElement | null | undefined): element is HTMLCanvasElement {
  return element instanceof HTMLCanvasElement
}

function PeaksStatus() {
  const { state, share } = useStore(sessionStore, selectPeaks)
  const failed = useSyncExternalStore(subscribePeaks, peaksFailed)
  const [patient, setPatient] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (failed) {
    const note = state === 'none' ? t('wave.none') : t('wave.noneForTheRest')
    return <p className={styles.status}>{note}</p>
  }
  if (patient || state === 'complete') return null
  const percent = Math.floor(share * 100)
  return (
    <>
      <p className={styles.status}>{t('wave.drawingPercent', { percent })}</p>
      <div
        className={styles.progress}
        role="progressbar"
        aria-label={t('wave.drawing')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        style={{ transform: `scaleX(${share})` }}
      />
    </>
  )
}
