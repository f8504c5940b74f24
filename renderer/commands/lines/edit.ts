import { insert } from '../../../shared/lines/insert.ts'
import { merge } from '../../../shared/lines/merge.ts'
import { type Grouping, regroup } from '../../../shared/lines/regroup.ts'
import { remove } from '../../../shared/lines/remove.ts'
import { setText } from '../../../shared/lines/set-text.ts'
import { split } from '../../../shared/lines/split.ts'
import { apply } from '../../../shared/model/edit.ts'
import { type Ms, printPrecise } from '../../../shared/model/time.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import type { Edge } from '../../state/selection.ts'
import { lineIn, rangeIn } from '../../state/selectors.ts'
import { type Context, targetOf } from '../context.ts'
import type { Outcome } from '../outcome.ts'

/** A new line lasts so long at first (ms), or until the next one starts. */
const NEW_LINE_MS = 2000

/** Splits the target line at the playhead. */
export function splitHere(context: Context): Outcome {
  const { document, session, now, newId } = context
  const { durationMs } = session
  const options = { durationMs, newId: newId(), label: sentence('change.splitLine') }
  const edit = split(document.transcript, targetOf(context), now, options)
  if (!edit) return { message: t('say.nothingSplitHere') }
  return {
    edit,
    select: { id: edit.selection.after[0] ?? null, edge: 'start' },
    message: t('say.split', { time: printPrecise(now) }),
  }
}

/** Joins the target line with the next one. */
export function mergeWithNext(context: Context): Outcome {
  const edit = merge(context.document.transcript, targetOf(context), { label: sentence('change.mergeLines') })
  if (!edit) return { message: t('say.lastLineHas') }
  return { edit, select: { id: edit.selection.after[0] ?? null }, message: t('say.mergedNextLine') }
}

/** Changes the text of a line. */
export function changeText({ document }: Context, id: string, text: string): Outcome {
  const edit = setText(document.transcript, lineIn(document, id), text, {
    label: sentence('change.editText'),
  })
  return edit ? { edit, message: t('say.textChanged') } : {}
}

/** Adds an empty line at the playhead, open for typing. */
export function insertHere(context: Context): Outcome {
  return insertAt(context, context.now, context.now + NEW_LINE_MS)
}

/** Adds an empty line from `start` to `end` at most, open for typing. */
export function insertAt({ document, newId }: Context, start: Ms, end: Ms): Outcome {
  const id = newId()
  return {
    edit: insert(
      document.transcript,
      { start, end, text: '' },
      { newId: id, label: sentence('change.newLine') },
    ),
    select: { id, edge: 'start', open: { field: 'text' }, reveal: true },
    message: t('say.newLineType', { time: printPrecise(start) }),
  }
}

/** Removes the selected lines. */
export function removeSelected({ document, selection }: Context): Outcome {
  const range = rangeIn(document, selection)
  if (!range) return { message: t('say.selectLineFirst') }
  const edit = remove(document.transcript, range.from, range.to, { label: sentence('change.removeLines') })
  if (!edit) return { message: t('say.transcriptKeepsLeast') }
  const count = range.to - range.from + 1
  return {
    edit,
    select: { id: edit.selection.after[0] ?? null, edge: 'start', open: null },
    message: t('say.linesRemoved', { count }),
  }
}

/** Opens a field of the target line for typing. */
export function editField(context: Context, field: 'text' | 'speaker' | Edge): Outcome {
  const { document, app } = context
  const id = document.transcript.segments[targetOf(context)]?.id
  if (id === undefined) return { message: t('say.selectLineFirst') }
  const select = { id, open: { field }, reveal: true }
  if (field !== 'text') return { select }
  return {
    select,
    message: t('say.enterKeeps', { keys: t(app.mac ? 'dialog.cmdEnter' : 'dialog.ctrlEnter') }),
  }
}

/** Opens the text of a line for typing. */
export function editText(context: Context, id: string): Outcome {
  return editField({ ...context, selection: { ...context.selection, id } }, 'text')
}

/** Cuts the whole transcript into other lines, as one step. */
export function regroupLines({ document, newId }: Context, grouping: Grouping): Outcome {
  const { transcript } = document
  // Ids of a grouping are used once: lines of an earlier one may come back by undo.
  const mark = newId()
  const edit = regroup(transcript, grouping, {
    newId: (n) => `${mark}-${n}`,
    label: sentence('change.regroup'),
  })
  if (!edit) return { message: t('say.linesCutWay') }
  const lines = apply(edit, transcript).segments
  const old = new Set(transcript.segments)
  const guessed = lines.filter((line) => line.mark === 'estimated' && !old.has(line)).length
  const note = guessed > 0 ? ` · ${t('say.startsEstimated', { count: guessed })}` : ''
  return {
    edit,
    select: { id: null, open: null },
    message: t('say.linesBecame', { count: transcript.segments.length, after: lines.length }) + note,
  }
}

/** Takes back the last edit; says so when there is none. */
export function undoLast({ document }: Context): Outcome {
  const last = document.history.past.at(-1)
  return last
    ? { history: 'undo', message: t('say.undid', { what: last.label }) }
    : { message: t('say.nothingUndo') }
}

/** Makes the last undone edit again; says so when there is none. */
export function redoLast({ document }: Context): Outcome {
  const next = document.history.future[0]
  return next
    ? { history: 'redo', message: t('say.didAgain', { what: next.label }) }
    : { message: t('say.nothingRedo') }
}
