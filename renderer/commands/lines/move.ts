import { apply, compose, type Edit, type Movement, type Proposal } from '../../../shared/model/edit.ts'
import { type Ms, printDifference, printPrecise } from '../../../shared/model/time.ts'
import { countEdges, moveEdges } from '../../../shared/timing/move-edges.ts'
import { moveLine } from '../../../shared/timing/move-line.ts'
import { type Reach, reachOf } from '../../../shared/timing/reach.ts'
import { setEnd } from '../../../shared/timing/set-end.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { documentStore } from '../../state/document.ts'
import { tryOut } from '../../state/mode.ts'
import type { Edge } from '../../state/selection.ts'
import { sessionStore } from '../../state/session.ts'
import { say } from '../say.ts'
import { adopt, explain, proposeEdge } from './retime.ts'

/** What a hand holds: an edge, a line as a whole, or the span of a line that has no time yet. `at` = where it was taken. */
export type Held =
  | { readonly kind: 'edge'; readonly index: number; readonly edge: Edge; readonly at: Ms }
  | { readonly kind: 'body'; readonly index: number; readonly at: Ms }
  | { readonly kind: 'span'; readonly index: number; readonly at: Ms }

/** Where it is moved to: `ms` = the edge, the line's start, the span's other end. `together` = with all edges that are there. */
export type Target = { readonly ms: Ms; readonly together: boolean }

/** Under this name the system carries a line from the list to the waveform; it is the selected one. */
export const LINE_TYPE = 'application/x-earmark-line'

/** A preview works out so many lines on either side: more than is seen at a zoom where something can be dragged. */
const WITHIN = 1000

/** Shows what a move would do, on list and waveform and in words, and gives the proposal. Nothing is changed yet. */
export function tryMove(held: Held, target: Target): Proposal | Movement {
  const { index } = held
  const proposal = propose(held, target, { from: index - WITHIN, to: index + WITHIN })
  tryOut(proposal.edit)
  say(nameOf(held, target, proposal, 'trying') + explain(proposal))
  return proposal
}

/** Makes the move, as one step. */
export function makeMove(held: Held, target: Target): void {
  const proposal = propose(held, target)
  if (!proposal.edit && !proposal.stop) return dropMove()
  const edge = held.kind === 'edge' ? held.edge : 'start'
  adopt(proposal, held.index, edge, nameOf(held, target, proposal, 'done'))
}

/** Lets go without a change. */
export function dropMove(): void {
  tryOut(null)
  say('Left as it was')
}

/** The lines that move with what is held, and so are nothing to snap to. */
export function movingWith(held: Held): Reach | null {
  const { transcript } = documentStore.getState()
  const isStart = held.kind === 'edge' && held.edge === 'start'
  return reachOf(transcript, held.index, isStart ? sessionStore.getState().scope : 'line')
}

/** What moving a line as a whole would do: it stops at its neighbours, edges that touch it follow. */
export function proposeMove(index: number, ms: Ms): Movement {
  const { durationMs } = sessionStore.getState()
  return moveLine(documentStore.getState().transcript, index, ms, { durationMs, label: 'Move line' })
}

function propose(held: Held, { ms, together }: Target, within?: Reach): Proposal | Movement {
  const { transcript } = documentStore.getState()
  const { durationMs } = sessionStore.getState()
  if (held.kind === 'body') return proposeMove(held.index, ms)
  if (held.kind === 'span') return proposeSpan(held.index, held.at, ms)
  if (together)
    return moveEdges(transcript, held.index, held.at, ms, { durationMs, label: 'Move edges together' })
  return proposeEdge(held.index, held.edge, ms, null, within)
}

/** Both times of a line that has none; the end is left to the next line's start when the span is too short. */
function proposeSpan(index: number, one: Ms, other: Ms): Proposal {
  const { transcript } = documentStore.getState()
  const options = { durationMs: sessionStore.getState().durationMs, label: 'Set start and end' }
  const start = setStart(transcript, index, Math.min(one, other), options)
  if (!start.edit) return start
  const end = setEnd(apply(start.edit, transcript), index, Math.max(one, other), options)
  const edit: Edit | null = end.edit && compose(start.edit, end.edit)
  return edit ? { ...start, edit, stop: start.stop ?? end.stop } : start
}

function nameOf(held: Held, target: Target, proposal: Proposal, when: 'trying' | 'done'): string {
  const at = printPrecise(proposal.ms)
  const verb = when === 'done' ? ' set to ' : ' '
  if (held.kind === 'body') {
    const by = `by ${printDifference(proposal.ms - held.at)}`
    return when === 'done' ? `Line moved ${by}, to ${at}` : `Line at ${at}, ${by}`
  }
  if (held.kind === 'span') return `Start${verb}${at}`
  const count = target.together ? countEdges(documentStore.getState().transcript, held.at) : 1
  const edges = count > 1 ? `${count} edges` : held.edge === 'start' ? 'Start' : 'End'
  return edges + verb + at
}
