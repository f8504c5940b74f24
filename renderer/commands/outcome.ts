import type { CommandId } from '../../shared/commands/index.ts'
import type { Problem } from '../../shared/contract.ts'
import type { LineNote } from '../../shared/episode/line-notes.ts'
import type { Edit } from '../../shared/model/edit.ts'
import type { Ms } from '../../shared/model/time.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Words } from '../../shared/words/message.ts'
import type { EpisodeState } from '../state/episode.ts'
import type { FindState } from '../state/find.ts'
import type { Mode } from '../state/mode.ts'
import type { Choice, Edge } from '../state/selection.ts'
import type { View } from '../state/session.ts'
import type { Context } from './context.ts'

/** What the sound does. A place that is sought is held inside the audio. */
export type Sound =
  | { readonly do: 'seek'; readonly to: Ms }
  /** Plays on; with `until`, stops there, and with `home` goes back there then. */
  | { readonly do: 'play'; readonly until?: Ms | null; readonly home?: Ms }
  /** `byKey` = the place is remembered: playing may go on from a little earlier. */
  | { readonly do: 'pause'; readonly byKey?: boolean }
  | { readonly do: 'loop'; readonly from: Ms; readonly to: Ms }
  | { readonly do: 'slowly'; readonly from: Ms; readonly to: Ms; readonly rate: number }
  | { readonly do: 'rate'; readonly rate: number }
  /** Once nothing else is to be heard for `ms`. */
  | { readonly do: 'later'; readonly ms: Ms; readonly command: Command }

/** What becomes of the notes on lines. */
export type NoteChange =
  | { readonly do: 'add'; readonly note: LineNote }
  | { readonly do: 'set'; readonly key: string; readonly words: string }
  | { readonly do: 'drop'; readonly key: string }

/**
 * What a command does. All of the page changes as one, in the order of these fields; then comes the sound.
 * What is left out stays as it is; null where it is allowed is the same as left out, except for `preview`.
 */
export type Outcome = {
  readonly settings?: Partial<Settings>
  /** Another mode; with it the preview is what `preview` says, or none. */
  readonly mode?: Mode
  /** What is shown without being made; null = the lines as they are. */
  readonly preview?: Edit | null
  readonly edit?: Edit | null
  readonly history?: 'undo' | 'redo'
  readonly select?: (Choice & { readonly id: string | null }) | undefined
  readonly edge?: Edge
  readonly closeField?: boolean
  /** A line that comes into view without being selected. */
  readonly reveal?: string
  /** A speaker without lines who is known from now on, or no more. */
  readonly forgetSpeaker?: string
  readonly addSpeaker?: string
  readonly note?: NoteChange
  /** What is kept with the episode otherwise. */
  readonly episode?: Partial<Omit<EpisodeState, 'lineNotes'>>
  readonly find?: Partial<FindState>
  readonly view?: Partial<View>
  readonly message?: Words
  /** What is wrong about the episode, to be shown until it is dismissed or another one comes. */
  readonly problems?: readonly Problem[]
  /** What was typed cannot be used: its field stays open. */
  readonly refused?: boolean
  readonly sound?: readonly Sound[]
}

/** What a command would do, by what it knows; nothing is done yet. */
export type Command<A extends readonly unknown[] = []> = (context: Context, ...args: A) => Outcome

/** What ends later, like opening and saving, does its work by itself. */
export type Work = (context: Context) => Promise<unknown>

/** The commands of a room, by their ids. */
export type Table = Readonly<Partial<Record<CommandId, Command | Work>>>
