import { zoomIn, zoomOut } from '../../shared/media/zoom.ts'
import type { PanelId } from '../../shared/settings.ts'
import { now } from '../playback/clock.ts'
import { documentStore } from '../state/document.ts'
import { indexOf, targetIndex } from '../state/selectors.ts'
import { type Edge, sessionStore } from '../state/session.ts'
import { say } from './say.ts'
import { changeSettings } from './settings.ts'

const TEXT_SIZE = { min: 14, normal: 18, max: 28 } as const

/** Selects a line without seeking. */
export function selectLine(which: 'previous' | 'next' | 'first' | 'last'): void {
  const { segments } = documentStore.getState().transcript
  const last = segments.length - 1
  const present = targetIndex(now())
  const wanted = { previous: present - 1, next: present + 1, first: 0, last }[which]
  const id = segments[Math.min(last, Math.max(0, wanted))]?.id
  if (id === undefined) return
  sessionStore.setState({ selectedId: id, edge: 'start', editing: null, reveal: { id } })
}

/** Selects a line and one of its edges, or nothing. */
export function selectEdge(id: string | null, edge: Edge): void {
  sessionStore.setState({ selectedId: id, edge, editing: null })
}

export function switchEdge(): void {
  const edge = sessionStore.getState().edge === 'start' ? 'end' : 'start'
  sessionStore.setState({ edge })
  say(edge === 'start' ? 'Nudging the start' : 'Nudging the end')
}

/** Shows a line of the list, e.g. from a finding. */
export function revealLine(id: string): void {
  if (indexOf(id) >= 0) sessionStore.setState({ selectedId: id, edge: 'start', reveal: { id }, dialog: null })
}

export function toggleFollow(): void {
  const follow = !sessionStore.getState().follow
  sessionStore.setState({ follow })
  say(follow ? 'Following the spoken line' : 'Not following')
}

/** Zooms the waveform a step in or out, or shows the whole episode. */
export function zoom(how: 'in' | 'out' | 'fit'): void {
  const { pxPerSec, durationMs } = sessionStore.getState()
  if (durationMs === null) return
  if (how === 'fit') return sessionStore.setState({ pxPerSec: null })
  const view = { durationMs, widthPx: document.documentElement.clientWidth }
  sessionStore.setState({ pxPerSec: how === 'in' ? zoomIn(pxPerSec, view) : zoomOut(pxPerSec, view) })
}

/** Shows a view beside the transcript; `none` closes it. */
export function showPanel(panel: PanelId | 'none'): void {
  changeSettings({ panel })
}

/** Shows a view beside the transcript, or closes it when it is the one that is there. */
export function togglePanel(panel: PanelId): void {
  showPanel(sessionStore.getState().settings.panel === panel ? 'none' : panel)
}

/** Makes the transcript's text larger (1), smaller (-1) or normal (0). */
export function changeTextSize(step: 1 | -1 | 0): void {
  const present = sessionStore.getState().settings.textSize
  const textSize =
    step === 0 ? TEXT_SIZE.normal : Math.min(TEXT_SIZE.max, Math.max(TEXT_SIZE.min, present + step))
  changeSettings({ textSize })
  say(`Text size ${textSize}`)
}
