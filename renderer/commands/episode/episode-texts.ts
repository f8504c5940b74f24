import type { TextFile } from '../../../shared/contract.ts'
import { type EpisodePage, readEpisodePage } from '../../../shared/episode/episode-page.ts'
import { findQuotes, placeQuotes } from '../../../shared/episode/quotes.ts'
import { readChapters } from '../../../shared/formats/index.ts'
import type { Chapter } from '../../../shared/model/chapter.ts'
import { changeChapters } from '../../../shared/model/edit.ts'
import { type Ms, printReading } from '../../../shared/model/time.ts'
import { commit, documentStore } from '../../state/document.ts'
import { setArticle, setPage } from '../../state/episode.ts'
import { sessionStore } from '../../state/session.ts'
import { takeChapters } from '../notes/chapters.ts'
import { showPanel } from '../play/view.ts'
import { report, say } from '../say.ts'

/** A page and the audio may differ by this much (ms): players round, and hosts add a jingle. */
const SAME_LENGTH_MS = 5000

/** Takes a text that is about the episode on screen, not its transcript. False when it is none of these. */
export function takeAbout(file: TextFile): boolean {
  const page = readEpisodePage(file.text)
  const chapters = chaptersOf(file)
  if (page) takePage(page, file.name)
  else if (chapters) takeChapters(chapters, file.name)
  else if (isArticle(file.text)) takeArticle(file)
  else return false
  return true
}

function takePage(page: EpisodePage, name: string): void {
  setPage({
    ...page,
    highlights: [...page.highlights],
    topics: [...page.topics],
    chapters: [...page.chapters],
  })
  const { chapters } = documentStore.getState()
  const edit =
    page.chapters.length > 0 ? changeChapters('Chapters of the page', chapters, page.chapters) : null
  if (edit) commit(edit)
  showPanel('episode')
  const { durationMs } = sessionStore.getState()
  if (lengthsDiffer(page.durationMs, durationMs)) {
    report({
      name,
      what: `This page is about an episode of ${printReading(page.durationMs ?? 0)}, the audio lasts ${printReading(durationMs ?? 0)}.`,
      advice: 'Check that they belong together; with other advertisements the chapters are off.',
    })
  }
  say(`${name}: ${page.title}`)
}

/** True when both lengths are known and are not the same. */
export function lengthsDiffer(page: Ms | null, audio: Ms | null): boolean {
  return page !== null && audio !== null && Math.abs(page - audio) > SAME_LENGTH_MS
}

/** Chapters of a file that holds nothing else: by what it is, or because it is called so. A WebVTT may be either. */
function chaptersOf({ text, name }: TextFile): readonly Chapter[] | null {
  const isOwnKind =
    /^\ufeff?\s*(?:;FFMETADATA|CHAPTER\d+=|#EXTM3U|FILE "|<\?xml[^>]{0,200}>\s*<(?:!DOCTYPE Chapters|Chapters|psc:)|\{\s*"version"[^[]{0,2000}"chapters"\s*:\s*\[|\{\s*"chapters"\s*:\s*\[)/i
  const isCalledSo = /chapter/i.test(name)
  if (!isOwnKind.test(text.slice(0, 4096)) && !isCalledSo) return null
  const { chapters } = readChapters(text, name)
  return chapters.length > 0 ? chapters : null
}

/** An article quotes what is said in the transcript on screen. */
function isArticle(text: string): boolean {
  const { segments } = documentStore.getState().transcript
  if (segments.length === 0) return false
  return placeQuotes(findQuotes(text), segments).some((place) => place !== null)
}

function takeArticle({ name, text }: TextFile): void {
  setArticle({ name, text })
  showPanel('notes')
  say(`${name} stands beside the transcript`)
}

export function removeArticle(): void {
  setArticle(null)
}
