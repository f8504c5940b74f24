import type { Ms } from '../../../shared/model/time.ts'
import { endOf } from '../../../shared/model/transcript.ts'
import { wordEdgeMs } from '../../../shared/timing/set-word.ts'
import { t } from '../../../shared/words/speak.ts'
import type { Edge } from '../../state/selection.ts'
import { selectedWordIn } from '../../state/selectors.ts'
import { type Context, targetOf } from '../context.ts'
import type { Outcome, Sound } from '../outcome.ts'

/** How much is heard on one side of an edge (ms). */
const STRETCH: Ms = 500
/** How much is heard of an edge by itself (ms). */
const LISTEN: Ms = 1200
/** Nudges closer together than this (ms) are heard once, when the last is made. */
const QUIET_MS = 150
/** Slow replay: how far back (ms), and how fast. */
const SLOW = { back: 3000, rate: 0.75 } as const

/** Plays half a second on one side of an edge of the target line, then waits at the edge again. */
export function hearEdge(context: Context, edge: Edge, side: 'before' | 'after'): Outcome {
  const at = edgeMs(context, edge)
  if (at === null) return { message: t(`say.noEdge.${edge}`) }
  const from = side === 'before' ? Math.max(0, at - STRETCH) : at
  return { sound: heardOnce(from, from === at ? at + STRETCH : at, at) }
}

/** What begins, or ends, at a moment; then waits there. */
export function hearFrom(edge: Edge, ms: Ms): readonly Sound[] {
  const from = edge === 'start' ? ms : Math.max(0, ms - LISTEN)
  return heardOnce(from, edge === 'start' ? ms + LISTEN : ms, ms)
}

function heardOnce(from: Ms, until: Ms, home: Ms): readonly Sound[] {
  return [
    { do: 'seek', to: from },
    { do: 'play', until, home },
  ]
}

/** Lets the edge be heard after a nudge: the sound that begins, or ends, there. Never into playing sound. */
export function hearNudge({ app, session, sound }: Context, edge: Edge): readonly Sound[] {
  const { audio, playing } = session
  if (!app.settings.hearNudges || !audio) return []
  if (playing && !sound.willStop) return []
  const side = edge === 'start' ? 'after' : 'before'
  const later: Sound = {
    do: 'later',
    ms: QUIET_MS,
    command: (context) => hearEdge(context, edge, side),
  }
  return playing ? [{ do: 'pause' }, later] : [later]
}

/** Turns on or off that an edge is heard after it was nudged. A setting. */
export function toggleHearNudges({ app }: Context): Outcome {
  const hearNudges = !app.settings.hearNudges
  return { settings: { hearNudges }, message: hearNudges ? t('say.nudgedEdgeHeard') : t('say.nudgingSilent') }
}

/** Plays the last 3 s again at three quarters of the speed, then goes on as before. */
export function replaySlowly({ now }: Context): Outcome {
  if (now === 0) return { message: t('say.nothingBeforeBeginning') }
  return {
    sound: [{ do: 'slowly', from: Math.max(0, now - SLOW.back), to: now, rate: SLOW.rate }],
    message: t('say.last3S', { rate: SLOW.rate }),
  }
}

function edgeMs(context: Context, edge: Edge): Ms | null {
  const { transcript } = context.document
  const at = selectedWordIn(context.document, context.selection)
  const line = transcript.segments[at?.index ?? -1]
  if (at && line) return wordEdgeMs(line, at.word, edge)
  const index = targetOf(context)
  if (edge === 'end') return endOf(transcript, index, context.session.durationMs)
  return transcript.segments[index]?.start ?? null
}
