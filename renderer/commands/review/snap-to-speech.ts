import { printDifference, printPrecise } from '../../../shared/model/time.ts'
import type { Onset } from '../../../shared/timing/onsets.ts'
import { snapToSpeech } from '../../../shared/timing/snap-to-speech.ts'
import { list, message as sentence } from '../../../shared/words/message.ts'
import { t, toText } from '../../../shared/words/speak.ts'
import { rangeIn } from '../../state/selectors.ts'
import { type Context, targetOf } from '../context.ts'
import { howTo } from '../key-hints.ts'
import type { Outcome } from '../outcome.ts'
import { beginReview } from './review.ts'

/** How far (ms) a start may go; a little more than the second that coarse times are off by. */
const RADIUS = 1200
const REACH_S = '1.2'

/** Moves the target line's start to where speech sets in; of several selected lines it shows first. */
export function snapStart(context: Context): Outcome {
  const { document, selection, app } = context
  const range = rangeIn(document, selection)
  if (range && range.from < range.to) return snapMany(context, range.from, range.to)
  const index = targetOf(context)
  const { transcript } = document
  const segment = transcript.segments[index]
  if (!segment) return { message: t('say.selectLineFirst') }
  if (segment.start === null)
    return { message: t('say.lineHasNoStart', { howTo: howTo('correct.setStart', app) }) }
  const onsets = analysedAround(context, segment.start, segment.start)
  if (!onsets) return unheard(context)
  const { edit, moved, missed } = snapToSpeech(transcript, {
    from: index,
    to: index,
    onsets,
    radius: RADIUS,
    mark: 'confirmed',
    label: sentence('change.snapStartSpeech'),
  })
  const select = { id: segment.id, edge: 'start' } as const
  if (missed.length > 0)
    return {
      select,
      message: t('say.noSpeechNear', {
        reach: sentence('time.seconds', { seconds: REACH_S }),
        line: index + 1,
      }),
    }
  const set = edit?.splices[0]?.inserted[0]?.start ?? segment.start
  const by = printDifference(set - segment.start)
  const message =
    moved === 0
      ? t('say.lineStartsWhere', { line: index + 1 })
      : t('say.startSetWhere', { time: printPrecise(set), by })
  return { edit, select, message }
}

/** Shows, for review, all lines that nobody has confirmed with their starts where speech sets in. */
export function snapAll(context: Context): Outcome {
  return snapMany(context, 0, context.document.transcript.segments.length - 1)
}

function snapMany(context: Context, from: number, to: number): Outcome {
  const { transcript } = context.document
  const starts = transcript.segments
    .slice(from, to + 1)
    .flatMap(({ start }) => (start === null ? [] : [start]))
  if (starts.length === 0) return { message: t('say.linesHaveNo') }
  const least = starts.reduce((a, b) => Math.min(a, b))
  const most = starts.reduce((a, b) => Math.max(a, b))
  const onsets = analysedAround(context, least, most)
  if (!onsets) return unheard(context)
  const options = {
    from,
    to,
    onsets,
    radius: RADIUS,
    mark: 'estimated',
    label: sentence('change.snapStartsSpeech'),
  } as const
  const { edit, missed } = snapToSpeech(transcript, options)
  const note = describeMissed(missed)
  if (edit) return beginReview(context, { title: toText(options.label), edit, note })
  return { message: note === '' ? t('say.allLinesStart') : t('say.nothingMove', { note }) }
}

/** `no speech starts within 1.2 s of lines 4, 9 and 12`; empty when each line has some. */
function describeMissed(missed: readonly number[]): string {
  if (missed.length === 0) return ''
  const numbers = missed.slice(0, 3).map((index) => index + 1)
  const more = missed.length > 3 ? [t('say.more', { count: missed.length - 3 })] : []
  const which = [...numbers.map(String), ...more]
  const last = which.pop() ?? ''
  const lines = which.length > 0 ? t('list.and', { before: list(which), after: last }) : last
  const reach = sentence('time.seconds', { seconds: REACH_S })
  return t('say.noSpeechNearLines', { count: missed.length, reach, lines })
}

/** The onsets around a stretch; null while the waveform is not known there. */
function analysedAround({ ears }: Context, fromMs: number, toMs: number): readonly Onset[] | null {
  const [from, to] = [fromMs - RADIUS, toMs + RADIUS]
  return ears.isAnalysed(from, to) ? ears.onsetsBetween(from, to) : null
}

function unheard({ session }: Context): Outcome {
  const isComing = session.peaks.state !== 'complete'
  return {
    message: isComing ? t('say.waveformNotDrawn') : t('say.noWaveform'),
  }
}
