import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Ms } from '../../model/time.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import type { Words } from '../../words/message.ts'
import type { JsonLayout } from './json-layout.ts'
import type { HandMapping } from './mapped-roles.ts'
import type { MarkupSyntax } from './marked-text.ts'
import type { Span } from './span.ts'
import type { TimeCopy, TimeToken } from './time-form.ts'
import type { TimeMeaning } from './time-units.ts'

export type { Span } from './span.ts'
export type { TimeCopy, TimeForm, TimeToken } from './time-form.ts'

/** What replaces the characters of a span. */
export type Replacement = Span & { readonly text: string }

/** Where a word and its times stand. `duration` replaces `end` in files that write lengths. */
export type WordTokens = {
  readonly block: Span
  readonly text?: Span
  readonly start?: TimeToken
  readonly end?: TimeToken
  readonly duration?: TimeToken
}

/**
 * Where the parts of one segment stand in the source text. `block` spans the whole segment without the line
 * ends or commas around it; `index` is a running number.
 */
export type SegmentTokens = {
  readonly block: Span
  readonly index?: Span
  readonly start?: TimeToken
  readonly end?: TimeToken
  /** The length of the line, in files that write that instead of its end. */
  readonly duration?: TimeToken
  /** What the line says a second time about its times. */
  readonly copies?: readonly TimeCopy[]
  readonly text?: Span
  readonly speaker?: Span
  /**
   * True when the times stand elsewhere, in places that lines may share (`patchAll` changes them), and the
   * order of the blocks does not matter.
   */
  readonly apart?: true
  /** The list of words, and the times in it. */
  readonly words?: Span & { readonly items: readonly WordTokens[] }
  /**
   * True where the text stands once for each word: a change to it, or to the speaker, rewrites the block.
   * After the items of the words come those of further copies.
   */
  readonly woven?: true
  /** Where the speaker is named, outside of the line and perhaps for several lines. */
  readonly turns?: readonly Span[]
  /**
   * True in files that name a speaker only when the speaker changes: all lines of a turn have the same
   * `turns`.
   */
  readonly carried?: true
  /** JSON only: where the line's parts are looked for. */
  readonly layout?: JsonLayout
}

/** By segment id. */
export type Tokens = ReadonlyMap<string, SegmentTokens>

export type Reading = {
  readonly transcript: Transcript
  readonly tokens: Tokens
  readonly diagnostics: readonly Diagnostic[]
  /** The title in the file, if any. */
  readonly title: string | null
  /** The guess about the meaning of the times, and the alternatives; absent when the file leaves no doubt. */
  readonly guess?: { readonly taken: TimeMeaning; readonly choices: readonly TimeMeaning[] }
}

/** A reading with what saving needs: the format's id, the file's name and its text. */
export type ReadResult = Reading & {
  readonly format: string
  readonly name: string
  readonly text: string
  /** The user's mapping; absent when the reader needed none. */
  readonly byHand?: HandMapping
  /** What else the reader was told: with it the same text is read alike. Absent = nothing. */
  readonly hint?: Pick<ReadHint, 'durationMs' | 'times'>
}

/** What a format can hold. The rest is lost on export; the interface warns before. */
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

/** An option for new files of a format. The first value is the default. */
export type FormatOption = {
  readonly id: string
  readonly label: Words
  readonly values: readonly {
    readonly id: string
    readonly label: Words
    /** How this value changes the format's limits. */
    readonly limits?: Partial<Limits>
  }[]
}

/** Chosen values by option id. Unknown ones count as not chosen. */
export type Choices = Readonly<Record<string, string>>

/**
 * What the reader is given: the length of the audio (null = unknown) and what the user says the times mean.
 * Readers of large formats report their progress (0..1).
 */
export type ReadHint = {
  readonly durationMs: Ms | null
  readonly times?: TimeMeaning
  readonly progress?: (share: number) => void
}

/** The context of an inserted block: the source, a neighbour's tokens, the file's line end. */
export type BlockContext = {
  readonly source: string
  readonly neighbour: SegmentTokens | null
  readonly eol: string
  /** The end of the line if it has none of its own; null = unknown. */
  readonly end: Ms | null
  /** True when no line with a time follows. */
  readonly isPastTimes: boolean
  /** The running number of the block; null = the file is not numbered, or with gaps. */
  readonly index: number | null
  /** The last speaker named before; null = none. */
  readonly speaker: string | null
  /** The line's text in the markup of the lines it comes from; absent when they had none. */
  readonly marked?: string
  /** The line as it was read, if it is rewritten rather than new. */
  readonly own?: { readonly segment: Segment; readonly tokens: SegmentTokens }
}

/** Where changed text goes: it replaces `token` in `source`. `line` = the changed line. */
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
  /** How many times were written in a wider form than before (`00:12` becomes `00:12.340` for 12.34 s). */
  readonly widened: number
}

/** The style of a stretch of text; `voice` = its speaker if that is not the line's. */
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
  /** True when a speaker counts for the following lines too, until the next name. */
  readonly speakersLast: boolean
  /** True for XML and HTML formats; files that begin with a tag are offered to these only. */
  readonly markup?: true
}

/** How files of a format are told from others and read. */
export type FormatReading = {
  /**
   * Score 0..1 by content; the extension adds at most 0.2. `head` = the first 64 KiB; `text` = the whole
   * file, for the few formats that need more.
   */
  recognise(head: string, name: string, text: string): number
  /** Never throws, never drops: a line that no rule understands is kept as text, with a diagnostic. */
  read(text: string, hint: ReadHint): Reading
  /** The text of a line in its styles: entities decoded, white space as in the file. */
  styled?(source: string, tokens: SegmentTokens): readonly Styled[]
}

/** Writing new files; empty for formats that are only read and saved in place. */
export type FormatWriting = {
  write?(transcript: Transcript, choices?: Choices): string
  /** Options for new files. */
  readonly options?: readonly FormatOption[]
}

/** Saving in place: changed parts are replaced, everything else is copied. */
export type FormatPatching = {
  /**
   * What separates two blocks: a sticky pattern, what to write when the file has no example (`\n` = its line
   * end), and the least number of line ends that makes an example. `between` = it stands only between blocks,
   * like a comma.
   */
  readonly gap: {
    readonly pattern: RegExp
    readonly fresh: string
    readonly least: number
    readonly between?: true
  }
  /** True where new lines beside the one can look like the other: both stand in lists of the same things. */
  isAlike?(one: SegmentTokens, other: SegmentTokens, source: string): boolean
  /** An inserted segment in the style of its neighbour, without the gap around it. */
  block(segment: Segment, context: BlockContext): string
  /**
   * How text is marked up, in formats that do: changed, split and merged lines keep their markup by it.
   * Without it, `printText` writes the whole text.
   */
  syntax?(source: string, eol: string): MarkupSyntax
  /**
   * For lines whose words have times of their own: raw text that keeps the markup, with the words' times as
   * they are now; null = it cannot have them, and the whole text is written. `was` = the line it was, if it
   * was edited and not split or merged. Absent = the whole text of such lines is always written.
   */
  timedMarkup?(raw: string, now: Segment, was: Segment | null): string | null
  /** The segment's text as written in this format (escapes, line ends). */
  printText(text: string, context: TextContext): string
  /** A name in place of another name. */
  printName(name: string, context: TextContext): string
  /** What is put before a line's text to name its speaker; empty when the format has no such place. */
  speakerPrefix(name: string, sample: SegmentTokens | null, source: string): string
  /** Changes specific to the format, such as words. */
  patchMore?(now: Segment, was: Segment, tokens: SegmentTokens, source: string): readonly Replacement[]
  /** Changes outside of the lines, to what several lines share. */
  patchAll?(transcript: Transcript, source: ReadResult): readonly Replacement[]
  /** Changes to copies elsewhere in the file, so that they match the changed lines. */
  patchCopies?(
    source: string,
    edits: readonly Replacement[],
    isInLine: (at: number) => boolean,
  ): readonly Replacement[]
  /**
   * Saving where lines share parts of the file. `patch` changes single tokens in this source or another;
   * `marked` gives, by id, changed and new texts in the markup of the lines they come from.
   */
  save?(
    source: ReadResult,
    transcript: Transcript,
    patch: (source: ReadResult) => Patched,
    marked: () => ReadonlyMap<string, string>,
  ): Patched
}

/** One text format. Each is one constant in one file; no format file imports another. */
export type TranscriptFormat = FormatFacts & FormatReading & FormatWriting & FormatPatching
