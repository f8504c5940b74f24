import { lastOne } from '../../shared/base/last-one.ts'
import { changesFile } from '../../shared/model/edit.ts'
import type { Transcript } from '../../shared/model/transcript.ts'
import { activeAt, lastStartedAt } from '../../shared/timing/active.ts'
import { type Reach, reachOf } from '../../shared/timing/reach.ts'
import type { Scope } from '../../shared/timing/scope.ts'
import { type DocumentState, documentStore } from './document.ts'
import { selectionStore } from './selection.ts'
import { type SessionState, sessionStore } from './session.ts'

/** The last edit that the transcript's file has to hold: chapters and marks are kept elsewhere. */
export const selectTip = ({ history }: DocumentState) =>
  history.past.findLast(changesFile) ?? history.forgotten
export const selectUnsaved = (state: DocumentState) => selectTip(state) !== state.saved
export const selectSegments = (state: DocumentState) => state.transcript.segments
export const selectIndexById = (state: DocumentState) => state.indexById
export const selectSpeakers = (state: DocumentState) => state.speakers
export const selectHasTranscript = (state: DocumentState) => state.file !== null
export const selectHasAudio = (state: SessionState) => state.audio !== null

/** Index of a line by id; -1 when it is not there. */
export function indexOf(id: string | null): number {
  return id === null ? -1 : (documentStore.getState().indexById.get(id) ?? -1)
}

/** The selected lines, first and last index; null when none is selected. */
export function selectedRange(): { readonly from: number; readonly to: number } | null {
  const { id, extent: other } = selectionStore.getState()
  const lead = indexOf(id)
  if (lead < 0) return null
  const extent = indexOf(other)
  return extent < 0 ? { from: lead, to: lead } : { from: Math.min(lead, extent), to: Math.max(lead, extent) }
}

/** The lines that setting the start of the selected line would move; null for one line alone. Worked out when asked anew. */
export function reachNow(): Reach | null {
  const { transcript } = documentStore.getState()
  const { scope } = sessionStore.getState()
  const { id } = selectionStore.getState()
  return id === null || scope === 'line' ? null : reached(transcript, id, scope)
}

const reached = lastOne((transcript: Transcript, id: string, scope: Scope) =>
  reachOf(transcript, indexOf(id), scope),
)

/** The line a command is for: the selected one, else the one spoken at `ms`, else the last that was. -1 = none. */
export function targetIndex(ms: number): number {
  const selected = indexOf(selectionStore.getState().id)
  if (selected >= 0) return selected
  const { timeline } = documentStore.getState()
  const active = activeAt(timeline, ms)
  return active >= 0 ? active : lastStartedAt(timeline, ms)
}
