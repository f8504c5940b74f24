import { createStore } from 'zustand/vanilla'
import { type Marks, withMarks } from '../../shared/episode/marks.ts'
import { type Originals, withOriginals } from '../../shared/episode/originals.ts'
import type { Choices, ReadResult } from '../../shared/formats/index.ts'
import type { Chapter } from '../../shared/model/chapter.ts'
import type { Diagnostic } from '../../shared/model/diagnostic.ts'
import { apply, type Edit, invert, keepsLines } from '../../shared/model/edit.ts'
import { EMPTY, type Since, type Transcript } from '../../shared/model/transcript.ts'
import { createTimeline, patchTimeline, type Timeline } from '../../shared/timing/active.ts'
import { type History, NO_HISTORY, push, stepBack, stepForward } from './history.ts'
import { indexLines } from './line-index.ts'
import { freeNumber, numberSpeakers, renumberSpeakers } from './speakers.ts'

/** The file a transcript is saved to. `source` null = we wrote the file ourselves, there is nothing of others to keep. */
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
 * What is written to disk or undone. `transcript` is new after each edit; what is derived from it is patched in place
 * (`timeline`) or kept (`indexById`, `speakers`) while no line comes or goes.
 */
export type DocumentState = {
  readonly transcript: Transcript
  /** Since when the lines have the times that count as their first ones. */
  readonly since: Since
  readonly timeline: Timeline
  readonly indexById: ReadonlyMap<string, number>
  /** Number of each speaker, in order of first appearance when the file was opened; also of those without a line. */
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

const NOTHING: DocumentState = {
  ...withDerived(EMPTY),
  since: { at: 0, by: 'opened' },
  loaded: 0,
  file: null,
  title: null,
  chapters: [],
  diagnostics: [],
  history: NO_HISTORY,
  saved: null,
}

export const documentStore = createStore<DocumentState>(() => NOTHING)

/** Puts a transcript that was read in place of the present one, without history. */
export function loadDocument(file: TranscriptFile, reading: ReadResult): void {
  documentStore.setState({
    ...withDerived(reading.transcript),
    since: { at: Date.now(), by: 'opened' },
    loaded: documentStore.getState().loaded + 1,
    file,
    title: reading.title,
    diagnostics: reading.diagnostics,
    history: NO_HISTORY,
    saved: null,
  })
}

export function clearDocument(): void {
  documentStore.setState({ ...NOTHING, loaded: documentStore.getState().loaded })
}

/** Puts the chapters that belong to the episode in place, without history. */
export function loadChapters(chapters: readonly Chapter[]): void {
  documentStore.setState({ chapters })
}

/** Gives the lines their marks of earlier days, unless something has been changed already. */
export function loadMarks(marks: Marks): void {
  const { transcript, history } = documentStore.getState()
  if (history.past.length === 0) documentStore.setState({ transcript: withMarks(transcript, marks) })
}

/**
 * Gives the lines the times back that they had before the file was saved, unless something has been changed already. A
 * file of which no line is known again is another one.
 */
export function loadOriginals(kept: readonly Originals[]): void {
  const { transcript, history, file } = documentStore.getState()
  const own = kept.find(({ name }) => name === file?.name)
  if (!own || history.past.length > 0) return
  const known = withOriginals(transcript, own)
  if (known !== transcript || own.lines.length === 0)
    documentStore.setState({ transcript: known, since: own.since })
}

/** The one door for changes: applies the edit and remembers it for undo. `at` = a steady clock in ms. */
export function commit(edit: Edit, at: number = performance.now()): void {
  advance(edit, push(documentStore.getState().history, edit, at))
}

/** Takes the last edit back; the edit that did so (its selection is to be restored), or null. */
export function undo(): Edit | null {
  const step = stepBack(documentStore.getState().history)
  if (!step) return null
  const inverse = invert(step.edit)
  advance(inverse, step.history)
  return inverse
}

/** Does the last undone edit again; that edit, or null. */
export function redo(): Edit | null {
  const step = stepForward(documentStore.getState().history)
  if (!step) return null
  advance(step.edit, step.history)
  return step.edit
}

/** Marks the present state as written to `file`. `tip` = the last edit that the file holds. */
export function markSaved(file: TranscriptFile, tip: Edit | null): void {
  documentStore.setState({ file, saved: tip })
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
  const { transcript: before, timeline } = documentStore.getState()
  const transcript = apply(edit, before)
  if (edit.chapters) documentStore.setState({ chapters: edit.chapters.after })
  if (edit.since) documentStore.setState({ since: edit.since.after })
  if (edit.splices.length === 0) return documentStore.setState({ history })
  const speakers = renumberSpeakers(documentStore.getState().speakers, edit, transcript)
  if (!keepsLines(edit)) documentStore.setState({ ...withDerived(transcript), speakers, history })
  else
    documentStore.setState({
      transcript,
      timeline: patchTimeline(timeline, transcript, edit),
      speakers,
      history,
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
