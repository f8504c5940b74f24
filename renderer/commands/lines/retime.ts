import type { Movement, Proposal } from '../../../shared/model/edit.ts'
import { type Ms, parseTyped, printPrecise } from '../../../shared/model/time.ts'
import { endOf } from '../../../shared/model/transcript.ts'
import { confirm } from '../../../shared/timing/confirm.ts'
import type { Reach } from '../../../shared/timing/reach.ts'
import { ripple } from '../../../shared/timing/ripple.ts'
import { setBoundary } from '../../../shared/timing/set-boundary.ts'
import { setEnd } from '../../../shared/timing/set-end.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { openSides, stretchBetween } from '../../../shared/timing/stretch.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t, toText } from '../../../shared/words/speak.ts'
import type { Edge } from '../../state/selection.ts'
import { lineIn, selectedWordIn } from '../../state/selectors.ts'
import { type Context, rangeOf, targetOf } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { hearNudge } from '../play/hearing.ts'
import { adopt } from './adopt.ts'
import { nudgeWord, setWordHere } from './words.ts'

/** Sets an edge of the selected word, or else the target line, to the playhead. */
export function setEdgeHere(context: Context, edge: Edge): Outcome {
  const at = selectedWordIn(context.document, context.selection)
  if (at) return setWordHere(context, at, edge)
  const index = targetOf(context)
  if (index < 0) return { message: t('say.selectLineFirst') }
  return setEdge(context, index, edge, context.now)
}

/** Ends the target line at the playhead and starts the next one there. */
export function setBoundaryHere(context: Context): Outcome {
  const { transcript } = context.document
  const { durationMs } = context.session
  const index = targetOf(context)
  if (index < 0) return { message: t('say.selectLineFirst') }
  if (index === transcript.segments.length - 1) return { message: t('say.lastLineHas') }
  if (transcript.segments[index]?.start === null) return { message: t('say.setStartLine') }
  const proposal = setBoundary(transcript, index, context.now, {
    durationMs,
    label: sentence('change.setBoundary'),
  })
  return adopt(context, proposal, index, 'end', t('say.boundarySet', { time: printPrecise(proposal.ms) }))
}

/** Moves the chosen edge of the selected word or the target line by `delta` ms; repeats become one step. */
export function nudge(context: Context, delta: Ms): Outcome {
  const at = selectedWordIn(context.document, context.selection)
  if (at) return nudgeWord(context, at, delta)
  const { transcript } = context.document
  const { edge } = context.selection
  const index = targetOf(context)
  const segment = transcript.segments[index]
  if (!segment) return { message: t('say.selectLineFirst') }
  const present = edgeOf(context, index, edge)
  if (present === null)
    return { message: t(`say.edgeMissing.${edge}`, { key: edge === 'start' ? 'I' : 'O' }) }
  // An end that is only implied is the next line's start: that is what moves.
  const isImplied = edge === 'end' && segment.end === null && index + 1 < transcript.segments.length
  const [line, moved] = isImplied ? ([index + 1, 'start'] as const) : ([index, edge] as const)
  const outcome = setEdge(context, line, moved, present + delta, `nudge ${segment.id} ${edge}`)
  const select = isImplied ? { id: segment.id, edge } : outcome.select
  return { ...outcome, select, sound: hearNudge(context, edge) }
}

/** Sets an edge to a typed time, absolute or relative (`+0.3`); refuses what cannot be read. */
export function typeTime(context: Context, id: string, edge: Edge, typed: string): Outcome {
  const index = lineIn(context.document, id)
  const time = parseTyped(typed)
  if (index < 0 || !time) return { refused: true, message: t('say.noTimeType', { typed }) }
  const ms = time.kind === 'absolute' ? time.ms : (edgeOf(context, index, edge) ?? 0) + time.ms
  return setEdge(context, index, edge, ms)
}

function edgeOf({ document, session }: Context, index: number, edge: Edge): Ms | null {
  const { transcript } = document
  if (edge === 'end') return endOf(transcript, index, session.durationMs)
  return transcript.segments[index]?.start ?? null
}

function setEdge(
  context: Context,
  index: number,
  edge: Edge,
  ms: Ms,
  mergeKey: string | null = null,
): Outcome {
  if (edge === 'end' && context.document.transcript.segments[index]?.start === null)
    return { message: t('say.setStartLine') }
  const proposal = proposeEdge(context, { index, edge, ms, mergeKey })
  const done = t(`say.set.${edge}`, { time: printPrecise(proposal.ms) })
  const outcome = adopt(context, proposal, index, edge, done)
  const rests = edge === 'start' && proposal.edit ? whatRests(context, index) : ''
  return { ...outcome, message: toText(outcome.message ?? '') + rests }
}

/** Between anchors: that lines beside this one stay, because none is confirmed there. */
function whatRests({ document, session }: Context, index: number): string {
  if (session.scope !== 'stretch') return ''
  const { before, after } = openSides(document.transcript, index)
  if (!before && !after) return ''
  const { segments } = document.transcript
  const isAlone = segments.every(({ mark }, i) => mark !== 'confirmed' || i === index)
  const side = isAlone ? 'all' : before ? 'before' : 'after'
  return ` · ${t(`say.rests.${side}`)}`
}

/**
 * Where an edge is to go. `mergeKey` = repeats become one step. `within` = lines that a preview works out;
 * all when left out.
 */
export type EdgeAim = {
  readonly index: number
  readonly edge: Edge
  readonly ms: Ms
  readonly mergeKey?: string | null
  readonly within?: Reach | undefined
}

/** What setting an edge would do: a start takes along what the scope says. */
export function proposeEdge(
  { document, session }: Context,
  { index, edge, ms, mergeKey = null, within }: EdgeAim,
): Proposal | Movement {
  const { transcript } = document
  const { durationMs, scope } = session
  const options = { durationMs, label: sentence(`change.set.${edge}`), mergeKey, within }
  if (edge === 'end') return setEnd(transcript, index, ms, options)
  if (scope === 'ripple')
    return ripple(transcript, index, ms, { ...options, label: sentence('change.moveFromHere') })
  if (scope === 'stretch')
    return stretchBetween(transcript, index, ms, {
      ...options,
      label: sentence('change.stretchBetweenAnchors'),
    })
  return setStart(transcript, index, ms, options)
}

/** Confirms the selected lines, or the target line; takes it back when all of them are confirmed. */
export function confirmSelected(context: Context): Outcome {
  const { transcript } = context.document
  const { from, to } = rangeOf(context) ?? { from: 0, to: -1 }
  const lines = transcript.segments.slice(from, to + 1)
  if (lines.length === 0) return { message: t('say.selectLineFirst') }
  if (lines.every(({ start }) => start === null)) return { message: t('say.lineWithoutTime') }
  const isConfirmed = lines.every(({ mark, start }) => mark === 'confirmed' || start === null)
  const mark = isConfirmed ? 'none' : 'confirmed'
  const edit = confirm(transcript, from, to, mark, {
    label: sentence(isConfirmed ? 'change.letGo' : 'change.confirm'),
  })
  if (!edit) return {}
  return { edit, message: t(isConfirmed ? 'say.mayMove' : 'say.confirmed', { count: lines.length }) }
}
