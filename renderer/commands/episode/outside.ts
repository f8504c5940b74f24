import type { TextChange } from '../../../shared/contract.ts'
import { host } from '../../host.ts'
import { type DocumentState, documentStore, markOutdated } from '../../state/document.ts'
import { selectUnsaved } from '../../state/selectors.ts'
import { type Outside, type SessionState, sessionStore, show } from '../../state/session.ts'
import { ask } from '../ask.ts'
import { failureOf } from '../files/failure.ts'
import { save } from '../files/save.ts'
import { bringBackTimes } from '../kept/companion.ts'
import { reportOf, settled } from '../say.ts'
import { readFile, refused } from './read-file.ts'
import { showTranscript } from './show-transcript.ts'

/** Another program has changed the file on screen, or it is again as it was. */
export function takeTextChange(change: TextChange): void {
  const { file } = documentStore.getState()
  if (file?.grant !== change.grant) return
  show({ outside: change.is === 'same' ? null : { ...change, basis: file.stamp } })
}

/**
 * What has become of the file on screen, as long as nothing was decided about it: a file that was read again,
 * saved, or kept is of another version.
 */
export function outsideOf(
  { file }: Pick<DocumentState, 'file'>,
  { outside }: Pick<SessionState, 'outside'>,
): Outside | null {
  const isOpen = outside && file?.grant === outside.grant && file.stamp === outside.basis
  return isOpen ? outside : null
}

/** Puts what stands in the file on screen, after asking about corrections that are not saved. */
export async function reload(): Promise<void> {
  const { file, transcript } = documentStore.getState()
  if (!file) return
  if (
    selectUnsaved(documentStore.getState()) &&
    (await ask({ kind: 'reload', name: file.name })) !== 'reload'
  )
    return
  const result = await host.rereadText({ grant: file.grant })
  if (!result.ok) return reportOf('opening', failureOf(file.name, result))
  const { durationMs } = sessionStore.getState()
  const reading = await readFile(result.value, durationMs).catch((cause: unknown) =>
    refused(file.name, cause),
  )
  if (!reading || documentStore.getState().transcript !== transcript) return
  showTranscript(result.value, reading)
  settled('opening')
  bringBackTimes()
}

/** Keeps what is on screen: saving replaces the version that stands there now, but no later one. */
export async function keepMine(): Promise<void> {
  const outside = outsideOf(documentStore.getState(), sessionStore.getState())
  if (!outside) return
  const { grant, stamp } = outside
  const result = await host.adoptVersion({ grant, stamp })
  const { file } = documentStore.getState()
  if (result.ok && file?.grant === grant && file.stamp === outside.basis) markOutdated({ ...file, stamp })
}

/** Writes a file again that has gone. */
export async function saveAgain(): Promise<void> {
  await keepMine()
  await save()
}

/** Shows how the lines in the file differ from those on screen. */
export function compareOutside(): void {
  show({ dialog: { kind: 'compare' } })
}
