import type { Failed, MediaFile, Opened, Problem, TextFile } from '../../../shared/contract.ts'
import { belongs } from '../../../shared/episode/about-episode.ts'
import type { Ms } from '../../../shared/model/time.ts'
import { t } from '../../../shared/words/speak.ts'
import type { TranscriptFile } from '../../state/document.ts'
import type { Answer } from '../ask.ts'

/** The files on screen. */
export type Present = { readonly audio: MediaFile | null; readonly text: TranscriptFile | null }

/** What is to become of what was opened. */
export type Plan = {
  readonly present: Present
  readonly audio: MediaFile | null
  readonly text: TextFile | null
  /**
   * The half that is missing on screen and may come now; null = another episode takes the place of this one.
   */
  readonly joins: 'audio' | 'text' | null
  /** The text may be about what is on screen, not a transcript: then it joins, and nothing is replaced. */
  readonly mayBeAbout: boolean
  /** Texts that are about the episode that is on screen then. */
  readonly about: readonly TextFile[]
  /** Texts beside the transcript: what is not about it either is left out. */
  readonly spare: readonly TextFile[]
}

/** True for a text that is about an episode, with this audio or none. */
type IsAbout = (file: TextFile, audioName: string | null) => boolean

/**
 * What is to become of what was opened, in whatever order it was given. A half that was only found by name
 * never replaces the half on screen.
 */
export function planOpening(present: Present, opened: Opened, isAbout: IsAbout): Plan {
  const lacksText = present.audio !== null && present.text === null
  const lacksAudio = present.audio === null && present.text !== null
  const isOnScreen = present.audio !== null || present.text !== null
  const { about, transcripts } = sortTexts(present, opened, isAbout)
  const [first = null, ...spare] = opened.paired === 'text' && lacksAudio ? [] : transcripts
  const isUnasked = opened.paired === 'audio' && (lacksText || (first === null && isOnScreen))
  return {
    present,
    audio: isUnasked ? null : opened.audio,
    text: first,
    joins: lacksText ? 'text' : lacksAudio ? 'audio' : null,
    mayBeAbout: first !== null && !opened.audio && isOnScreen,
    about,
    spare,
  }
}

/** What may be the transcript, the likeliest first, and what is about the episode, if there is to be one. */
function sortTexts(present: Present, { audio, texts }: Opened, isAbout: IsAbout) {
  const audioName = audio?.name ?? present.audio?.name ?? null
  const isOnScreen = present.audio !== null || present.text !== null
  const sorted = [...texts].sort(
    (a, b) =>
      rankOf(a, audioName) - rankOf(b, audioName) || inOrder(a.name, b.name) || inOrder(a.text, b.text),
  )
  const transcripts = sorted.filter((file) => !isAbout(file, audioName))
  const isEpisode = isOnScreen || audio !== null || transcripts.length > 0
  if (!isEpisode) return { about: [], transcripts: sorted }
  return { about: sorted.filter((file) => !transcripts.includes(file)), transcripts }
}

/**
 * Captions hold nothing but a transcript; tables and JSON seldom do; a document may be an article about it.
 */
const KINDS = [
  /\.(?:srt|vtt|webvtt|sbv|ass|ssa|ttml|dfxp|itt|lrc|sub|smi|sami|smil|textgrid|eaf|otr)$/i,
  /\.(?:json\d?|csv|tsv|tab|srv\d|xml)$/i,
]

/** What is named after the audio comes first, then what seldom is anything but a transcript. */
function rankOf({ name }: TextFile, audioName: string | null): number {
  const kind = KINDS.findIndex((pattern) => pattern.test(name))
  const isNamedAfter = audioName !== null && belongs(audioName, name)
  return (isNamedAfter ? 0 : 10) + (kind < 0 ? KINDS.length : kind)
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A text that was given with a transcript, and is neither about it nor needed. */
export function leftOut({ name }: TextFile): Problem {
  return { name, what: t('problem.secondText'), advice: t('advice.openByItself') }
}

/**
 * True when the transcript on screen is another audio's, and nothing takes its place: with that audio it
 * goes.
 */
export function clearsText({ present, audio, joins }: Plan): boolean {
  return audio !== null && joins !== 'audio' && audio.grant !== present.audio?.grant
}

/**
 * The length of the audio that the text that comes belongs to, in ms: of the audio that comes with it, else
 * of that on screen (`heardMs`). Null = unknown: the length of another audio would mislead the reader.
 */
export function lengthFor({ audio, present }: Plan, heardMs: Ms | null): Ms | null {
  if (audio && audio.grant !== present.audio?.grant) return audio.exact?.durationMs ?? audio.promisedMs
  return present.audio ? heardMs : null
}

/** The file that was chosen among those that fit by name. */
export function candidateOf(
  { candidates }: Opened,
  answer: Answer,
): Opened['candidates'][number] | undefined {
  return candidates.find(({ name }) => name === answer)
}

/** Why nothing was opened. The disk can be full only when the sample is unpacked. */
export function whyNotOpened({ reason, detail }: Failed): Problem {
  if (reason === 'no-space')
    return { name: t('say.sample'), what: t('say.notEnoughRoom'), advice: t('say.makeRoomOpen') }
  return { name: t('say.opening'), what: t('say.didNotWork', { detail }), advice: t('say.openTheFile') }
}

/** True when the transcript on screen goes: only audio that joins it leaves it there. */
export function replacesText({ present, joins }: Plan, hasReading: boolean): boolean {
  return present.text !== null && (hasReading || joins !== 'audio')
}
