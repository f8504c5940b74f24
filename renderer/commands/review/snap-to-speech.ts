import { printDifference, printPrecise } from '../../../shared/model/time.ts'
import { snapToSpeech } from '../../../shared/timing/snap-to-speech.ts'
import { isAnalysed, onsetsBetween } from '../../analysis/speech.ts'
import { now } from '../../playback/clock.ts'
import { commit, documentStore } from '../../state/document.ts'
import { selectedRange, targetIndex } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { howTo } from '../key-hints.ts'
import { say } from '../say.ts'
import { beginReview } from './review.ts'

/** How far (ms) a start may go; a little more than the second that coarse times are off by. */
const RADIUS = 1200
const REACH = '1.2 s'

/** Moves the start of the target line to where speech sets in; shows first what it would do with all selected lines. */
export function snapStart(): void {
  const range = selectedRange()
  if (range && range.from < range.to) return snapMany(range.from, range.to)
  const index = targetIndex(now())
  const { segments } = documentStore.getState().transcript
  const segment = segments[index]
  if (!segment) return say('Select a line first')
  if (segment.start === null) return say(`This line has no start yet: ${howTo('correct.setStart')} to set it`)
  const onsets = analysedAround(segment.start, segment.start)
  if (!onsets) return
  const { edit, moved, missed } = snapToSpeech(documentStore.getState().transcript, {
    from: index,
    to: index,
    onsets,
    radius: RADIUS,
    mark: 'confirmed',
    label: 'Snap start to speech',
  })
  sessionStore.setState({ selectedId: segment.id, edge: 'start' })
  if (missed.length > 0) return say(`No speech starts within ${REACH} of line ${index + 1}`)
  if (edit) commit(edit)
  const start = documentStore.getState().transcript.segments[index]?.start ?? segment.start
  if (moved === 0) return say(`Line ${index + 1} starts where speech does`)
  say(`Start set to ${printPrecise(start)} (${printDifference(start - segment.start)}), where speech starts`)
}

/** Shows, for review, all lines that nobody has confirmed with their starts where speech sets in. */
export function snapAll(): void {
  snapMany(0, documentStore.getState().transcript.segments.length - 1)
}

function snapMany(from: number, to: number): void {
  const { transcript } = documentStore.getState()
  const starts = transcript.segments
    .slice(from, to + 1)
    .flatMap(({ start }) => (start === null ? [] : [start]))
  if (starts.length === 0) return say('These lines have no times yet')
  const least = starts.reduce((a, b) => Math.min(a, b))
  const most = starts.reduce((a, b) => Math.max(a, b))
  const onsets = analysedAround(least, most)
  if (!onsets) return
  const options = {
    from,
    to,
    onsets,
    radius: RADIUS,
    mark: 'estimated',
    label: 'Snap starts to speech',
  } as const
  const { edit, missed } = snapToSpeech(transcript, options)
  const note = describeMissed(missed)
  if (edit) return beginReview({ title: options.label, edit, note })
  say(note === '' ? 'All lines start where speech does' : `Nothing to move · ${note}`)
}

/** `no speech starts within 1.2 s of lines 4, 9 and 12`; empty when each line has some. */
function describeMissed(missed: readonly number[]): string {
  if (missed.length === 0) return ''
  const numbers = missed.slice(0, 3).map((index) => index + 1)
  const more = missed.length > 3 ? [`${(missed.length - 3).toLocaleString('en')} more`] : []
  const which = [...numbers, ...more]
  const list = which.length > 1 ? `${which.slice(0, -1).join(', ')} and ${which.at(-1)}` : String(which[0])
  return `no speech starts within ${REACH} of ${missed.length === 1 ? 'line' : 'lines'} ${list}`
}

/** The onsets around a stretch; null, with a word on it, while the waveform is not known there. */
function analysedAround(fromMs: number, toMs: number): ReturnType<typeof onsetsBetween> | null {
  if (isAnalysed(fromMs - RADIUS, toMs + RADIUS)) return onsetsBetween(fromMs - RADIUS, toMs + RADIUS)
  const { peaks } = sessionStore.getState()
  const isComing = peaks.state !== 'complete'
  say(isComing ? 'The waveform is not drawn there yet: try again in a moment' : 'There is no waveform there')
  return null
}
