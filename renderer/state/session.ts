import type { MediaFile, Problem, TextChange, TextFile } from '../../shared/contract.ts'
import type { Loss } from '../../shared/formats/index.ts'
import type { Unsaved } from '../../shared/journal/requests.ts'
import type { Ms } from '../../shared/model/time.ts'
import type { Scope } from '../../shared/timing/scope.ts'
import { NO_WORD } from '../../shared/timing/spoken-word.ts'
import { createOwned } from './transaction.ts'

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
  | { readonly kind: 'reload'; readonly name: string }
  | { readonly kind: 'lost-audio'; readonly name: string; readonly hasText: boolean }
  /** Other audio than an episode had, and both lengths; null = unknown. */
  | {
      readonly kind: 'other-audio'
      readonly name: string
      readonly nowMs: Ms | null
      readonly thenMs: Ms | null
    }
  /** The earlier versions of the transcript, or the one that stands on the disk now. */
  | { readonly kind: 'versions' }
  | { readonly kind: 'compare' }
  | { readonly kind: 'candidates'; readonly names: readonly string[] }
  /** So many lines would begin before 0, so many of them end there. */
  | { readonly kind: 'below-zero'; readonly below: number; readonly gone: number }
  /** Corrections that are in no file. */
  | { readonly kind: 'recovery'; readonly unsaved: readonly Unsaved[] }
  | { readonly kind: 'belongs'; readonly text: string; readonly audio: string }
  /** `mayStay` = the file can be opened as it was recognised. */
  | { readonly kind: 'mapping'; readonly file: TextFile; readonly mayStay: boolean }

/** Work that takes a while, in words; how far it is (0..1, null = unknown); since when (steady clock, ms). */
export type Progress = { readonly what: string; readonly share: number | null; readonly since: number }

/**
 * What a problem is about, and so when it is over: trying to open something, the episode on screen, whether
 * its halves fit, saving its transcript, exporting, keeping what is ours, copying, files of keys, starting.
 */
export type About =
  | 'opening'
  | 'episode'
  | 'fit'
  | 'saving'
  | 'exporting'
  | 'keeping'
  | 'copying'
  | 'keys'
  | 'starting'
export type Reported = Problem & { readonly about: About }

/** The file on screen is another one on the disk. `basis` = the version that was on screen then. */
export type Outside = TextChange & { readonly basis: string }

export type ZoomedFrom = { readonly before: number | null; readonly to: number | null; readonly middle: Ms }

/** What is forgotten on close. Current time, scroll positions and peaks are in no store. */
export type SessionState = {
  readonly audio: MediaFile | null
  readonly durationMs: Ms | null
  readonly playing: boolean
  readonly rate: number
  /** Id of the spoken line, null in a gap. Set only when it changes. */
  readonly activeId: string | null
  /** Which line is spoken is an estimate: it has no time. */
  readonly isAbout: boolean
  /** Index of the spoken word in that line; NO_WORD when it is not known. Set only when it changes. */
  readonly activeWord: number
  /** Index of the chapter at the playhead; -1 = none. Set only when it changes. */
  readonly chapter: number
  readonly follow: boolean
  /** What else moves when a start is set. */
  readonly scope: Scope
  /** Index of the chapter whose name is open for typing. */
  readonly naming: number | null
  /** Key of the note on a line that is open for typing. */
  readonly noting: string | null
  /** Where the user paused by key; null = not by that. */
  readonly pausedAt: Ms | null
  /** Zoom of the waveform in px per second; null = the whole episode fits. */
  readonly pxPerSec: number | null
  /** The zoom before a line was zoomed to, that one, and the line's middle; null = none was. */
  readonly zoomedFrom: ZoomedFrom | null
  readonly peaks: { readonly state: 'none' | 'partial' | 'complete'; readonly share: number }
  /** What the last command did, in words. */
  readonly message: string
  readonly problems: readonly Reported[]
  readonly outside: Outside | null
  readonly dialog: Dialog | null
  readonly opening: boolean
  readonly progress: Progress | null
}

export const FIRST_SESSION: SessionState = {
  audio: null,
  durationMs: null,
  playing: false,
  rate: 1,
  activeId: null,
  isAbout: false,
  activeWord: NO_WORD,
  chapter: -1,
  follow: true,
  scope: 'line',
  naming: null,
  noting: null,
  pausedAt: null,
  pxPerSec: null,
  zoomedFrom: null,
  peaks: { state: 'none', share: 0 },
  message: '',
  problems: [],
  outside: null,
  dialog: null,
  opening: false,
  progress: null,
}

export const sessionStore = createOwned(FIRST_SESSION)

/** What only playing tells: set by what listens to the audio element. */
type Heard = Pick<
  SessionState,
  'playing' | 'rate' | 'durationMs' | 'activeId' | 'isAbout' | 'activeWord' | 'chapter'
>

/** Takes down what is heard. */
export function hear(heard: Partial<Heard>): void {
  sessionStore.setState(heard)
}

/**
 * Puts audio in place of the present one; nothing is known of it but what the file promises. `pxPerSec` = the
 * zoom where it was not open before.
 */
export function loadAudio(audio: MediaFile | null, pxPerSec: number | null = null): void {
  sessionStore.setState({
    audio,
    durationMs: audio?.promisedMs ?? null,
    playing: false,
    activeId: null,
    isAbout: false,
    activeWord: NO_WORD,
    pxPerSec: audio?.place ? audio.place.pxPerSec : pxPerSec,
    zoomedFrom: null,
    peaks: NO_PEAKS,
  })
}

/** Takes what is known of the same audio by now. */
export function renewAudio(audio: MediaFile): void {
  sessionStore.setState({ audio })
}

export const NO_PEAKS: SessionState['peaks'] = { state: 'none', share: 0 }

/** How far the waveform is. */
export function drawn(peaks: SessionState['peaks']): void {
  sessionStore.setState({ peaks })
}

/** What a command may show otherwise. */
export type View = Pick<
  SessionState,
  'follow' | 'scope' | 'naming' | 'noting' | 'pxPerSec' | 'zoomedFrom' | 'dialog' | 'pausedAt' | 'outside'
>

/** Shows something otherwise: what is followed, how close, which field or dialog is open. */
export function show(view: Partial<View>): void {
  sessionStore.setState(view)
}

/** Says what a command did. */
export function tell(message: string): void {
  sessionStore.setState({ message })
}

/** Shows these problems above the transcript, in place of those that are there. */
export function showProblems(problems: readonly Reported[]): void {
  sessionStore.setState({ problems })
}

/** Whether something is being opened now. */
export function showOpening(opening: boolean): void {
  sessionStore.setState({ opening })
}

/** Shows how far some work is; null when it is over. */
export function showProgress(progress: Progress | null): void {
  sessionStore.setState({ progress })
}
