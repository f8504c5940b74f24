import { zoomIn, zoomOut, zoomToFill } from '../../../shared/media/peaks/zoom.ts'
import { endOf } from '../../../shared/model/transcript.ts'
import type { PanelId } from '../../../shared/settings.ts'
import type { Scope } from '../../../shared/timing/scope.ts'
import { wordEdgeMs } from '../../../shared/timing/set-word.ts'
import { t } from '../../../shared/words/speak.ts'
import type { Edge, SelectionState } from '../../state/selection.ts'
import { lineIn, rangeIn, selectedWordIn } from '../../state/selectors.ts'
import { type Context, rangeOf, targetOf } from '../context.ts'
import type { Outcome } from '../outcome.ts'

const TEXT_SIZE = { min: 14, normal: 18, max: 28 } as const

/** Selects a line without seeking. */
export function selectLine(context: Context, which: 'previous' | 'next' | 'first' | 'last'): Outcome {
  const { segments } = context.document.transcript
  const last = segments.length - 1
  const present = targetOf(context)
  const wanted = { previous: present - 1, next: present + 1, first: 0, last }[which]
  const id = segments[Math.min(last, Math.max(0, wanted))]?.id
  return id === undefined ? {} : { select: { id, edge: 'start', open: null, reveal: true } }
}

/** Chooses what moves when a start is set. */
export function setScope({ document }: Context, scope: Scope): Outcome {
  const isLoose =
    scope === 'stretch' && document.transcript.segments.every(({ mark }) => mark !== 'confirmed')
  return { view: { scope }, message: t(isLoose ? 'say.scope.stretchNone' : `say.scope.${scope}`) }
}

/** Lets the selection reach to a line. */
export function extendTo({ document, selection }: Context, id: string): Outcome {
  if (selection.id === null) return { select: { id, edge: 'start' } }
  const extent = id === selection.id ? null : id
  return {
    select: { id: selection.id, extent, open: null },
    reveal: id,
    ...howMany(document, { ...selection, extent }),
  }
}

/** Lets the selection reach one line further up (-1) or down (1). */
export function extend(context: Context, step: 1 | -1): Outcome {
  const { document, selection } = context
  const present = lineIn(document, selection.extent ?? selection.id)
  const next = document.transcript.segments[(present < 0 ? targetOf(context) : present) + step]
  return next ? extendTo(context, next.id) : {}
}

/** Selects all lines, from the first to the last. */
export function selectAll({ document, selection }: Context): Outcome {
  const { segments } = document.transcript
  const [first, last] = [segments[0], segments.at(-1)]
  if (!first || !last) return {}
  const select = { id: first.id, extent: last === first ? null : last.id, open: null }
  return { select, ...howMany(document, { ...selection, ...select }) }
}

function howMany(document: Context['document'], selection: SelectionState): Outcome {
  const range = rangeIn(document, selection)
  return range && range.to > range.from
    ? { message: t('say.linesSelected', { count: range.to - range.from + 1 }) }
    : {}
}

/** Selects no word any more; with none selected, no line. */
export function deselect(context: Context): Outcome {
  const { id, edge, word } = context.selection
  return selectEdge(context, word === null ? null : id, word === null ? 'start' : edge)
}

/** Selects a line and one of its edges, or nothing. */
export function selectEdge(_context: Context, id: string | null, edge: Edge): Outcome {
  return { select: { id, extent: null, word: null, edge, open: null } }
}

/** Lets nudges move the other edge of the selected line: its end instead of its start, or back. */
export function switchEdge({ selection }: Context): Outcome {
  const edge = selection.edge === 'start' ? 'end' : 'start'
  return { edge, message: edge === 'start' ? t('say.nudgingStart') : t('say.nudgingEnd') }
}

/** Shows a line of the list, e.g. from a finding. */
export function revealLine({ document }: Context, id: string): Outcome {
  if (lineIn(document, id) < 0) return {}
  return { select: { id, word: null, edge: 'start', reveal: true }, view: { dialog: null } }
}

/** Turns on or off that the list scrolls with the line that is spoken. */
export function toggleFollow({ session }: Context): Outcome {
  const follow = !session.follow
  return { view: { follow }, message: follow ? t('say.followingSpokenLine') : t('say.notFollowing') }
}

/** Zooms the waveform a step in or out, or shows the whole episode. */
export function zoom({ session, widthPx }: Context, how: 'in' | 'out' | 'fit'): Outcome {
  const { pxPerSec, durationMs } = session
  if (durationMs === null) return {}
  if (how === 'fit') return { view: { pxPerSec: null } }
  const extent = { durationMs, widthPx }
  return { view: { pxPerSec: how === 'in' ? zoomIn(pxPerSec, extent) : zoomOut(pxPerSec, extent) } }
}

/** Zooms to the selected word or lines, else the spoken line; back again when that is done already. */
export function zoomToLine(context: Context): Outcome {
  const { session, widthPx } = context
  const { durationMs, pxPerSec, zoomedFrom } = session
  const span = spanToSee(context)
  if (durationMs === null || !span) return { message: t('say.noTimeYet') }
  const { id, fromMs, toMs } = span
  const middle = (fromMs + toMs) / 2
  const isZoomed = zoomedFrom !== null && zoomedFrom.to === pxPerSec
  if (isZoomed && zoomedFrom.middle === middle)
    return { view: { pxPerSec: zoomedFrom.before, zoomedFrom: null } }
  const before = isZoomed ? zoomedFrom.before : pxPerSec
  const to = zoomToFill(toMs - fromMs, { durationMs, widthPx })
  return { select: { id }, reveal: id, view: { pxPerSec: to, zoomedFrom: { before, to, middle } } }
}

/** The times of the selected word, else of the lines that a command is for; null without times. */
function spanToSee(context: Context) {
  const { transcript } = context.document
  const at = selectedWordIn(context.document, context.selection)
  const { from, to } = rangeOf(context) ?? { from: -1, to: -1 }
  const lead = transcript.segments[at?.index ?? from]
  const fromMs = at && lead ? wordEdgeMs(lead, at.word, 'start') : (lead?.start ?? null)
  const toMs =
    at && lead ? wordEdgeMs(lead, at.word, 'end') : endOf(transcript, to, context.session.durationMs)
  const id = context.selection.id ?? lead?.id
  return fromMs === null || toMs === null || id === undefined ? null : { id, fromMs, toMs }
}

/** Shows a view beside the transcript; `none` closes it. */
export function showPanel(_context: Context, panel: PanelId | 'none'): Outcome {
  return { settings: { panel } }
}

/** Shows a view beside the transcript, or closes it when it is the one that is there. */
export function togglePanel({ app }: Context, panel: PanelId): Outcome {
  return { settings: { panel: app.settings.panel === panel ? 'none' : panel } }
}

/** Makes the transcript's text larger (1), smaller (-1) or normal (0). */
export function changeTextSize({ app }: Context, step: 1 | -1 | 0): Outcome {
  const wanted = app.settings.textSize + step
  const textSize = step === 0 ? TEXT_SIZE.normal : Math.min(TEXT_SIZE.max, Math.max(TEXT_SIZE.min, wanted))
  return { settings: { textSize }, message: t('say.textSize', { textSize }) }
}
