import { createStore } from 'zustand/vanilla'
import { type KeyNames, US_KEYS } from '../../shared/commands/chord.ts'
import type { Companion, Episode, MediaFile, Problem, TextFile } from '../../shared/contract.ts'
import type { LineNote } from '../../shared/episode/line-notes.ts'
import type { Loss } from '../../shared/formats/index.ts'
import type { Edit } from '../../shared/model/edit.ts'
import type { Ms } from '../../shared/model/time.ts'
import type { Transcript } from '../../shared/model/transcript.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings.ts'
import type { DriftFit } from '../../shared/timing/fit-drift.ts'
import type { Move } from '../../shared/timing/leave-out.ts'
import type { Scope } from '../../shared/timing/scope.ts'
import type { Anchor } from '../../shared/timing/stretch.ts'
import type { TapState } from '../../shared/timing/tap.ts'
import { FIRST_FIND, type FindState } from './find.ts'

export type Edge = 'start' | 'end'

/** The one dialog that is open. Those that ask something are answered through `commands/ask.ts`. */
export type Dialog =
  | { readonly kind: 'keys'; readonly query?: string }
  | { readonly kind: 'palette' }
  | { readonly kind: 'report' }
  | { readonly kind: 'go-to' }
  | { readonly kind: 'reaction' }
  | { readonly kind: 'shift' }
  | { readonly kind: 'speed' }
  | { readonly kind: 'save-as' }
  | { readonly kind: 'export-copy' }
  | { readonly kind: 'export-chapters' }
  | { readonly kind: 'unsaved'; readonly name: string }
  | { readonly kind: 'lossy'; readonly format: string; readonly losses: readonly Loss[] }
  | { readonly kind: 'unencodable'; readonly name: string; readonly encoding: string }
  | { readonly kind: 'changed-outside'; readonly name: string }
  | { readonly kind: 'candidates'; readonly names: readonly string[] }
  /** `mayStay` = the file can be opened as it was recognised. */
  | { readonly kind: 'mapping'; readonly file: TextFile; readonly mayStay: boolean }

/** `samples` = indices of the lines that are asked for, `at` = the present one; at the end the fit is proposed. */
export type DriftPass = {
  readonly samples: readonly number[]
  readonly at: number
  readonly heard: readonly Anchor[]
  readonly fit: DriftFit | null
}

/** A change of many lines that is looked at before it is made; `preview` is what is left of it. */
export type Review = {
  readonly title: string
  /** All that is proposed, and the lines it is for. */
  readonly proposal: Edit
  readonly transcript: Transcript
  /** One for each line, in the order in which they are gone through; `at` = the present one. */
  readonly moves: readonly Move[]
  readonly order: 'time' | 'size'
  readonly at: number
  /** The lines that shall stay as they are, by index; and with those that would pass them. */
  readonly asked: ReadonlySet<number>
  readonly left: ReadonlySet<number>
  /** What else is to be said of the proposal; empty = nothing. */
  readonly note: string
}

/** Work that takes a while, in words; how far it is (0..1, null = unknown), and since when (a steady clock, ms). */
export type Progress = { readonly what: string; readonly share: number | null; readonly since: number }

/** Everything that is forgotten on close. Current time, scroll positions and peaks are in no store. */
export type SessionState = {
  readonly audio: MediaFile | null
  readonly durationMs: Ms | null
  readonly playing: boolean
  readonly rate: number
  /** Id of the spoken line, null in a gap. Set only when it changes. */
  readonly activeId: string | null
  readonly selectedId: string | null
  /** The other end of a selection of several lines in a row; null = one line at most. */
  readonly extentId: string | null
  /** What else moves when a start is set. */
  readonly scope: Scope
  /** The pass of tapping that is under way; null = none. */
  readonly tap: TapState | null
  /** The search for a drift that is under way; null = none. */
  readonly drift: DriftPass | null
  /** A change that is shown and not yet made. */
  readonly preview: Edit | null
  /** The review of that change; null = none. */
  readonly review: Review | null
  /** The edge that `,` and `.` nudge. */
  readonly edge: Edge
  /** The field of a line that is open for typing. */
  readonly editing: {
    readonly id: string
    /** `speaker` = of the selected lines, `turn` = of all lines around that have the same. */
    readonly field: 'text' | 'speaker' | 'turn' | Edge
    /** Where the caret stands in the text at first; at its end when absent. */
    readonly caret?: number
  } | null
  readonly find: FindState
  readonly follow: boolean
  /** Index of the chapter at the playhead; -1 = none. Set only when it changes. */
  readonly chapter: number
  /** Index of the chapter whose name is open for typing. */
  readonly naming: number | null
  /** What the user has added to the episode: notes in Markdown, a text about it, what a page says of it. */
  readonly notes: string
  /** Notes on lines, in the order they were made. */
  readonly lineNotes: readonly LineNote[]
  /** Key of the note on a line that is open for typing. */
  readonly noting: string | null
  readonly article: Companion['article']
  readonly page: Companion['page']
  /** The title that the audio file gives itself. */
  readonly audioTitle: string | null
  /** A new object asks the list to bring this line into view. */
  readonly reveal: { readonly id: string } | null
  /** Zoom of the waveform in px per second; null = the whole episode fits. */
  readonly pxPerSec: number | null
  readonly peaks: { readonly state: 'none' | 'partial' | 'complete'; readonly share: number }
  /** What the last command did, in words. */
  readonly message: string
  readonly problems: readonly Problem[]
  readonly dialog: Dialog | null
  readonly opening: boolean
  readonly progress: Progress | null
  readonly episodes: readonly Episode[]
  readonly settings: Settings
  readonly mac: boolean
  /** What the keys of the user's layout are called. */
  readonly keyNames: KeyNames
}

export const FIRST_SESSION: SessionState = {
  audio: null,
  durationMs: null,
  playing: false,
  rate: 1,
  activeId: null,
  selectedId: null,
  extentId: null,
  scope: 'line',
  tap: null,
  drift: null,
  preview: null,
  review: null,
  edge: 'start',
  editing: null,
  find: FIRST_FIND,
  follow: true,
  chapter: -1,
  naming: null,
  notes: '',
  lineNotes: [],
  noting: null,
  article: null,
  page: null,
  audioTitle: null,
  reveal: null,
  pxPerSec: null,
  peaks: { state: 'none', share: 0 },
  message: '',
  problems: [],
  dialog: null,
  opening: false,
  progress: null,
  episodes: [],
  settings: DEFAULT_SETTINGS,
  mac: false,
  keyNames: US_KEYS,
}

export const sessionStore = createStore<SessionState>(() => FIRST_SESSION)

// Whoever selects another line selects that line alone.
sessionStore.subscribe(({ selectedId, extentId }, before) => {
  if (extentId !== null && selectedId !== before.selectedId && extentId === before.extentId)
    sessionStore.setState({ extentId: null })
})
