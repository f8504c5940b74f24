import type { Proposal } from '../../../shared/model/edit.ts'
import { type Ms, printPrecise } from '../../../shared/model/time.ts'
import { setWordEdge, wordEdgeMs } from '../../../shared/timing/set-word.ts'
import { NO_WORD, spokenWord } from '../../../shared/timing/spoken-word.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import type { Edge } from '../../state/selection.ts'
import { lineIn, selectedWordIn, type WordAt } from '../../state/selectors.ts'
import { type Context, targetOf } from '../context.ts'
import { howTo } from '../key-hints.ts'
import type { Outcome } from '../outcome.ts'
import { hearNudge } from '../play/hearing.ts'
import { adopt } from './adopt.ts'

/** Selects a word of a line, and one of its edges: times are set and nudged there until Escape. */
export function pickWord(context: Context, id: string, word: number, edge: Edge = 'start'): Outcome {
  const line = context.document.transcript.segments[lineIn(context.document, id)]
  const chosen = line?.words?.[word]
  if (!line || !chosen) return { message: t('say.noWords') }
  const [start, end] = [chosen.start, wordEdgeMs(line, word, 'end')]
  const text = chosen.text.trim()
  const select = { id, extent: null, edge, open: null, word, reveal: true }
  if (start === null)
    return { select, message: t('say.wordNoTime', { text, how: howTo('correct.setStart', context.app) }) }
  const times = [start, end].flatMap((ms) => (ms === null ? [] : printPrecise(ms)))
  return { select, message: t('say.word', { text, times: times.join('–') }) }
}

/** Selects the word before (-1) or after (1) the selected one; at first the spoken one of the target line. */
export function stepWord(context: Context, step: 1 | -1): Outcome {
  const { transcript } = context.document
  const index = targetOf(context)
  const line = transcript.segments[index]
  if (!line) return { message: t('say.selectLineFirst') }
  const words = line.words ?? []
  if (words.length === 0) return { message: t('say.noWords') }
  const selected = selectedWordIn(context.document, context.selection)
  if (selected) {
    const next = selected.word + step
    if (next in words) return pickWord(context, line.id, next)
    return { message: t(step > 0 ? 'say.lastWord' : 'say.firstWord') }
  }
  const spoken = spokenWord(words, context.now)
  return pickWord(context, line.id, spoken !== NO_WORD ? spoken : step > 0 ? 0 : words.length - 1)
}

/** Sets an edge of the selected word to the playhead. */
export function setWordHere(context: Context, at: WordAt, edge: Edge): Outcome {
  return setWord(context, { ...at, edge }, context.now)
}

/** Moves the chosen edge of the selected word by `delta` ms; repeats become one step. */
export function nudgeWord(context: Context, { index, word }: WordAt, delta: Ms): Outcome {
  const { edge } = context.selection
  const line = context.document.transcript.segments[index]
  const present = line ? wordEdgeMs(line, word, edge) : null
  if (!line || present === null)
    return { message: t(`say.edgeMissing.${edge}`, { key: edge === 'start' ? 'I' : 'O' }) }
  const outcome = setWord(context, { index, word, edge }, present + delta, `nudge ${line.id} ${word} ${edge}`)
  return { ...outcome, sound: hearNudge(context, edge) }
}

function setWord(
  context: Context,
  at: WordAt & { readonly edge: Edge },
  ms: Ms,
  mergeKey: string | null = null,
): Outcome {
  return adoptWord(context, at, proposeWord(context, at, ms, mergeKey))
}

/** What setting an edge of a word would do. */
export function proposeWord(
  { document, session }: Context,
  at: WordAt & { readonly edge: Edge },
  ms: Ms,
  mergeKey: string | null = null,
): Proposal {
  const { durationMs } = session
  return setWordEdge(document.transcript, at, ms, {
    durationMs,
    label: sentence(`change.word.${at.edge}`),
    mergeKey,
  })
}

/** Makes a proposal for an edge of a word; the word stays selected. */
export function adoptWord(
  context: Context,
  { index, word, edge }: WordAt & { readonly edge: Edge },
  proposal: Proposal,
): Outcome {
  const done = t(`say.set.${edge}`, { time: printPrecise(proposal.ms) })
  const outcome = adopt(context, proposal, index, edge, done)
  return { ...outcome, select: outcome.select && { ...outcome.select, word } }
}
