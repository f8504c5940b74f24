/**
 * The whole boundary between the processes. Requests go from the page to main and return a result; notices go
 * from main to the page. Texts cross, transcripts do not. Audio never crosses, only its `media://` address.
 * Paths stay in main; the page holds grants.
 */
import * as z from 'zod/mini'
import { bounded, hasRoom, MESSAGE_ROOM } from './base/bounded.ts'
import { textEncoding } from './base/text-encoding.ts'
import { MAX_KEYS_FILE } from './commands/keymap-file.ts'
import { type Companion, companionSchema, name, time } from './companion.ts'
import { encodings } from './encodings.ts'
import { journalRequests, type Unsaved } from './journal/requests.ts'
import type { LocatedAudio, LostAudio } from './located-audio.ts'
import type { AudioTags } from './media/tags/audio-tags.ts'
import type { Result } from './result.ts'
import type { EarlierVersion, Saved, SavedAs, TextChange, VersionText } from './saved.ts'
import { settingsSchema } from './settings.ts'
import type { Words } from './words/message.ts'

export { type Companion, companionSchema } from './companion.ts'
export type { LocatedAudio, LostAudio } from './located-audio.ts'
export type { Failed, Failure, Result } from './result.ts'
export type * from './saved.ts'

z.config({ jitless: true })

/** So many of the things that do not fit are told. */
const MOST_ISSUES = 5

const none = z.object({})
const grant = z.string().check(z.maxLength(64))
const stamp = z.string().check(z.maxLength(200))
const filePath = z.string().check(z.minLength(1), z.maxLength(32_768))
/** A transcript: as long as those that are read, and what is added to them. */
const wholeText = z.string().check(z.maxLength(300_000_000))
const textBody = z.object({ text: wholeText, encoding: textEncoding, bom: z.boolean() })

const delay = z.number().check(z.gte(-200), z.lte(200))
/** How late (ms) this engine gives the sound: by codec, and besides at speeds other than 1. */
export const delaysSchema = z.object({
  mp3: delay,
  aac: delay,
  atRates: bounded(z.array(z.object({ rate: z.number().check(z.gte(0.1), z.lte(10)), late: delay })), 50),
})
export type EngineDelays = z.infer<typeof delaysSchema>
export type Codec = 'mp3' | 'aac'

const episodeFiles = z.object({ audio: z.nullable(grant), text: z.nullable(grant) })

/** Arguments of every request, checked in main before a handler sees them. */
export const requestSchemas = {
  hello: none,
  openByDialog: none,
  openFiles: z.object({ paths: bounded(z.array(filePath), 100) }),
  openCandidate: z.object({ grant }),
  openSample: none,
  redecode: z.object({ grant, encoding: z.enum(encodings.map(({ id }) => id)) }),
  exactAudio: z.object({ grant }),
  audioTags: z.object({ grant }),
  openMarkers: none,
  storeDelays: delaysSchema,
  reopenEpisode: z.object({ episode: grant }),
  locateAudio: z.object({ episode: grant }),
  /** The audio of an episode is this one now. */
  moveEpisode: z.object({ episode: grant, audio: grant }),
  saveTranscript: z.extend(textBody, {
    grant,
    expect: stamp,
    force: z.boolean(),
  }),
  saveTranscriptAs: z.extend(textBody, {
    suggestedName: name,
    beside: z.nullable(grant),
    filter: z.object({ name, extension: z.string().check(z.regex(/^\w{1,10}$/)) }),
  }),
  earlierVersions: z.object({ grant }),
  /** `number` null = what stands on the disk now. `encoding` = how it is read where nothing tells. */
  readVersion: z.object({
    grant,
    number: z.nullable(z.int().check(z.gte(1), z.lte(1e12))),
    encoding: textEncoding,
  }),
  rereadText: z.object({ grant }),
  /** What is on screen counts as made of the version that stands on the disk since `textChanged`. */
  adoptVersion: z.object({ grant, stamp }),
  rememberPlace: z.object({
    audio: z.nullable(grant),
    text: z.nullable(grant),
    title: name,
    positionMs: time,
    durationMs: z.nullable(time),
    rate: z.number().check(z.gte(0.25), z.lte(4)),
    pxPerSec: z.nullable(z.number().check(z.gte(0), z.lte(10_000))),
  }),
  readCompanion: episodeFiles,
  storeCompanion: z.extend(episodeFiles, { companion: companionSchema }),
  forgetEpisode: z.object({ episode: grant }),
  copyText: z.object({ text: z.string().check(z.maxLength(50_000_000)) }),
  writeSettings: z.partial(settingsSchema),
  exportKeys: z.object({ text: z.string().check(z.maxLength(MAX_KEYS_FILE)) }),
  importKeys: none,
  /** What keys are called where they are not called as in the US: for the menu. */
  describeKeys: z.object({
    names: bounded(z.record(z.string().check(z.maxLength(32)), z.string().check(z.maxLength(8))), 200),
  }),
  describeWindow: z.object({
    title: name,
    unsaved: z.boolean(),
    document: z.nullable(grant),
    audio: z.nullable(grant),
  }),
  /** The page has heard `closing`, and asks as long as it needs. */
  hearClosing: none,
  answerClose: z.object({ close: z.boolean() }),
  ...journalRequests,
} as const

export type RequestName = keyof typeof requestSchemas
export type Argument<N extends RequestName> = z.infer<(typeof requestSchemas)[N]>

/** Checks what arrived for a request against its schema. */
export function parseArgument<N extends RequestName>(request: N, argument: unknown): Result<Argument<N>> {
  if (!hasRoom(argument, MESSAGE_ROOM)) return { ok: false, reason: 'bad-request', detail: request }
  const parsed = z.safeParse(requestSchemas[request], argument)
  if (parsed.success) return { ok: true, value: parsed.data as Argument<N> }
  // There may be as many as the message has parts.
  const issues = parsed.error.issues.slice(0, MOST_ISSUES)
  return { ok: false, reason: 'bad-request', detail: `${request}: ${z.prettifyError({ issues })}` }
}

/** What each request answers when it succeeds. */
export type Answers = {
  hello: Hello
  openByDialog: Opened | null
  openFiles: Opened
  openCandidate: Opened
  openSample: Opened
  redecode: TextFile
  exactAudio: ExactAudio
  audioTags: AudioTags
  openMarkers: readonly Marker[]
  storeDelays: null
  reopenEpisode: Opened
  locateAudio: LocatedAudio | null
  moveEpisode: Opened
  saveTranscript: Saved
  saveTranscriptAs: SavedAs | null
  earlierVersions: readonly EarlierVersion[]
  readVersion: VersionText
  rereadText: TextFile
  adoptVersion: null
  rememberPlace: readonly Episode[]
  readCompanion: Companion | null
  storeCompanion: null
  forgetEpisode: readonly Episode[]
  copyText: null
  writeSettings: null
  exportKeys: { readonly name: string } | null
  importKeys: { readonly name: string; readonly text: string } | null
  describeKeys: null
  describeWindow: null
  hearClosing: null
  answerClose: null
  beginJournal: { readonly journal: string }
  writeJournal: null
  leaveJournal: null
  listUnsaved: readonly Unsaved[]
  recover: Recovered
}

/** Notices from main to the page. */
export type Notices = {
  opened: Opened
  audioChanged: { readonly grant: string; readonly gone: boolean }
  textChanged: TextChange
  /** Something was wrong with a file of our own. */
  troubles: readonly Problem[]
  command: string
  closing: null
}
export type NoticeName = keyof Notices
export const noticeNames: readonly NoticeName[] = [
  'opened',
  'audioChanged',
  'textChanged',
  'troubles',
  'command',
  'closing',
]

export type Hello = {
  readonly opened: Opened | null
  /** What was wrong with our own files. */
  readonly troubles: readonly Problem[]
  /** Corrections that were not saved before Earmark ended. */
  readonly unsaved: readonly Unsaved[]
  /** Not null after the page broke down. */
  readonly resume: Resume | null
  readonly episodes: readonly Episode[]
  readonly settings: z.infer<typeof settingsSchema>
  readonly mac: boolean
  /** What was measured of this engine; null = nothing yet. */
  readonly delays: EngineDelays | null
}

/** A short clip whose sound tells its own place. */
export type Marker = {
  readonly codec: Codec
  readonly url: string
  readonly skipMs: number
}

/** Where the user was in an episode. */
export type Place = { readonly positionMs: number; readonly rate: number; readonly pxPerSec: number | null }

/** An episode opened before. `missing` = its files are not where they were. */
export type Episode = Place & {
  readonly episode: string
  readonly title: string
  readonly durationMs: number | null
  readonly audioName: string | null
  readonly textName: string | null
}

export type TextFile = {
  readonly grant: string
  readonly name: string
  readonly text: string
  readonly encoding: string
  readonly bom: boolean
  /** False when the encoding is a guess. */
  readonly sure: boolean
  /** Size, time and hash of the bytes as read. */
  readonly stamp: string
  readonly place: Place | null
}

/** The audio at an address where every seek is exact. */
export type ExactAudio = {
  readonly url: string
  /** What the element's time is ahead of the sound's, in ms: an encoder's delay at the start. */
  readonly skipMs: number
  /** Length of the sound in ms; null = what the element says is right. */
  readonly durationMs: number | null
  /** The file ends before what it lists itself: some of the sound is missing. */
  readonly isCutOff: boolean
}

export type MediaFile = {
  readonly grant: string
  readonly name: string
  /** The file as it is: right from its start on, until the first seek. */
  readonly url: string
  /** Null while the file is still being indexed: ask for it with `exactAudio`. */
  readonly exact: ExactAudio | null
  /** Length in ms that the file promises at its start, for as long as it is not indexed. */
  readonly promisedMs: number | null
  /** Container and codec in words, for messages: `AAC in MP4`. */
  readonly kind: Words
  readonly place: Place | null
}

/** Something that went wrong with a file: which, what it was and what to do. The page prints it. */
export type Problem = { readonly name: Words; readonly what: Words; readonly advice: Words }

/**
 * What opening gave. `texts` = the transcript and what is about the episode, in any order. `paired` = this
 * half was not asked for but found beside the other by name; a text then is the last one.
 */
export type Opened = {
  readonly audio: MediaFile | null
  readonly texts: readonly TextFile[]
  readonly paired: 'audio' | 'text' | null
  /** Several files fit by name: ask which. */
  readonly candidates: readonly { readonly grant: string; readonly name: string }[]
  readonly problems: readonly Problem[]
  /** The audio of an episode that is opened again is not where it was. */
  readonly lost?: LostAudio | undefined
}

/** An episode whose edits were not saved: its files, the text as it was read, and what was recorded since. */
export type Recovered = {
  readonly opened: Opened
  readonly how: string
  readonly records: readonly string[]
  /** The last record was being written when the program ended: it does not count. */
  readonly isTorn: boolean
}

/** What was on screen when the page broke down. `journal` = its unsaved edits; else its files are opened. */
export type Resume = { readonly journal: string | null; readonly opened: Opened | null }

/** What the preload exposes: one function per request, and `on` for notices. */
export type Host = {
  readonly [N in Exclude<RequestName, 'openFiles'>]: (argument: Argument<N>) => Promise<Result<Answers[N]>>
} & {
  /** Takes files that were dropped; only the preload can see their paths. */
  readonly openFiles: (files: readonly object[]) => Promise<Result<Opened>>
  readonly on: <N extends NoticeName>(notice: N, listener: (payload: Notices[N]) => void) => () => void
}
