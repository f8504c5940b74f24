import { countLines, type Movement, type Proposal, type Stop } from '../../../shared/model/edit.ts'
import { type Ms, parseTyped, printDifference, printPrecise } from '../../../shared/model/time.ts'
import { endOf, isRetimed, type Segment } from '../../../shared/model/transcript.ts'
import { confirm } from '../../../shared/timing/confirm.ts'
import type { Reach } from '../../../shared/timing/reach.ts'
import { revert } from '../../../shared/timing/revert.ts'
import { ripple } from '../../../shared/timing/ripple.ts'
import { setBoundary } from '../../../shared/timing/set-boundary.ts'
import { setEnd } from '../../../shared/timing/set-end.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { changeSpeed, stretchBetween } from '../../../shared/timing/stretch.ts'
import { seek } from '../../playback/player.ts'
import { commit, documentStore } from '../../state/document.ts'
import { tryOut } from '../../state/mode.ts'
import { type Edge, select, selectionStore } from '../../state/selection.ts'
import { indexOf, selectedRange, targetIndex } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { hearNudge } from '../play/hearing.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'

const STOPS: Readonly<Record<Stop, string>> = {
  previous: 'stopped at the previous line',
  next: 'stopped at the next line',
  own: "stopped at the line's other edge",
  beginning: 'stopped at the beginning',
  end: 'stopped at the end of the audio',
  confirmed: 'stopped at a confirmed line',
}

/** Sets an edge of the target line to the playhead. */
export function setEdgeHere(edge: Edge): void {
  const index = targetIndex(playhead())
  if (index < 0) return say('Select a line first')
  applyEdge(index, edge, playhead(), null)
}

/** Ends the target line at the playhead and starts the next one there. */
export function setBoundaryHere(): void {
  const { transcript } = documentStore.getState()
  const { durationMs } = sessionStore.getState()
  const index = targetIndex(playhead())
  if (index < 0) return say('Select a line first')
  if (index === transcript.segments.length - 1) return say('The last line has no next line')
  if (transcript.segments[index]?.start === null) return say('Set the start of this line first')
  const proposal = setBoundary(transcript, index, playhead(), { durationMs, label: 'Set boundary' })
  adopt(proposal, index, 'end', `Boundary set to ${printPrecise(proposal.ms)}`)
}

/** Moves the chosen edge of the target line by `delta` ms; repeats become one step. */
export function nudge(delta: Ms): void {
  const { transcript } = documentStore.getState()
  const { durationMs } = sessionStore.getState()
  const { edge } = selectionStore.getState()
  const index = targetIndex(playhead())
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
  hearNudge(edge)
  if (isImplied) select(segment.id, { edge: 'end' })
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
  if (edge === 'end' && transcript.segments[index]?.start === null)
    return say('Set the start of this line first')
  const proposal = proposeEdge(index, edge, ms, mergeKey)
  const name = edge === 'start' ? 'Start' : 'End'
  adopt(proposal, index, edge, `${name} set to ${printPrecise(proposal.ms)}`)
}

/**
 * What setting an edge would do: a start takes along what the scope says. `mergeKey` = repeats become one step. `within`
 * = lines that a preview works out; all when left out.
 */
export function proposeEdge(
  index: number,
  edge: Edge,
  ms: Ms,
  mergeKey: string | null,
  within?: Reach,
): Proposal | Movement {
  const { transcript } = documentStore.getState()
  const { durationMs, scope } = sessionStore.getState()
  const options = { durationMs, label: `Set ${edge}`, mergeKey, within }
  if (edge === 'end') return setEnd(transcript, index, ms, options)
  if (scope === 'ripple') return ripple(transcript, index, ms, { ...options, label: 'Move from here on' })
  if (scope === 'stretch')
    return stretchBetween(transcript, index, ms, { ...options, label: 'Stretch between anchors' })
  return setStart(transcript, index, ms, options)
}

/** Makes a proposal for an edge of a line, selects that, and says what was done. */
export function adopt(proposal: Proposal | Movement, index: number, edge: Edge, done: string): void {
  const id = documentStore.getState().transcript.segments[index]?.id ?? null
  if (proposal.edit) {
    commit(proposal.edit, { select: { id, edge }, clearPreview: true })
    return say(done + explain(proposal))
  }
  transact(() => {
    select(id, { edge })
    tryOut(null)
  })
  say(proposal.stop ? `Nothing moved${explain(proposal)}` : 'It is there already')
}

/** What else moves, and what stops it: ` · 212 lines +3.42 s · stopped at the next line`. */
export function explain(proposal: Proposal | Movement): string {
  return (proposal.edit ? alongside(proposal) : '') + (proposal.stop ? ` · ${STOPS[proposal.stop]}` : '')
}

function alongside(proposal: Proposal | Movement): string {
  if ('moved' in proposal && proposal.moved > 1)
    return ` · ${proposal.moved} lines ${printDifference(proposal.delta)}`
  if (proposal.followed === 'previous') return ' · previous end follows'
  return proposal.followed === 'next' ? ' · next start follows' : ''
}

/** Confirms the selected lines, or the target line; takes it back when all of them are confirmed. */
export function confirmSelected(): void {
  const { transcript } = documentStore.getState()
  const index = targetIndex(playhead())
  const { from, to } = selectedRange() ?? { from: index, to: index }
  const lines = transcript.segments.slice(from, to + 1)
  if (lines.length === 0) return say('Select a line first')
  if (lines.every(({ start }) => start === null)) return say('A line without a time cannot be confirmed')
  const isConfirmed = lines.every(({ mark, start }) => mark === 'confirmed' || start === null)
  const mark = isConfirmed ? 'none' : 'confirmed'
  const edit = confirm(transcript, from, to, mark, {
    label: isConfirmed ? 'Let go of lines' : 'Confirm lines',
  })
  if (!edit) return
  commit(edit)
  const what = lines.length === 1 ? 'This line' : `${lines.length} lines`
  say(
    isConfirmed
      ? `${what} may be moved again`
      : `${what} confirmed: nothing else moves ${lines.length === 1 ? 'it' : 'them'}`,
  )
}

/** Moves the selected lines, or all when none is selected, by `delta` ms. */
export function shiftLines(delta: Ms, confirmedToo: boolean): void {
  const { transcript } = documentStore.getState()
  const proposal = proposeShift(delta, confirmedToo)
  if (!proposal.edit) {
    tryOut(null)
    return say(
      transcript.segments.some(({ start }) => start !== null)
        ? 'Nothing can be moved'
        : 'No line has a time yet',
    )
  }
  commit(proposal.edit, { clearPreview: true })
  const stop = proposal.stop ? ` · ${STOPS[proposal.stop]}` : ''
  say(`${proposal.moved} lines ${printDifference(proposal.delta)}${stop}`)
}

export function proposeShift(delta: Ms, confirmedToo: boolean): Movement {
  const { transcript } = documentStore.getState()
  const { from, to } = shiftRange()
  return shift(transcript, from, to, delta, { confirmedToo, label: 'Shift times' })
}

/** Several selected lines, else all. */
export function shiftRange(): Reach {
  const range = selectedRange()
  const last = documentStore.getState().transcript.segments.length - 1
  return range && range.to > range.from ? range : { from: 0, to: last }
}

/** Multiplies all times by `ratio`. */
export function changeSpeedOfAll(ratio: number, confirmedToo: boolean): void {
  const proposal = proposeSpeed(ratio, confirmedToo)
  if (!proposal.edit) {
    tryOut(null)
    return say('Nothing changes')
  }
  commit(proposal.edit, { clearPreview: true })
  say(`${proposal.moved} lines moved, times × ${ratio.toFixed(5)}`)
}

export function proposeSpeed(ratio: number, confirmedToo: boolean): Movement {
  const options = { pivotMs: 0, confirmedToo, label: 'Change speed of times' }
  return changeSpeed(documentStore.getState().transcript, ratio, options)
}

/** Gives lines their original times back. */
export function revertLines(indices: Iterable<number>): void {
  const edit = revert(documentStore.getState().transcript, indices, { label: 'Back to the original times' })
  if (!edit) return say('These lines have their original times')
  commit(edit)
  const count = countLines(edit)
  say(`${count === 1 ? 'One line has its' : `${count} lines have their`} original times again`)
}

/** Goes to the next (1) or previous (-1) line whose times are not the original ones, and says what they were. */
export function stepChange(step: 1 | -1): void {
  const { transcript } = documentStore.getState()
  const { segments } = transcript
  const present = targetIndex(playhead())
  const isChanged = (segment: Segment, index: number) =>
    isRetimed(segment) && (step > 0 ? index > present : index < present)
  const index = step > 0 ? segments.findIndex(isChanged) : segments.findLastIndex(isChanged)
  const segment = segments[index]
  if (!segment) return say(step > 0 ? 'No change further down' : 'No change further up')
  select(segment.id, { edge: 'start', open: null, reveal: true })
  if (segment.start !== null && sessionStore.getState().audio) seek(segment.start)
  const before = segment.origin?.start ?? null
  const was = segment.origin === null ? 'a new line' : before === null ? 'no time' : printPrecise(before)
  say(`Line ${index + 1}: originally ${was}`)
}

/** Gives the selected lines, or the target line, their original times back. */
export function revertSelected(): void {
  const index = targetIndex(playhead())
  const { from, to } = selectedRange() ?? { from: index, to: index }
  revertLines(Array.from({ length: to - from + 1 }, (_, i) => from + i))
}
