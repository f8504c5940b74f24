import { host } from '../../host.ts'
import { documentStore } from '../../state/document.ts'
import { sessionStore } from '../../state/session.ts'
import type { Context } from '../context.ts'
import { reportOf, say, settled } from '../say.ts'
import { failureOf } from './failure.ts'
import { type Export, episodeName, exportRequest, webPage, webPageSaved } from './plan-export.ts'

/** Asks for a place beside the episode's files and writes there; the name of the file, or null. */
export async function exportFile(wanted: Export): Promise<string | null> {
  // The episode as it is now: a dialog may have been open since the command was given.
  const page = { document: documentStore.getState(), session: sessionStore.getState() }
  const result = await host.saveTranscriptAs(exportRequest(page, wanted))
  if (!result.ok) reportOf('exporting', failureOf(episodeName(page), result))
  else if (result.value) settled('exporting')
  return result.ok ? (result.value?.name ?? null) : null
}

/** Writes a page that plays the audio beside it, for any browser. */
export async function exportPage(context: Context): Promise<void> {
  const name = await exportFile(webPage(context))
  if (name !== null) say(webPageSaved(context, name))
}
