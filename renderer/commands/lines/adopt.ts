import type { Movement, Proposal, Stop } from '../../../shared/model/edit.ts'
import { printDifference } from '../../../shared/model/time.ts'
import { t } from '../../../shared/words/speak.ts'
import type { Edge } from '../../state/selection.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'

/** What stopped it. */
export function describeStop(stop: Stop): string {
  return t(`stop.${stop}`)
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
  const message = stop ? t('say.nothingMoved') + explain(proposal) : t('say.thereAlready')
  return { preview: null, select, message }
}

/** What else moves, and what stops it: ` · 212 lines +3.42 s · stopped at the next line`. */
export function explain(proposal: Proposal | Movement): string {
  return (
    (proposal.edit ? alongside(proposal) : '') + (proposal.stop ? ` · ${describeStop(proposal.stop)}` : '')
  )
}

function alongside(proposal: Proposal | Movement): string {
  if ('moved' in proposal && proposal.moved > 1)
    return ` · ${t('say.linesMovedBy', { count: proposal.moved, difference: printDifference(proposal.delta) })}`
  if (proposal.followed === 'previous') return ` · ${t('say.previousEndFollows')}`
  return proposal.followed === 'next' ? ` · ${t('say.nextStartFollows')}` : ''
}
