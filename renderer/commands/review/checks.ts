import {
  CHECK_DEFAULTS,
  type CheckOptions,
  check,
  type Finding,
  type FindingKind,
} from '../../../shared/timing/check.ts'
import { fixes } from '../../../shared/timing/fixes.ts'
import { analyseMore, speechSpans } from '../../analysis/speech.ts'
import { now } from '../../playback/clock.ts'
import * as player from '../../playback/player.ts'
import { commit, documentStore } from '../../state/document.ts'
import { findingsStore, NO_FINDINGS } from '../../state/findings.ts'
import { targetIndex } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { say } from '../say.ts'
import { beginReview } from './review.ts'

/** The lines are looked at when nothing has changed for so long (ms): never while keys are held. */
const QUIET_MS = 250
/** Speech is looked for in pieces of so many ms, so many ms apart. */
const LISTEN = { forMs: 6, everyMs: 40 } as const

/** Looks at all lines soon after each change. `signal` ends it. */
export function startChecking(signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let listening: ReturnType<typeof setTimeout> | undefined
  // In small pieces: ten hours take a second in all.
  const listen = () => {
    if (analyseMore(LISTEN.forMs)) soon()
    else if (sessionStore.getState().peaks.state === 'complete')
      listening = setTimeout(listen, LISTEN.everyMs)
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(lookNow, QUIET_MS)
  }
  const undo = [
    documentStore.subscribe((state, before) => {
      if (state.transcript !== before.transcript) soon()
    }),
    sessionStore.subscribe((state, before) => {
      const isOther = state.durationMs !== before.durationMs
      if (isOther || state.settings.checks !== before.settings.checks) soon()
      if (state.peaks.state === 'complete' && before.peaks.state !== 'complete') listen()
    }),
    () => clearTimeout(timer),
    () => clearTimeout(listening),
  ]
  signal.addEventListener('abort', () => undo.forEach((end) => end()), { once: true })
}

function lookNow(): void {
  const { transcript } = documentStore.getState()
  if (transcript.segments.length === 0) return findingsStore.setState(NO_FINDINGS)
  const findings = check(transcript, optionsNow())
  // A transcript without any time is not full of faults: it has not been begun.
  const isBegun = transcript.segments.some(({ start }) => start !== null)
  const shown = isBegun ? findings : []
  findingsStore.setState({
    findings: shown,
    // A line without a time says so itself.
    lines: new Set(
      shown.flatMap(({ kind, index }) => (kind === 'untimed' ? [] : (transcript.segments[index]?.id ?? []))),
    ),
  })
}

/** Selects the next (1) or previous (-1) line with a finding, and goes there. */
export function stepFinding(step: 1 | -1): void {
  const { findings } = findingsStore.getState()
  const index = targetIndex(now())
  const found =
    step > 0
      ? (findings.find((finding) => finding.index > index) ?? findings[0])
      : (findings.findLast((finding) => finding.index < index) ?? findings.at(-1))
  if (!found) return say('The checks have found nothing')
  showFinding(found)
}

/** Selects the line of a finding and goes to the moment to look at. */
export function showFinding({ index, ms, reason }: Finding): void {
  const id = documentStore.getState().transcript.segments[index]?.id
  if (id === undefined) return
  sessionStore.setState({ selectedId: id, edge: 'start', editing: null, reveal: { id } })
  if (ms !== null && sessionStore.getState().audio) player.seek(ms)
  say(reason)
}

/** Shows, for review, what fixing all findings of a kind would do. */
export function reviewFixes(kind: FindingKind, findings: readonly Finding[]): void {
  const edit = fixes(documentStore.getState().transcript, findings, fixOptions())
  if (edit) return beginReview({ title: `Fix “${KIND_NAMES[kind]}”`, edit })
  say('None of these can be put right without listening: there is no room')
}

/** Fixes one finding. */
export function fix(finding: Finding): void {
  const edit = fixes(documentStore.getState().transcript, [finding], fixOptions())
  if (!edit) return say('This cannot be put right without listening')
  sessionStore.setState({ review: null, preview: null })
  commit(edit)
  say('One line put right')
}

function fixOptions() {
  const { durationMs, minLengthMs } = optionsNow()
  return { durationMs, minLengthMs, label: 'Fix what the checks found' }
}

function optionsNow(): CheckOptions {
  const { durationMs, settings } = sessionStore.getState()
  return { ...CHECK_DEFAULTS, ...settings.checks, durationMs, speech: analyseMore(0) ? speechSpans() : null }
}

export const KIND_NAMES: Readonly<Record<FindingKind, string>> = {
  order: 'Out of order',
  overlap: 'Overlaps the next line',
  gap: 'Gap too short to see',
  length: 'No length',
  'beyond-end': 'Beyond the end of the audio',
  fast: 'Too much text for its time',
  slow: 'Too little text for its time',
  'silence-inside': 'Long silence inside',
  'silence-start': 'Starts in silence',
  untimed: 'Without a time',
}
