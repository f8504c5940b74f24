import { writeHtmlPage } from '../../../shared/export/html-page.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { documentStore } from '../../state/document.ts'
import { sessionStore } from '../../state/session.ts'
import { episodeTitle } from '../kept/places.ts'
import { say } from '../say.ts'
import { reportFailure } from './save.ts'

/** A text to be written to a file of its own. `kind` is what the dialog calls such files. */
type Export = { readonly text: string; readonly ending: string; readonly kind: string }

/** Asks for a place beside the episode's files and writes there; the name of the file, or null. */
export async function exportFile({ text, ending, kind }: Export): Promise<string | null> {
  const { audio } = sessionStore.getState()
  const { file } = documentStore.getState()
  const name = episodeName()
  const result = await host.saveTranscriptAs({
    text,
    encoding: 'utf-8',
    bom: false,
    // Signs that file names cannot have on some system.
    suggestedName: `${name.replace(/[\\/:*?"<>|]+/g, '-')}.${ending}`,
    beside: audio?.grant ?? file?.grant ?? null,
    filter: { name: kind, extension: ending.slice(ending.lastIndexOf('.') + 1) },
  })
  if (!result.ok) reportFailure(name, result)
  return result.ok ? (result.value?.name ?? null) : null
}

/** Writes a page that plays the audio beside it, for any browser. */
export async function exportPage(): Promise<void> {
  const { transcript, chapters } = documentStore.getState()
  const audioName = sessionStore.getState().audio?.name ?? ''
  const text = writeHtmlPage({ title: episodeName(), audioName, transcript, chapters })
  const name = await exportFile({ text, ending: 'html', kind: t('say.webPage') })
  if (name !== null)
    say(audioName === '' ? t('say.saved', { name }) : t('say.savedKeepBeside', { name, audioName }))
}

/** What the episode is called: by its transcript, else by its files. */
export function episodeName(): string {
  const { file, title } = documentStore.getState()
  return episodeTitle(title, sessionStore.getState().audio?.name ?? file?.name ?? 'episode')
}
