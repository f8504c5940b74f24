import { apply, compose, type Edit, type Movement, type Proposal } from '../../../shared/model/edit.ts'
import { type Ms, printDifference, printPrecise } from '../../../shared/model/time.ts'
import { countEdges, moveEdges } from '../../../shared/timing/move-edges.ts'
import { moveLine } from '../../../shared/timing/move-line.ts'
import { type Reach, reachOf } from '../../../shared/timing/reach.ts'
import { setEnd } from '../../../shared/timing/set-end.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import type { Edge } from '../../state/selection.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { adopt, explain } from './adopt.ts'
import { proposeEdge } from './retime.ts'
import { adoptWord, proposeWord } from './words.ts'

/**
 * What a hand holds: an edge of a line or a word, a line, or the span of a line without time. `at` = where it
 * was taken.
 */
export type Held =
  | { readonly kind: 'edge'; readonly index: number; readonly edge: Edge; readonly at: Ms }
  | {
      readonly kind: 'word'
      readonly index: number
      readonly word: number
      readonly edge: Edge
      readonly at: Ms
    }
  | { readonly kind: 'body'; readonly index: number; readonly at: Ms }
  | { readonly kind: 'span'; readonly index: number; readonly at: Ms }

/**
 * Where it is moved to: `ms` = the edge, the line's start, the span's other end. `together` = with all edges
 * that are there.
 */
export type Target = { readonly ms: Ms; readonly together: boolean }

/** Under this name the system carries a line from the list to the waveform; it is the selected one. */
export const LINE_TYPE = 'application/x-earmark-line'

/** A preview works out so many lines on either side: more than is seen where something can be dragged. */
const WITHIN = 1000

/** A move that is tried: how it is shown, in list and waveform and in words, and where it gets. */
export type Trial = Outcome & { readonly proposal: Proposal | Movement }

/** Shows what a move would do. Nothing is changed yet. */
export function tryMove(context: Context, held: Held, target: Target): Trial {
  const { index } = held
  const proposal = propose(context, held, target, { from: index - WITHIN, to: index + WITHIN })
  const message = nameOf(context, held, target, proposal, 'trying') + explain(proposal)
  return { proposal, preview: proposal.edit, message }
}

/** Makes the move, as one step. */
export function makeMove(context: Context, held: Held, target: Target): Outcome {
  const proposal = propose(context, held, target)
  if (!proposal.edit && !proposal.stop) return dropMove()
  if (held.kind === 'word') return adoptWord(context, held, proposal)
  const edge = held.kind === 'edge' ? held.edge : 'start'
  return adopt(context, proposal, held.index, edge, nameOf(context, held, target, proposal, 'done'))
}

/** Lets go without a change. */
export function dropMove(): Outcome {
  return { preview: null, message: t('say.left') }
}

/** The lines that move with what is held, and so are nothing to snap to. */
export function movingWith({ document, session }: Context, held: Held): Reach | null {
  const isStart = held.kind === 'edge' && held.edge === 'start'
  return reachOf(document.transcript, held.index, isStart ? session.scope : 'line')
}

function propose(
  context: Context,
  held: Held,
  { ms, together }: Target,
  within?: Reach,
): Proposal | Movement {
  const { transcript } = context.document
  const { durationMs } = context.session
  const { index, at } = held
  // A line as a whole stops at its neighbours; edges that touch it follow.
  if (held.kind === 'body')
    return moveLine(transcript, index, ms, { durationMs, label: sentence('change.moveLine') })
  if (held.kind === 'word') return proposeWord(context, held, ms)
  if (held.kind === 'span') return proposeSpan(context, index, at, ms)
  if (together)
    return moveEdges(transcript, index, at, ms, { durationMs, label: sentence('change.moveEdgesTogether') })
  return proposeEdge(context, { index, edge: held.edge, ms, within })
}

/** Both times of a line that has none; the end is left to the next line when the span is too short. */
function proposeSpan({ document, session }: Context, index: number, one: Ms, other: Ms): Proposal {
  const { transcript } = document
  const options = { durationMs: session.durationMs, label: sentence('change.setStartEnd') }
  const start = setStart(transcript, index, Math.min(one, other), options)
  if (!start.edit) return start
  const end = setEnd(apply(start.edit, transcript), index, Math.max(one, other), options)
  const edit: Edit | null = end.edit && compose(start.edit, end.edit)
  return edit ? { ...start, edit, stop: start.stop ?? end.stop } : start
}

function nameOf(
  { document }: Context,
  held: Held,
  target: Target,
  proposal: Proposal,
  when: 'trying' | 'done',
): string {
  const time = printPrecise(proposal.ms)
  const isDone = when === 'done'
  if (held.kind === 'body') {
    const difference = printDifference(proposal.ms - held.at)
    return t(isDone ? 'say.lineMoved' : 'say.lineAt', { difference, time })
  }
  const edge = held.kind === 'span' ? 'start' : held.edge
  const isAll = held.kind === 'edge' && target.together
  const count = isAll ? countEdges(document.transcript, held.at) : 1
  if (count > 1) return t(isDone ? 'say.edgesSet' : 'say.edgesAt', { count, time })
  return isDone ? t(`say.set.${edge}`, { time }) : t(`say.at.${edge}`, { time })
}
