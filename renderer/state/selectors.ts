import { lastOne } from '../../shared/base/last-one.ts'
import { changesFile } from '../../shared/model/edit.ts'
import type { Transcript } from '../../shared/model/transcript.ts'
import { type Reach, reachOf } from '../../shared/timing/reach.ts'
import type { Scope } from '../../shared/timing/scope.ts'
import { spokenOrLast } from '../../shared/timing/spoken-line.ts'
import { type DocumentState, documentStore } from './document.ts'
import { type SelectionState, selectionStore } from './selection.ts'
import { type SessionState, sessionStore } from './session.ts'

/** The last edit that the transcript's file has to hold: chapters and marks are kept elsewhere. */
export const selectTip = ({ history }: DocumentState) =>
  history.past.findLast(changesFile) ?? history.forgotten
/** True when the file does not hold the last edit. */
export const selectUnsaved = (state: DocumentState) => selectTip(state) !== state.saved
/** The lines as they are, without a change that is being tried. */
export const selectSegments = (state: DocumentState) => state.transcript.segments
/** The index of each line by its id. */
export const selectIndexById = (state: DocumentState) => state.indexById
/** The number of each speaker by name. */
export const selectSpeakers = (state: DocumentState) => state.speakers
/** True when a transcript is open, also one without lines. */
export const selectHasTranscript = (state: DocumentState) => state.file !== null
/** True when the episode has audio. */
export const selectHasAudio = (state: SessionState) => state.audio !== null

/** Index of a line by id; -1 when it is not there. */
export function lineIn({ indexById }: DocumentState, id: string | null): number {
  return id === null ? -1 : (indexById.get(id) ?? -1)
}

/** The same in the document on screen. */
export function indexOf(id: string | null): number {
  return lineIn(documentStore.getState(), id)
}

/** First and last index of lines in a row. */
export type Range = { readonly from: number; readonly to: number }

/** The selected lines; null when none is selected. */
export function rangeIn(document: DocumentState, { id, extent }: SelectionState): Range | null {
  const lead = lineIn(document, id)
  if (lead < 0) return null
  const other = lineIn(document, extent)
  return other < 0 ? { from: lead, to: lead } : { from: Math.min(lead, other), to: Math.max(lead, other) }
}

/** The same on screen. */
export function selectedRange(): Range | null {
  return rangeIn(documentStore.getState(), selectionStore.getState())
}

/** A word of a line, by their indices. */
export type WordAt = { readonly index: number; readonly word: number }

/** The selected word; null when none is, or the line has it no more. */
export function selectedWordIn(document: DocumentState, { id, word }: SelectionState): WordAt | null {
  const index = word === null ? -1 : lineIn(document, id)
  const words = document.transcript.segments[index]?.words
  return word !== null && words?.[word] ? { index, word } : null
}

/** The lines that setting the start of the selected line would move; null for one line alone. */
export function reachNow(): Reach | null {
  const { transcript } = documentStore.getState()
  const { scope } = sessionStore.getState()
  const { id } = selectionStore.getState()
  return id === null || scope === 'line' ? null : reached(transcript, id, scope)
}

const reached = lastOne((transcript: Transcript, id: string, scope: Scope) =>
  reachOf(transcript, indexOf(id), scope),
)

/** The line a command is for: the selected one, else the spoken one, else the last before. -1 = none. */
export function targetIn(
  document: DocumentState,
  { id }: SelectionState,
  ms: number,
  durationMs: number | null,
): number {
  const selected = lineIn(document, id)
  return selected >= 0 ? selected : spokenOrLast(document, ms, durationMs)
}

/** The line that is spoken at `ms`, in a gap the last one; -1 = none. */
export function spokenIndex(ms: number): number {
  return spokenOrLast(documentStore.getState(), ms, sessionStore.getState().durationMs)
}

/** The same on screen. */
export function targetIndex(ms: number): number {
  const { durationMs } = sessionStore.getState()
  return targetIn(documentStore.getState(), selectionStore.getState(), ms, durationMs)
}
