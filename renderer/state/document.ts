import { type Marks, withMarks } from '../../shared/episode/marks.ts'
import { type Originals, withOriginals } from '../../shared/episode/originals.ts'
import type { Choices, ReadResult } from '../../shared/formats/index.ts'
import { differences } from '../../shared/journal/packed-edit.ts'
import type { JournaledFile, Tip } from '../../shared/journal/record.ts'
import { type Journaled, tipPlace } from '../../shared/journal/replay.ts'
import type { Chapter } from '../../shared/model/chapter.ts'
import type { Diagnostic } from '../../shared/model/diagnostic.ts'
import { apply, type Edit, invert, keepsLines } from '../../shared/model/edit.ts'
import {
  continues,
  type History,
  NO_HISTORY,
  push,
  stepBack,
  stepForward,
} from '../../shared/model/history.ts'
import { EMPTY, type Since, type Transcript } from '../../shared/model/transcript.ts'
import { createTimeline, patchTimeline, type Timeline } from '../../shared/timing/active.ts'
import { t } from '../../shared/words/speak.ts'
import { indexLines } from './line-index.ts'
import { endReview, modeStore, selectReview, tryOut } from './mode.ts'
import { type Choice, select } from './selection.ts'
import { freeNumber, numberSpeakers, renumberSpeakers } from './speakers.ts'
import { tellStep } from './steps.ts'
import { createOwned, transact } from './transaction.ts'

/** The file a transcript is saved to. `source` null = we wrote it, nothing of others is to be kept. */
export type TranscriptFile = {
  readonly grant: string
  readonly name: string
  readonly format: string
  readonly encoding: string
  readonly bom: boolean
  /** False when the encoding is a guess. */
  readonly sure: boolean
  readonly stamp: string
  readonly source: ReadResult | null
  /** How a file without a source is written. */
  readonly choices?: Choices
}

/**
 * What is written to disk or undone. `transcript` and `timeline` are new after each edit of lines;
 * `indexById` and `speakers` are kept while no line comes or goes.
 */
export type DocumentState = {
  readonly transcript: Transcript
  /** Since when the lines have the times that count as their first ones. */
  readonly since: Since
  readonly timeline: Timeline
  readonly indexById: ReadonlyMap<string, number>
  /** Number of each speaker, in order of first appearance on opening; also of those without a line. */
  readonly speakers: ReadonlyMap<string, number>
  /** Counts the transcripts loaded since start: tells one from the next. */
  readonly loaded: number
  readonly file: TranscriptFile | null
  readonly title: string | null
  readonly chapters: readonly Chapter[]
  readonly diagnostics: readonly Diagnostic[]
  readonly history: History
  /** The last edit that is on disk; null = the file as it was read. */
  readonly saved: Edit | null
}

/** A document of these lines that was never saved nor changed. */
export function documentOf(transcript: Transcript): DocumentState {
  return {
    ...withDerived(transcript),
    since: { at: 0, by: 'opened' },
    loaded: 0,
    file: null,
    title: null,
    chapters: [],
    diagnostics: [],
    history: NO_HISTORY,
    saved: null,
  }
}

const NOTHING = documentOf(EMPTY)

export const documentStore = createOwned(NOTHING)

/** Puts a transcript that was read in place of the present one, without history. */
export function loadDocument(file: TranscriptFile, reading: ReadResult): void {
  change({
    ...withDerived(reading.transcript),
    since: { at: Date.now(), by: 'opened' },
    loaded: documentStore.getState().loaded + 1,
    file,
    title: reading.title,
    diagnostics: reading.diagnostics,
    history: NO_HISTORY,
    saved: null,
  })
  tellStep({ do: 'load' })
}

/** Puts a transcript in place of the present one as it was when it was journaled, history and all. */
export function restoreDocument(file: TranscriptFile, reading: ReadResult, journaled: Journaled): void {
  const { transcript, since, chapters, history, saved } = journaled
  change({
    ...withDerived(transcript),
    since,
    loaded: documentStore.getState().loaded + 1,
    file,
    title: reading.title,
    chapters,
    diagnostics: reading.diagnostics,
    history,
    saved,
  })
  tellStep({ do: 'load' })
}

/** Empties the document, history included: no file, no lines. */
export function clearDocument(): void {
  change({ ...NOTHING, loaded: documentStore.getState().loaded })
  tellStep({ do: 'load' })
}

/** Puts the chapters that belong to the episode in place, without history. */
export function loadChapters(chapters: readonly Chapter[]): void {
  documentStore.setState({ chapters })
  tellStep({ do: 'bring', splices: [], chapters, since: null })
}

/** Gives the lines their marks of earlier days, unless something has been changed already. */
export function loadMarks(marks: Marks): void {
  const { transcript, history } = documentStore.getState()
  if (history.past.length === 0) bring(withMarks(transcript, marks), null)
}

/**
 * Gives the lines the times back that they had before the file was saved, unless something has been changed
 * already. A file of which no line is known again is another one.
 */
export function loadOriginals(kept: readonly Originals[]): void {
  const { transcript, history, file } = documentStore.getState()
  const own = kept.find(({ name }) => name === file?.name)
  if (!own || history.past.length > 0) return
  const known = withOriginals(transcript, own)
  if (known !== transcript || own.lines.length === 0) bring(known, own.since)
}

/** Puts other times or marks on the lines, without history. */
function bring(transcript: Transcript, since: Since | null): void {
  const before = documentStore.getState().transcript.segments
  change({ transcript, ...(since && { since }) })
  const splices = differences(before, transcript.segments)
  if (splices.length > 0 || since) tellStep({ do: 'bring', splices, chapters: null, since })
}

/** What selection and preview become with an edit. `at` = steady clock (ms), for repeats as one step. */
export type With = {
  readonly select?: (Choice & { readonly id: string | null }) | undefined
  readonly clearPreview?: boolean
  readonly at?: number
}

/**
 * The one door for changes: applies the edit and remembers it for undo. Lines, selection and what is tried
 * change as one: nobody sees a part of it.
 */
export function commit(
  edit: Edit,
  { select: wanted, clearPreview, at = performance.now() }: With = {},
): void {
  transact(() => {
    if (clearPreview) tryOut(null)
    const { history } = documentStore.getState()
    const asOne = continues(history, edit, at)
    advance(edit, push(history, edit, at))
    tellStep({ do: 'edit', edit, asOne, count: documentStore.getState().transcript.segments.length })
    if (wanted) select(wanted.id, wanted)
  })
}

/** Takes the last edit back and selects what was selected before it; that edit, or null. */
export function undo(): Edit | null {
  const step = stepBack(documentStore.getState().history)
  if (!step) return null
  restore(invert(step.edit), step.history)
  tellStep({ do: 'undo' })
  return step.edit
}

/** Does the last undone edit again; that edit, or null. */
export function redo(): Edit | null {
  const step = stepForward(documentStore.getState().history)
  if (!step) return null
  restore(step.edit, step.history)
  tellStep({ do: 'redo' })
  return step.edit
}

function restore(edit: Edit, history: History): void {
  transact(() => {
    advance(edit, history)
    select(edit.selection.after[0] ?? null, { open: null, reveal: true })
  })
}

/** The present state begins to be written to `file`. `tip` = the last edit that the file will hold. */
export function markSaving(file: TranscriptFile, tip: Edit | null): void {
  tellStep({ do: 'saving', file: journaledFile(file), tip: tipNow(tip) })
}

/** Marks the present state as written to `file`. `tip` = the last edit that the file holds. */
export function markSaved(file: TranscriptFile, tip: Edit | null): void {
  documentStore.setState({ file, saved: tip })
  tellStep({ do: 'saved', file: journaledFile(file), tip: tipNow(tip) })
}

function tipNow(tip: Edit | null): Tip {
  return tipPlace(documentStore.getState().history, tip)
}

function journaledFile(file: TranscriptFile): JournaledFile {
  const { name, format, encoding, bom, sure, stamp, source, choices } = file
  const form = { name, format, encoding, bom, sure, stamp, own: source !== null }
  return { ...form, ...(choices && { choices }) }
}

/** Stands for the last edit on disk when the file holds something else. */
const ELSEWHERE: Edit = {
  label: '',
  mergeKey: null,
  splices: [],
  selection: { before: [], after: [] },
}

/** Takes the file as it is on disk for what saving replaces: it holds other lines than those on screen. */
export function markOutdated(file: TranscriptFile): void {
  documentStore.setState({ file, saved: ELSEWHERE })
}

/** Makes a speaker known who says nothing yet. False when there is one of that name. */
export function addSpeaker(name: string): boolean {
  const { speakers } = documentStore.getState()
  if (speakers.has(name)) return false
  documentStore.setState({ speakers: new Map(speakers).set(name, freeNumber(speakers)) })
  return true
}

/** Forgets a speaker who has no lines: the number becomes free. */
export function forgetSpeaker(name: string): void {
  const { speakers, transcript } = documentStore.getState()
  if (transcript.segments.some(({ speaker }) => speaker === name)) return
  documentStore.setState({ speakers: new Map([...speakers].filter(([one]) => one !== name)) })
}

function advance(edit: Edit, history: History): void {
  const before = documentStore.getState()
  const { chapters = null, since = null } = edit
  change({
    history,
    ...(chapters && { chapters: chapters.after }),
    ...(since && { since: since.after }),
    ...(edit.splices.length > 0 && linesAfter(before, edit)),
  })
}

function linesAfter({ transcript: before, timeline, speakers: known }: DocumentState, edit: Edit) {
  const transcript = apply(edit, before)
  const speakers = renumberSpeakers(known, edit, transcript)
  if (!keepsLines(edit)) return { ...withDerived(transcript), speakers }
  return { transcript, timeline: patchTimeline(timeline, transcript, edit), speakers }
}

/** A review is of the lines as they were: with other lines it is over. */
function change(changes: Partial<DocumentState>): void {
  const { transcript } = documentStore.getState()
  transact(() => {
    documentStore.setState(changes)
    if (changes.transcript && changes.transcript !== transcript) dropReview()
  })
}

function dropReview(): void {
  if (!selectReview(modeStore.getState())) return
  transact(() => {
    endReview(t('say.reviewLinesChanged'))
    tryOut(null)
  })
}

function withDerived(transcript: Transcript) {
  return {
    transcript,
    timeline: createTimeline(transcript),
    indexById: indexLines(transcript.segments),
    speakers: numberSpeakers(transcript.segments.map(({ speaker }) => speaker)),
  }
}
