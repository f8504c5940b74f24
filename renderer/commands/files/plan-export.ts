import type { Argument } from '../../../shared/contract.ts'
import { writeHtmlPage } from '../../../shared/export/html-page.ts'
import { fittingFileName } from '../../../shared/names.ts'
import { t } from '../../../shared/words/speak.ts'
import type { Context } from '../context.ts'
import { episodeTitle } from '../kept/episode-title.ts'

/** A text to be written to a file of its own. `kind` is what the dialog calls such files. */
export type Export = { readonly text: string; readonly ending: string; readonly kind: string }

/** What is on screen, as far as exporting goes by it. */
type Page = Pick<Context, 'document' | 'session'>

/** What the episode is called: by its transcript, else by its files. */
export function episodeName({ document, session }: Page): string {
  return episodeTitle(document.title, session.audio?.name ?? document.file?.name ?? 'episode')
}

/** What main is asked to write: a file with the episode's name, beside its files. */
export function exportRequest(page: Page, { text, ending, kind }: Export): Argument<'saveTranscriptAs'> {
  const { audio } = page.session
  const { file } = page.document
  return {
    text,
    encoding: 'utf-8',
    bom: false,
    // Signs that file names cannot have on some system.
    suggestedName: fittingFileName(`${episodeName(page).replace(/[\\/:*?"<>|]+/g, '-')}.${ending}`),
    beside: audio?.grant ?? file?.grant ?? null,
    filter: { name: kind, extension: ending.slice(ending.lastIndexOf('.') + 1) },
  }
}

/** A page that plays the audio beside it, for any browser. */
export function webPage(page: Page): Export {
  const { transcript, chapters } = page.document
  const audioName = page.session.audio?.name ?? ''
  const text = writeHtmlPage({ title: episodeName(page), audioName, transcript, chapters })
  return { text, ending: 'html', kind: t('say.webPage') }
}

/** What is said once it is written: without the audio beside it, it does not play. */
export function webPageSaved({ session }: Page, name: string): string {
  const audioName = session.audio?.name ?? ''
  return audioName === '' ? t('say.saved', { name }) : t('say.savedKeepBeside', { name, audioName })
}
