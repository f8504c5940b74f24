import type { Proposal, Stop } from '../../shared/model/edit.ts'
import { type Ms, parseTyped, printPrecise } from '../../shared/model/time.ts'
import { endOf } from '../../shared/model/transcript.ts'
import { merge } from '../../shared/timing/merge.ts'
import { type Grouping, regroup } from '../../shared/timing/regroup.ts'
import { setBoundary } from '../../shared/timing/set-boundary.ts'
import { setEnd } from '../../shared/timing/set-end.ts'
import { setStart } from '../../shared/timing/set-start.ts'
import { setText } from '../../shared/timing/set-text.ts'
import { split } from '../../shared/timing/split.ts'
import { now } from '../playback/clock.ts'
import { commit, documentStore, redo, undo } from '../state/document.ts'
import { indexOf, targetIndex } from '../state/selectors.ts'
import { type Edge, sessionStore } from '../state/session.ts'
import { say } from './say.ts'

const STOPS: Readonly<Record<Stop, string>> = {
  previous: 'stopped at the previous line',
  next: 'stopped at the next line',
  own: "stopped at the line's other edge",
  beginning: 'stopped at the beginning',
  end: 'stopped at the end of the audio',
}

/** Sets an edge of the target line to the playhead. */
export function setEdgeHere(edge: Edge): void {
  const index = targetIndex(now())
  if (index < 0) return say('Select a line first')
  applyEdge(index, edge, now(), null)
}

/** Ends the target line at the playhead and starts the next one there. */
export function setBoundaryHere(): void {
  const { transcript } = documentStore.getState()
  const { durationMs } = sessionStore.getState()
  const index = targetIndex(now())
  if (index < 0) return say('Select a line first')
  if (index === transcript.segments.length - 1) return say('The last line has no next line')
  if (transcript.segments[index]?.start === null) return say('Set the start of this line first')
  const proposal = setBoundary(transcript, index, now(), { durationMs, label: 'Set boundary' })
  adopt(proposal, index, 'end', `Boundary set to ${printPrecise(proposal.ms)}`)
}

/** Moves the chosen edge of the target line by `delta` ms; repeats become one step. */
export function nudge(delta: Ms): void {
  const { transcript } = documentStore.getState()
  const { durationMs, edge } = sessionStore.getState()
  const index = targetIndex(now())
  const segment = transcript.segments[index]
  if (!segment) return say('Select a line first')
  const present = edge === 'start' ? segment.start : endOf(transcript, index, durationMs)
  if (present === null)
    return say(`This line has no ${edge} yet: press ${edge === 'start' ? 'I' : 'O'} to set it`)
  // An end that is only implied is the next line's start: that is what moves.
  const isImplied = edge === 'end' && segment.end === null && index + 1 < transcript.segments.length
  applyEdge(
    isImplied ? index + 1 : index,
    isImplied ? 'start' : edge,
    present + delta,
    `nudge ${segment.id} ${edge}`,
  )
  if (isImplied) sessionStore.setState({ selectedId: segment.id, edge: 'end' })
}

/** Sets an edge to a typed time, absolute or relative (`+0.3`). False when it cannot be read. */
export function typeTime(id: string, edge: Edge, typed: string): boolean {
  const { transcript } = documentStore.getState()
  const index = indexOf(id)
  const segment = transcript.segments[index]
  const time = parseTyped(typed)
  if (!segment || !time) {
    say(`“${typed}” is no time. Type 1:02, 62.5, 1m2s or +0.3`)
    return false
  }
  const present =
    (edge === 'start' ? segment.start : endOf(transcript, index, sessionStore.getState().durationMs)) ?? 0
  applyEdge(index, edge, time.kind === 'absolute' ? time.ms : present + time.ms, null)
  return true
}

function applyEdge(index: number, edge: Edge, ms: Ms, mergeKey: string | null): void {
  const { transcript } = documentStore.getState()
  const { durationMs } = sessionStore.getState()
  if (edge === 'end' && transcript.segments[index]?.start === null)
    return say('Set the start of this line first')
  const operation = edge === 'start' ? setStart : setEnd
  const name = edge === 'start' ? 'Start' : 'End'
  const proposal = operation(transcript, index, ms, { durationMs, label: `Set ${edge}`, mergeKey })
  adopt(proposal, index, edge, `${name} set to ${printPrecise(proposal.ms)}`)
}

function adopt(proposal: Proposal, index: number, edge: Edge, done: string): void {
  const id = documentStore.getState().transcript.segments[index]?.id ?? null
  sessionStore.setState({ selectedId: id, edge })
  const stop = proposal.stop ? ` · ${STOPS[proposal.stop]}` : ''
  if (!proposal.edit) return say(proposal.stop ? `Nothing moved${stop}` : 'It is there already')
  commit(proposal.edit)
  const followed =
    proposal.followed === 'previous'
      ? ' · previous end follows'
      : proposal.followed === 'next'
        ? ' · next start follows'
        : ''
  say(done + followed + stop)
}

/** Splits the target line at the playhead. */
export function splitHere(): void {
  const { transcript } = documentStore.getState()
  const index = targetIndex(now())
  const { durationMs } = sessionStore.getState()
  const edit = split(transcript, index, now(), {
    durationMs,
    newId: crypto.randomUUID(),
    label: 'Split line',
  })
  if (!edit) return say('Nothing to split here: the playhead must be inside a line of at least two words')
  commit(edit)
  sessionStore.setState({ selectedId: edit.selection.after[0] ?? null, edge: 'start' })
  say(`Split at ${printPrecise(now())}`)
}

/** Joins the target line with the next one. */
export function mergeWithNext(): void {
  const index = targetIndex(now())
  const edit = merge(documentStore.getState().transcript, index, { label: 'Merge lines' })
  if (!edit) return say('The last line has no next line')
  commit(edit)
  sessionStore.setState({ selectedId: edit.selection.after[0] ?? null })
  say('Merged with the next line')
}

/** Changes the text of a line. */
export function changeText(id: string, text: string): void {
  const edit = setText(documentStore.getState().transcript, indexOf(id), text, { label: 'Edit text' })
  if (!edit) return
  commit(edit)
  say('Text changed')
}

/** Opens a field of the target line for typing. */
export function editField(field: 'text' | 'speaker' | Edge): void {
  const { transcript } = documentStore.getState()
  const id = transcript.segments[targetIndex(now())]?.id
  if (id === undefined) return say('Select a line first')
  sessionStore.setState({ selectedId: id, editing: { id, field }, reveal: { id } })
  const key = sessionStore.getState().mac ? '⌘Enter' : 'Ctrl+Enter'
  if (field === 'text') say(`Enter keeps, Esc cancels, ${key} splits`)
}

/** Cuts the whole transcript into other lines, as one step. */
export function regroupLines(grouping: Grouping): void {
  const { transcript } = documentStore.getState()
  // Ids of a grouping are used once: lines of an earlier one may come back by undo.
  const mark = crypto.randomUUID()
  const edit = regroup(transcript, grouping, { newId: (n) => `${mark}-${n}`, label: 'Regroup' })
  if (!edit) return say('The lines are cut that way already')
  commit(edit)
  sessionStore.setState({ selectedId: null, editing: null })
  say(`${transcript.segments.length} lines became ${documentStore.getState().transcript.segments.length}`)
}

export function undoLast(): void {
  const { history } = documentStore.getState()
  restore(undo(), `Undid: ${history.past.at(-1)?.label}`, 'Nothing to undo')
}

export function redoLast(): void {
  const { history } = documentStore.getState()
  restore(redo(), `Did again: ${history.future[0]?.label}`, 'Nothing to redo')
}

function restore(edit: ReturnType<typeof undo>, done: string, nothing: string): void {
  if (!edit) return say(nothing)
  const id = edit.selection.after[0] ?? null
  sessionStore.setState({ selectedId: id, editing: null, reveal: id === null ? null : { id } })
  say(done)
}
