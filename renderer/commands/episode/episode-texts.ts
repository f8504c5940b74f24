import type { Problem, TextFile } from '../../../shared/contract.ts'
import { belongs, isChaptersKind } from '../../../shared/episode/about-episode.ts'
import { type EpisodePage, readEpisodePage } from '../../../shared/episode/episode-page.ts'
import { findQuotes, placeQuotes } from '../../../shared/episode/quotes.ts'
import { readChapters } from '../../../shared/formats/index.ts'
import type { Chapter } from '../../../shared/model/chapter.ts'
import { changeChapters } from '../../../shared/model/edit.ts'
import { type Ms, printReading } from '../../../shared/model/time.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import type { Context } from '../context.ts'
import { takeChapters } from '../notes/chapters.ts'
import type { Outcome } from '../outcome.ts'

/** A page and the audio may differ by this much (ms): players round, and hosts add a jingle. */
const SAME_LENGTH_MS = 5000

/** A longer text is a transcript: to look whether it is about an episode would hold the page up. */
const LONGEST_ABOUT = 1_500_000

/**
 * True for a text that is about an episode whatever is on screen: a page, or chapters. `audioName` = the
 * episode's audio: what is named after it is its transcript, though it be called a chapter.
 */
export function isAbout(file: TextFile, audioName: string | null): boolean {
  if (!mayBeAbout(file)) return false
  if (readEpisodePage(file.text)) return true
  const isTranscripts = audioName !== null && belongs(audioName, file.name) && !isChaptersKind(file.text)
  return !isTranscripts && chaptersOf(file) !== null
}

/** True for a text that is short enough to look whether it is about an episode. */
export function mayBeAbout({ text }: TextFile): boolean {
  return text.length < LONGEST_ABOUT
}

/**
 * What becomes of a text that is about the episode on screen, not its transcript; null when it is none of
 * these.
 */
export function takeAbout(context: Context, file: TextFile): Outcome | null {
  if (!mayBeAbout(file)) return null
  const audioName = context.session.audio?.name ?? null
  if (!isAbout(file, audioName)) return isArticle(context, file.text) ? takeArticle(file) : null
  const page = readEpisodePage(file.text)
  if (page) return takePage(context, page, file.name)
  const chapters = chaptersOf(file)
  return chapters && takeChapters(context, chapters, file.name)
}

function takePage({ document, session }: Context, page: EpisodePage, name: string): Outcome {
  const { highlights, topics, chapters } = page
  const edit =
    chapters.length > 0
      ? changeChapters(sentence('change.chaptersOfPage'), document.chapters, chapters)
      : null
  return {
    episode: {
      page: { ...page, highlights: [...highlights], topics: [...topics], chapters: [...chapters] },
    },
    edit,
    settings: { panel: 'episode' },
    problems: problemsOf(name, page.durationMs, session.durationMs),
    message: `${name}: ${page.title}`,
  }
}

function problemsOf(name: string, page: Ms | null, audio: Ms | null): Problem[] {
  if (!lengthsDiffer(page, audio)) return []
  return [
    {
      name,
      what: t('say.pageAboutEpisode', { time: printReading(page ?? 0), time2: printReading(audio ?? 0) }),
      advice: t('say.checkBelongTogether'),
    },
  ]
}

/** True when both lengths are known and are not the same. */
export function lengthsDiffer(page: Ms | null, audio: Ms | null): boolean {
  return page !== null && audio !== null && Math.abs(page - audio) > SAME_LENGTH_MS
}

/**
 * Chapters of a file that holds nothing else: by what it is, or because it is called so. A WebVTT may be
 * either.
 */
function chaptersOf({ text, name }: TextFile): readonly Chapter[] | null {
  if (!isChaptersKind(text) && !/chapter/i.test(name)) return null
  const { chapters } = readChapters(text, name)
  return chapters.length > 0 ? chapters : null
}

/** An article quotes what is said in the transcript on screen. */
function isArticle({ document }: Context, text: string): boolean {
  const { segments } = document.transcript
  if (segments.length === 0) return false
  return placeQuotes(findQuotes(text), segments).some((place) => place !== null)
}

function takeArticle({ name, text }: TextFile): Outcome {
  return {
    episode: { article: { name, text } },
    settings: { panel: 'notes' },
    message: t('say.standsBesideTranscript', { name }),
  }
}

/** Takes the article away from the episode; its file stays. */
export function removeArticle(): Outcome {
  return { episode: { article: null } }
}
