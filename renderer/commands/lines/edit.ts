import { insert } from '../../../shared/lines/insert.ts'
import { merge } from '../../../shared/lines/merge.ts'
import { type Grouping, regroup } from '../../../shared/lines/regroup.ts'
import { remove } from '../../../shared/lines/remove.ts'
import { setText } from '../../../shared/lines/set-text.ts'
import { split } from '../../../shared/lines/split.ts'
import { type Ms, printPrecise } from '../../../shared/model/time.ts'
import { t } from '../../../shared/words/speak.ts'
import { appStore } from '../../state/app.ts'
import { commit, documentStore, redo, undo } from '../../state/document.ts'
import { type Edge, openField } from '../../state/selection.ts'
import { indexOf, selectedRange, targetIndex } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'

/** A new line lasts so long at first (ms), or until the next one starts. */
const NEW_LINE_MS = 2000

/** Splits the target line at the playhead. */
export function splitHere(): void {
  const { transcript } = documentStore.getState()
  const index = targetIndex(playhead())
  const { durationMs } = sessionStore.getState()
  const edit = split(transcript, index, playhead(), {
    durationMs,
    newId: crypto.randomUUID(),
    label: 'Split line',
  })
  if (!edit) return say('Nothing to split here: the playhead must be inside a line of at least two words')
  commit(edit, { select: { id: edit.selection.after[0] ?? null, edge: 'start' } })
  say(`Split at ${printPrecise(playhead())}`)
}

/** Joins the target line with the next one. */
export function mergeWithNext(): void {
  const index = targetIndex(playhead())
  const edit = merge(documentStore.getState().transcript, index, { label: 'Merge lines' })
  if (!edit) return say('The last line has no next line')
  commit(edit, { select: { id: edit.selection.after[0] ?? null } })
  say('Merged with the next line')
}

/** Changes the text of a line. */
export function changeText(id: string, text: string): void {
  const edit = setText(documentStore.getState().transcript, indexOf(id), text, { label: 'Edit text' })
  if (!edit) return
  commit(edit)
  say('Text changed')
}

/** Adds an empty line at the playhead, open for typing. */
export function insertHere(): void {
  insertAt(playhead(), playhead() + NEW_LINE_MS)
}

/** Adds an empty line from `start` to `end` at most, open for typing. */
export function insertAt(start: Ms, end: Ms): void {
  const { transcript } = documentStore.getState()
  const id = crypto.randomUUID()
  const edit = insert(transcript, { start, end, text: '' }, { newId: id, label: 'New line' })
  commit(edit, { select: { id, edge: 'start', open: { field: 'text' }, reveal: true } })
  say(`New line at ${printPrecise(start)}: type its text`)
}

/** Removes the selected lines. */
export function removeSelected(): void {
  const range = selectedRange()
  if (!range) return say('Select a line first')
  const edit = remove(documentStore.getState().transcript, range.from, range.to, { label: 'Remove lines' })
  if (!edit) return say('A transcript keeps at least one line')
  commit(edit, { select: { id: edit.selection.after[0] ?? null, edge: 'start', open: null } })
  const count = range.to - range.from + 1
  say(`${count === 1 ? 'Line' : `${count} lines`} removed; Undo brings ${count === 1 ? 'it' : 'them'} back`)
}

/** Opens a field of the target line for typing. */
export function editField(field: 'text' | 'speaker' | Edge): void {
  const { transcript } = documentStore.getState()
  const id = transcript.segments[targetIndex(playhead())]?.id
  if (id === undefined) return say('Select a line first')
  openField(id, field, { reveal: true })
  const key = appStore.getState().mac ? '⌘Enter' : 'Ctrl+Enter'
  if (field === 'text') say(`Enter keeps, Esc cancels, ${key} splits`)
}

/** Cuts the whole transcript into other lines, as one step. */
export function regroupLines(grouping: Grouping): void {
  const { transcript } = documentStore.getState()
  // Ids of a grouping are used once: lines of an earlier one may come back by undo.
  const mark = crypto.randomUUID()
  const edit = regroup(transcript, grouping, { newId: (n) => `${mark}-${n}`, label: 'Regroup' })
  if (!edit) return say('The lines are cut that way already')
  commit(edit, { select: { id: null, open: null } })
  say(`${transcript.segments.length} lines became ${documentStore.getState().transcript.segments.length}`)
}

export function undoLast(): void {
  const { history } = documentStore.getState()
  say(undo() ? t('say.undid', { what: history.past.at(-1)?.label ?? '' }) : 'Nothing to undo')
}

export function redoLast(): void {
  const { history } = documentStore.getState()
  say(redo() ? t('say.didAgain', { what: history.future[0]?.label ?? '' }) : 'Nothing to redo')
}
