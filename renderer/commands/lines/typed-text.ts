import { merge } from '../../../shared/lines/merge.ts'
import { setText } from '../../../shared/lines/set-text.ts'
import { splitAtText } from '../../../shared/lines/split.ts'
import { apply, type Edit, join } from '../../../shared/model/edit.ts'
import { printPrecise } from '../../../shared/model/time.ts'
import type { Transcript } from '../../../shared/model/transcript.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { lineIn } from '../../state/selectors.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'

/** A line that is cut at a word begins at the speech so near to it (ms). */
const ONSET_RADIUS = 300

/** Splits a line where the caret stands in what was typed, as one step, and goes on typing in the second. */
export function splitTyped(context: Context, id: string, typed: string, caret: number): Outcome {
  const { document, session, ears, newId } = context
  const { durationMs } = session
  const { text, offset } = trimmed(typed, caret)
  const edit = editTyped(context, id, text, (lines, index) =>
    splitAtText(lines, index, offset, {
      durationMs,
      newId: newId(),
      label: sentence('change.splitLine'),
      onsetNear: (ms) => ears.nearestOnset(ms, ONSET_RADIUS)?.ms ?? null,
    }),
  )
  const [second] = edit?.selection.after ?? []
  if (!edit || second === undefined)
    return {
      refused: true,
      message: t('say.nothingSplitHereMust'),
    }
  const lines = apply(edit, document.transcript).segments
  const start = lines.find((segment) => segment.id === second)?.start
  return {
    edit,
    select: typingAt(second, 0),
    message: start == null ? t('say.splitSecondLine') : t('say.split', { time: printPrecise(start) }),
  }
}

/** Joins what was typed with the line before (-1) or after (1), as one step; the caret stays where it was. */
export function mergeTyped(context: Context, id: string, typed: string, side: -1 | 1): Outcome {
  const { document } = context
  const text = typed.trim()
  const other = document.transcript.segments[lineIn(document, id) + side]
  if (!other) return { refused: true }
  const edit = editTyped(context, id, text, (lines, index) =>
    merge(lines, side < 0 ? index - 1 : index, { label: sentence('change.mergeLines') }),
  )
  const [merged] = edit?.selection.after ?? []
  if (!edit || merged === undefined) return { refused: true }
  const first = side < 0 ? other.text : text
  const isBeforeSpace = side > 0 || first === '' || text === ''
  return {
    edit,
    select: typingAt(merged, first.length + (isBeforeSpace ? 0 : 1)),
    message: side < 0 ? t('say.mergedLineBefore') : t('say.mergedNextLine'),
  }
}

/** An edit of the line as it is typed, joined with the change of its text. */
function editTyped(
  { document }: Context,
  id: string,
  text: string,
  operation: (lines: Transcript, index: number) => Edit | null,
): Edit | null {
  const { transcript } = document
  const index = lineIn(document, id)
  const typed = setText(transcript, index, text, { label: sentence('change.editText') })
  const edit = operation(typed ? apply(typed, transcript) : transcript, index)
  return edit && join(typed, edit, transcript)
}

function trimmed(typed: string, caret: number): { readonly text: string; readonly offset: number } {
  const lead = typed.length - typed.trimStart().length
  return { text: typed.trim(), offset: caret - lead }
}

function typingAt(id: string, caret: number) {
  return { id, extent: null, edge: 'start', open: { field: 'text', caret }, reveal: true } as const
}
