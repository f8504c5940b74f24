import type { Diagnostic } from '../../model/diagnostic.ts'
import type { ClockForm, Ms } from '../../model/time.ts'
import type { FrameForm } from '../../model/timecode.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import type { Words } from '../../words/message.ts'
import type { JsonLayout } from './json-layout.ts'
import type { HandMapping } from './mapped-roles.ts'
import type { TimeMeaning } from './time-units.ts'

/** `[from, to)` in the decoded text. */
export type Span = { readonly from: number; readonly to: number }

/** What replaces the characters of a span. */
export type Replacement = Span & { readonly text: string }

/**
 * How a time was written: a clock (`rounds`: its digits may not be widened), a clock without seconds (`1:05` = one hour
 * five), decimal seconds with a fixed number of digits, a number that takes as many digits as it needs (`perSecond`
 * units make a second, 1 when absent: 1000 = milliseconds, 10 000 000 = ticks; `rounds`: whole units only), a timecode
 * in frames, an ISO 8601 duration (`PT1M2.5S`), or an object of whole seconds and nanoseconds as protocol buffers print
 * it. `point` stands before decimals, `.` when absent.
 */
export type TimeForm =
  | { readonly kind: 'clock'; readonly clock: ClockForm; readonly rounds?: true }
  | { readonly kind: 'hours-minutes'; readonly hours: number }
  | { readonly kind: 'seconds'; readonly digits: number; readonly point?: ',' }
  | {
      readonly kind: 'number'
      readonly digits: number
      readonly perSecond?: number
      readonly rounds?: true
      readonly point?: ','
    }
  | { readonly kind: 'frames'; readonly frames: FrameForm }
  | { readonly kind: 'iso' }
  | { readonly kind: 'seconds-nanos'; readonly object: string }

/**
 * Where a time stands, how it was written, and from which moment it counts (0 when `base` is absent). `around` = no time
 * stands here yet: what is written before and after one.
 */
export type TimeToken = Span & {
  readonly form: TimeForm
  readonly base?: Ms
  readonly around?: readonly [before: string, after: string]
}

/** Where one word and its times stand. `duration` stands in files that write how long instead of until when. */
export type WordTokens = {
  readonly block: Span
  readonly text?: Span
  readonly start?: TimeToken
  readonly end?: TimeToken
  readonly duration?: TimeToken
}

/**
 * Where the parts of one segment stand in the text it was read from. `block` covers the whole segment without the line
 * ends or commas that divide it from its neighbours; `index` is a running number.
 */
export type SegmentTokens = {
  readonly block: Span
  readonly index?: Span
  readonly start?: TimeToken
  readonly end?: TimeToken
  /** How long the line lasts, in files that write that instead of its end. */
  readonly duration?: TimeToken
  readonly text?: Span
  readonly speaker?: Span
  /**
   * True when the times stand apart, in places that lines may share (`patchAll` changes them), and where the line stands
   * says nothing about its order.
   */
  readonly apart?: true
  /** The list of words as it stands, and the times in it. */
  readonly words?: Span & { readonly items: readonly WordTokens[] }
  /** Where it is written who speaks, apart from the line and perhaps for others at once. */
  readonly turns?: readonly Span[]
  /** True in a file that names a speaker only where another one begins: all lines of the turn have the same `turns`. */
  readonly carried?: true
  /** Of JSON files: where the line's parts were looked for. */
  readonly layout?: JsonLayout
}

/** By segment id. */
export type Tokens = ReadonlyMap<string, SegmentTokens>

export type Reading = {
  readonly transcript: Transcript
  readonly tokens: Tokens
  readonly diagnostics: readonly Diagnostic[]
  /** A title the file gives itself, if any. */
  readonly title: string | null
  /** What was guessed about the times, and all they may mean; absent when the file leaves no doubt. */
  readonly guess?: { readonly taken: TimeMeaning; readonly choices: readonly TimeMeaning[] }
}

/** What a reader found, with what is needed to save it again: the format's id, the file's name and its text. */
export type ReadResult = Reading & {
  readonly format: string
  readonly name: string
  readonly text: string
  /** What the user said stands where; absent when the reader found that itself. */
  readonly byHand?: HandMapping
}

/** What a file of this format cannot hold is lost on export; the interface warns before. */
export type Limits = {
  /** Finest step of a time in ms. */
  readonly stepMs: Ms
  readonly times: boolean
  readonly ends: boolean
  readonly speakers: boolean
  readonly words: boolean
  /** False when several lines become one paragraph. */
  readonly lines?: boolean
}

/** A choice that a new file of a format leaves open. Without a choice the first value counts. */
export type FormatOption = {
  readonly id: string
  readonly label: Words
  readonly values: readonly {
    readonly id: string
    readonly label: Words
    /** What of the format's limits is otherwise with this value. */
    readonly limits?: Partial<Limits>
  }[]
}

/** The chosen values by the id of their option. Those that there are not count as not chosen. */
export type Choices = Readonly<Record<string, string>>

/**
 * What the reader may know: the length of the audio (null = unknown), and what the user says the times mean. Readers of
 * formats that grow large say now and then how far they are (0..1).
 */
export type ReadHint = {
  readonly durationMs: Ms | null
  readonly times?: TimeMeaning
  readonly progress?: (share: number) => void
}

/** What a new block is modelled on when lines are inserted: the text, a neighbour's tokens, the file's line end. */
export type BlockContext = {
  readonly source: string
  readonly neighbour: SegmentTokens | null
  readonly eol: string
  /** Where the line stops when it has no end of its own; null = unknown. */
  readonly end: Ms | null
  /** The running number of the block; null = the file is not numbered without gaps. */
  readonly index: number | null
  /** Who has been speaking up to here; null = nobody named. */
  readonly speaker: string | null
  /** The line as it was read, when it is not a new one but is written anew. */
  readonly own?: { readonly segment: Segment; readonly tokens: SegmentTokens }
}

/** Where changed text goes: the characters of `token` in `source`. `line` is the line whose text changed. */
export type TextContext = {
  readonly source: string
  readonly token: Span
  readonly eol: string
  readonly line?: ChangedLine
}

/** A line as it is now, as it was read, and where it stands. */
export type ChangedLine = { readonly now: Segment; readonly was: Segment; readonly tokens: SegmentTokens }

/** A file with its changes. `text` null = they cannot be made: parts of a damaged file lie in one another. */
export type Patched = {
  readonly text: string | null
  /** How many times had to be written in a wider form than they stood in (`00:12` for 12.34 s becomes `00:12.340`). */
  readonly widened: number
}

/** How the file wants a stretch of text to look, and whose voice begins with it when that is not the line's speaker. */
export type Style = {
  readonly italic?: boolean
  readonly bold?: boolean
  readonly underline?: boolean
  /** Ruby text stands above the base right before it. */
  readonly ruby?: 'base' | 'text'
  readonly voice?: string
}

/** A stretch of a line's text in one style. */
export type Styled = { readonly text: string; readonly style: Style }

/** What a format is called and what it can hold. */
export type FormatFacts = {
  readonly id: string
  /** A proper name, or what such files are called. */
  readonly name: Words
  /** Without dot, lower case; the first is used for new files. */
  readonly extensions: readonly string[]
  readonly limits: Limits
  /** True when a named speaker goes on speaking in the lines after, until the next name. */
  readonly speakersLast: boolean
  /** True for XML and HTML: only such formats are asked about a file that begins with a tag. */
  readonly markup?: true
}

/** How files of a format are told from others and read. */
export type FormatReading = {
  /**
   * 0..1 by content; the extension adds at most 0.2. `head` = the first 64 KiB, which are enough for most; `text` = all
   * of it, for formats whose marks may stand behind that.
   */
  recognise(head: string, name: string, text: string): number
  /** Never throws, never drops: a line that no rule understands stays as text and becomes a diagnostic. */
  read(text: string, hint: ReadHint): Reading
  /** The text of a line in its styles, entities decoded, white space as it stands; for formats that know styles. */
  styled?(source: string, tokens: SegmentTokens): readonly Styled[]
}

/** How new files of a format are written; nothing of it where nobody writes such files. */
export type FormatWriting = {
  write?(transcript: Transcript, choices?: Choices): string
  /** What people may choose for new files. */
  readonly options?: readonly FormatOption[]
}

/** How a file is saved in place: the parts that change are replaced, everything else is copied. */
export type FormatPatching = {
  /**
   * What divides two blocks: a sticky pattern, what to write when the file shows no example (`\n` = its line end), and
   * how many line ends an example must have to be followed. `between` = it may stand between two blocks only, as a comma.
   */
  readonly gap: {
    readonly pattern: RegExp
    readonly fresh: string
    readonly least: number
    readonly between?: true
  }
  /** The text of one inserted segment in the manner of its neighbour, without the gap around it. */
  block(segment: Segment, context: BlockContext): string
  /** The segment's text as it stands in this format (escapes, line ends). */
  printText(text: string, context: TextContext): string
  /** A speaker's name where another name stood. */
  printName(name: string, context: TextContext): string
  /** What is put before a line's text to name its speaker; empty when the format has no such place. */
  speakerPrefix(name: string, sample: SegmentTokens | null, source: string): string
  /** Changes that only this format knows, such as words. */
  patchMore?(now: Segment, was: Segment, tokens: SegmentTokens, source: string): readonly Replacement[]
  /** Changes outside of the lines: what several lines share. */
  patchAll?(transcript: Transcript, source: ReadResult): readonly Replacement[]
  /** Changes that keep repetitions elsewhere in the file in step with those that were made inside the lines. */
  patchCopies?(
    source: string,
    edits: readonly Replacement[],
    isInLine: (at: number) => boolean,
  ): readonly Replacement[]
  /** Saves in place where lines share parts of the file. `patch` changes tokens one by one, in this source or another. */
  save?(source: ReadResult, transcript: Transcript, patch: (source: ReadResult) => Patched): Patched
}

/** One text format. Each is one constant in one file; no format file imports another. */
export type TranscriptFormat = FormatFacts & FormatReading & FormatWriting & FormatPatching
