import type { Ms } from '../../../shared/model/time.ts'
import { isRetimed, type Transcript } from '../../../shared/model/transcript.ts'
import type { Settings } from '../../../shared/settings.ts'
import {
  CHECK_DEFAULTS,
  type CheckOptions,
  check,
  type Finding,
  type FindingKind,
  type Speech,
} from '../../../shared/timing/check.ts'
import { fixes } from '../../../shared/timing/fixes.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { type FindingsState, NO_FINDINGS, type Usual } from '../../state/findings.ts'
import { withoutReview } from '../../state/mode.ts'
import { type Context, targetOf } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { beginReview } from './review.ts'

/** What the checks find, as it is shown. */
export function findingsIn(transcript: Transcript, options: CheckOptions): FindingsState {
  // A transcript without any time is not full of faults: it has not been begun.
  const isBegun = transcript.segments.some(({ start }) => start !== null)
  if (!isBegun) return NO_FINDINGS
  const findings = check(transcript, options)
  // A line without a time says so itself.
  const lines = findings.flatMap(({ kind, index }) =>
    kind === 'untimed' ? [] : (transcript.segments[index]?.id ?? []),
  )
  return { findings, lines: new Set(lines), usual: usualMarks(transcript) }
}

/** Of fewer lines each mark tells something; of more it does so as long as so many lines are without it. */
const USUAL_LEAST = 8
const USUAL_SHARE = 0.8

/** Which marks are the rule: after all lines were snapped or shifted, what differs is worth a mark. */
function usualMarks({ segments }: Transcript): Usual {
  let [timed, estimated, changed] = [0, 0, 0]
  for (const segment of segments) {
    if (segment.start === null) continue
    timed++
    if (segment.mark === 'estimated') estimated++
    if (isRetimed(segment)) changed++
  }
  const isUsual = (count: number) => timed >= USUAL_LEAST && count >= timed * USUAL_SHARE
  return { estimated: isUsual(estimated), changed: isUsual(changed) }
}

/** Selects the next (1) or previous (-1) line with a finding, and goes there. */
export function stepFinding(context: Context, step: 1 | -1): Outcome {
  const { findings } = context.findings
  const index = targetOf(context)
  const found =
    step > 0
      ? (findings.find((finding) => finding.index > index) ?? findings[0])
      : (findings.findLast((finding) => finding.index < index) ?? findings.at(-1))
  return found ? showFinding(context, found) : { message: t('say.checksHaveFound') }
}

/** Selects the line of a finding and goes to the moment to look at. */
export function showFinding({ document, session }: Context, { index, ms, reason }: Finding): Outcome {
  const id = document.transcript.segments[index]?.id
  if (id === undefined) return {}
  return {
    select: { id, edge: 'start', open: null, reveal: true },
    message: reason,
    ...(ms !== null && session.audio && { sound: [{ do: 'seek', to: ms }] }),
  }
}

/** Shows, for review, what fixing all findings of a kind would do. */
export function reviewFixes(context: Context, kind: FindingKind, findings: readonly Finding[]): Outcome {
  const edit = fixes(context.document.transcript, findings, fixOptions(context))
  if (edit) return beginReview(context, { title: t('say.fixKind', { kind: nameOfKind(kind) }), edit })
  return { message: t('say.noneCanPut') }
}

/** Fixes one finding. */
export function fix(context: Context, finding: Finding): Outcome {
  const { document, mode } = context
  const edit = fixes(document.transcript, [finding], fixOptions(context))
  if (!edit) return { message: t('say.cannotPutRight') }
  return { mode: withoutReview(mode.mode), edit, message: t('say.oneLinePut') }
}

function fixOptions({ app, session, ears }: Context) {
  const { durationMs, minLengthMs } = optionsOf(app.settings, session.durationMs, ears.speech())
  return { durationMs, minLengthMs, label: sentence('change.fixWhatChecks') }
}

/** What the checks go by. */
export function optionsOf({ checks }: Settings, durationMs: Ms | null, speech: Speech | null): CheckOptions {
  return { ...CHECK_DEFAULTS, ...checks, durationMs, speech }
}

/** What a kind of findings is called. */
export function nameOfKind(kind: FindingKind): string {
  return t(`check.kind.${kind}`)
}
