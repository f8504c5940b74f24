import type { Movement, Proposal, Stop } from '../../../shared/model/edit.ts'
import { printDifference } from '../../../shared/model/time.ts'
import type { Edge } from '../../state/selection.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'

export const STOPS: Readonly<Record<Stop, string>> = {
  previous: 'stopped at the previous line',
  next: 'stopped at the next line',
  own: "stopped at the line's other edge",
  beginning: 'stopped at the beginning',
  end: 'stopped at the end of the audio',
  confirmed: 'stopped at a confirmed line',
}

/** Makes a proposal for an edge of a line, selects that, and says what was done. */
export function adopt(
  { document }: Context,
  proposal: Proposal | Movement,
  index: number,
  edge: Edge,
  done: string,
): Outcome {
  const { edit, stop } = proposal
  const select = { id: document.transcript.segments[index]?.id ?? null, edge }
  if (edit) return { preview: null, edit, select, message: done + explain(proposal) }
  const message = stop ? `Nothing moved${explain(proposal)}` : 'It is there already'
  return { preview: null, select, message }
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
