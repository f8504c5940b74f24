import { zoomIn, zoomOut } from '../../../shared/media/peaks/zoom.ts'
import type { PanelId } from '../../../shared/settings.ts'
import type { Scope } from '../../../shared/timing/scope.ts'
import { appStore } from '../../state/app.ts'
import { documentStore } from '../../state/document.ts'
import { chooseEdge, type Edge, reachTo, select, selectionStore } from '../../state/selection.ts'
import { indexOf, selectedRange, targetIndex } from '../../state/selectors.ts'
import { chooseScope, follow, sessionStore, showDialog, zoomTo } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'
import { changeSettings } from '../settings.ts'

const SCOPE_MEANS: Readonly<Record<Scope, string>> = {
  line: 'Setting a start moves this line alone',
  ripple: 'Setting a start moves all that follow, up to the next confirmed line',
  stretch: 'Setting a start stretches the lines between the confirmed ones around it',
}
const TEXT_SIZE = { min: 14, normal: 18, max: 28 } as const

/** Selects a line without seeking. */
export function selectLine(which: 'previous' | 'next' | 'first' | 'last'): void {
  const { segments } = documentStore.getState().transcript
  const last = segments.length - 1
  const present = targetIndex(playhead())
  const wanted = { previous: present - 1, next: present + 1, first: 0, last }[which]
  const id = segments[Math.min(last, Math.max(0, wanted))]?.id
  if (id === undefined) return
  select(id, { edge: 'start', open: null, reveal: true })
}

/** Chooses what moves when a start is set. */
export function setScope(scope: Scope): void {
  chooseScope(scope)
  say(SCOPE_MEANS[scope])
}

/** Lets the selection reach to a line. */
export function extendTo(id: string): void {
  if (selectionStore.getState().id === null) return select(id, { edge: 'start' })
  reachTo(id)
  sayHowMany()
}

/** Lets the selection reach one line further up (-1) or down (1). */
export function extend(step: 1 | -1): void {
  const { segments } = documentStore.getState().transcript
  const { id, extent: other } = selectionStore.getState()
  const present = indexOf(other ?? id)
  const next = segments[(present < 0 ? targetIndex(playhead()) : present) + step]
  if (next) extendTo(next.id)
}

export function selectAll(): void {
  const { segments } = documentStore.getState().transcript
  const [first, last] = [segments[0], segments.at(-1)]
  if (!first || !last) return
  select(first.id, { extent: last === first ? null : last.id, open: null })
  sayHowMany()
}

function sayHowMany(): void {
  const range = selectedRange()
  if (range && range.to > range.from) say(`${range.to - range.from + 1} lines selected`)
}

/** Selects a line and one of its edges, or nothing. */
export function selectEdge(id: string | null, edge: Edge): void {
  select(id, { extent: null, edge, open: null })
}

export function switchEdge(): void {
  const edge = selectionStore.getState().edge === 'start' ? 'end' : 'start'
  chooseEdge(edge)
  say(edge === 'start' ? 'Nudging the start' : 'Nudging the end')
}

/** Shows a line of the list, e.g. from a finding. */
export function revealLine(id: string): void {
  if (indexOf(id) < 0) return
  transact(() => {
    select(id, { edge: 'start', reveal: true })
    showDialog(null)
  })
}

export function toggleFollow(): void {
  const follows = !sessionStore.getState().follow
  follow(follows)
  say(follows ? 'Following the spoken line' : 'Not following')
}

/** Zooms the waveform a step in or out, or shows the whole episode. */
export function zoom(how: 'in' | 'out' | 'fit'): void {
  const { pxPerSec, durationMs } = sessionStore.getState()
  if (durationMs === null) return
  if (how === 'fit') return zoomTo(null)
  const view = { durationMs, widthPx: document.documentElement.clientWidth }
  zoomTo(how === 'in' ? zoomIn(pxPerSec, view) : zoomOut(pxPerSec, view))
}

/** Shows a view beside the transcript; `none` closes it. */
export function showPanel(panel: PanelId | 'none'): void {
  changeSettings({ panel })
}

/** Shows a view beside the transcript, or closes it when it is the one that is there. */
export function togglePanel(panel: PanelId): void {
  showPanel(appStore.getState().settings.panel === panel ? 'none' : panel)
}

/** Makes the transcript's text larger (1), smaller (-1) or normal (0). */
export function changeTextSize(step: 1 | -1 | 0): void {
  const present = appStore.getState().settings.textSize
  const textSize =
    step === 0 ? TEXT_SIZE.normal : Math.min(TEXT_SIZE.max, Math.max(TEXT_SIZE.min, present + step))
  changeSettings({ textSize })
  say(`Text size ${textSize}`)
}
