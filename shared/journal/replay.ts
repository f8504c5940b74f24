import type { Chapter } from '../model/chapter.ts'
import { apply, changesFile, type Edit, invert, type Splice } from '../model/edit.ts'
import { add, type History, NO_HISTORY, stepBack, stepForward } from '../model/history.ts'
import type { Ms } from '../model/time.ts'
import type { Since, Transcript } from '../model/transcript.ts'
import type { Words } from '../words/message.ts'
import { type PackedSplice, unpackSplice } from './packed-edit.ts'
import { type JournaledFile, type JournalRecord, readRecord, type Tip } from './record.ts'

/** A document as far as it is journaled. */
export type Journaled = {
  readonly transcript: Transcript
  readonly since: Since
  readonly chapters: readonly Chapter[]
  readonly history: History
  /** The last edit that is on disk; null = the file as it was read. */
  readonly saved: Edit | null
  /** How the file is written since it was saved; null = as it was read. */
  readonly file: JournaledFile | null
  /** What these two become when what was begun to be saved is on disk; null = nothing was. */
  readonly saving: { readonly file: JournaledFile; readonly saved: Edit | null } | null
  /** Where the user was; null = not known. */
  readonly place: { readonly id: string | null; readonly ms: Ms } | null
}

/** The document as it was read. */
export function journaledOf(transcript: Transcript, since: Since): Journaled {
  const unsaved = { saved: null, file: null, saving: null }
  return { transcript, since, chapters: [], history: NO_HISTORY, ...unsaved, place: null }
}

/** What a journal gives. `read` = so many of its records count; less than all when it is damaged. */
export type Replayed = { readonly state: Journaled; readonly read: number; readonly all: number }

/**
 * What a document has become by its records, up to the first that cannot be read or does not fit. `labelOf`
 * gives the name of an edit that may be of another version.
 */
export function replay(
  base: Journaled,
  lines: readonly string[],
  labelOf: (label: unknown) => Words,
): Replayed {
  const records = withoutSkipped(lines.map(readRecord))
  let state = base
  for (const [index, record] of records.entries()) {
    const next = record && (record.do === 'skip' ? state : step(state, record, labelOf))
    if (!next) return { state, read: index, all: records.length }
    state = next
  }
  return { state, read: records.length, all: records.length }
}

const NOTHING: JournalRecord = { do: 'skip', from: 0 }

function withoutSkipped(records: readonly (JournalRecord | null)[]): readonly (JournalRecord | null)[] {
  const kept = [...records]
  for (const [index, record] of records.entries())
    if (record?.do === 'skip' && record.from < index) kept.fill(NOTHING, record.from, index)
  return kept
}

function step(
  state: Journaled,
  record: Exclude<JournalRecord, { do: 'skip' }>,
  labelOf: (label: unknown) => Words,
): Journaled | null {
  switch (record.do) {
    case 'edit':
      return edited(state, record, labelOf)
    case 'undo':
      return turned(state, stepBack(state.history), invert)
    case 'redo':
      return turned(state, stepForward(state.history), (edit) => edit)
    case 'bring':
      return brought(state, record)
    case 'saving':
    case 'saved':
      return toldSaved(state, record)
    case 'written':
      return written(state, record.stamp)
    case 'place':
      return { ...state, place: { id: record.id, ms: record.ms } }
  }
}

function toldSaved(
  state: Journaled,
  { do: what, file, tip }: Extract<JournalRecord, { do: 'saving' | 'saved' }>,
): Journaled {
  const told = { file, saved: tipOf(state.history, tip) }
  return what === 'saving' ? { ...state, saving: told } : { ...state, ...told, saving: null }
}

function written(state: Journaled, stamp: string): Journaled {
  const { saving } = state
  return saving ? { ...state, ...saving, file: { ...saving.file, stamp }, saving: null } : state
}

function edited(
  state: Journaled,
  record: Extract<JournalRecord, { do: 'edit' }>,
  labelOf: (label: unknown) => Words,
): Journaled | null {
  const splices = unpackAll(record.splices, state)
  if (!splices) return null
  const { key = null, asOne = false, chapters, since } = record
  const edit: Edit = {
    label: labelOf(record.label),
    mergeKey: key,
    splices,
    ...(chapters && { chapters: { before: state.chapters, after: chapters } }),
    ...(since && { since: { before: state.since, after: since } }),
    selection: { before: record.before, after: record.after },
  }
  const next = after(state, edit, add(state.history, edit, asOne, -Infinity))
  return next.transcript.segments.length === record.count ? next : null
}

function turned(
  state: Journaled,
  found: ReturnType<typeof stepBack>,
  direct: (edit: Edit) => Edit,
): Journaled | null {
  return found && after(state, direct(found.edit), found.history)
}

function brought(state: Journaled, record: Extract<JournalRecord, { do: 'bring' }>): Journaled | null {
  const splices = unpackAll(record.splices, state)
  if (!splices) return null
  const edit = { label: '', mergeKey: null, splices, selection: { before: [], after: [] } }
  const { chapters, since } = record
  const next = after(state, edit, state.history)
  return { ...next, chapters: chapters ?? state.chapters, since: since ?? state.since }
}

function after(state: Journaled, edit: Edit, history: History): Journaled {
  const { transcript, chapters, since } = state
  return {
    ...state,
    transcript: edit.splices.length > 0 ? apply(edit, transcript) : transcript,
    chapters: edit.chapters?.after ?? chapters,
    since: edit.since?.after ?? since,
    history,
  }
}

/** All splices, one after the other in the lines; null when they are not. */
function unpackAll(packed: readonly PackedSplice[], { transcript }: Journaled): readonly Splice[] | null {
  const splices: Splice[] = []
  let end = 0
  for (const one of packed) {
    const splice = unpackSplice(one, transcript.segments)
    if (!splice || splice.at < end) return null
    end = splice.at + splice.removed.length
    splices.push(splice)
  }
  return splices
}

/** It is on disk, and can be reached no more: something else was done after it was undone. */
const GONE: Edit = { label: '', mergeKey: null, splices: [], selection: { before: [], after: [] } }

/** Which of the edits that the file has to hold is on disk, told by its place in the history. */
export function tipPlace({ past, forgotten }: History, tip: Edit | null): Tip {
  if (tip === null) return 'none'
  const index = past.lastIndexOf(tip)
  if (index >= 0) return past.slice(index + 1).filter(changesFile).length
  return tip === forgotten ? 'forgotten' : 'gone'
}

function tipOf({ past, forgotten }: History, tip: Tip): Edit | null {
  if (tip === 'none') return null
  if (tip === 'forgotten') return forgotten
  return (tip === 'gone' ? undefined : past.filter(changesFile).at(-1 - tip)) ?? GONE
}
