import type { MediaFile, Opened, TextFile } from '../../../shared/contract.ts'
import type { TranscriptFile } from '../../state/document.ts'

/** A longer text is a transcript: to look whether it is about the episode would hold the page up. */
const LONGEST_ABOUT = 1_500_000

/** The files on screen. */
export type Present = { readonly audio: MediaFile | null; readonly text: TranscriptFile | null }

/** What is to become of what was opened. */
export type Plan = {
  readonly present: Present
  readonly audio: MediaFile | null
  readonly text: TextFile | null
  /** The half that is missing on screen and may come now; null = another episode takes the place of this one. */
  readonly joins: 'audio' | 'text' | null
  /** The text may be about what is on screen, not a transcript: then it joins, and nothing is replaced. */
  readonly mayBeAbout: boolean
}

/** A half that was only found by name never replaces the half on screen. */
export function planOpening(present: Present, opened: Opened): Plan {
  const lacksText = present.audio !== null && present.text === null
  const lacksAudio = present.audio === null && present.text !== null
  const audio = opened.paired === 'audio' && lacksText ? null : opened.audio
  const text = opened.paired === 'text' && lacksAudio ? null : opened.text
  const isOnScreen = present.audio !== null || present.text !== null
  return {
    present,
    audio,
    text,
    joins: lacksText ? 'text' : lacksAudio ? 'audio' : null,
    mayBeAbout: text !== null && !opened.audio && isOnScreen && text.text.length < LONGEST_ABOUT,
  }
}

/** True when the transcript on screen goes: only audio that joins it leaves it there. */
export function replacesText({ present, joins }: Plan, hasReading: boolean): boolean {
  return present.text !== null && (hasReading || joins !== 'audio')
}
