import type { Opened, Result, TextFile } from '../../../shared/contract.ts'
import type { ReadResult } from '../../../shared/formats/index.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { listEpisodes } from '../../state/app.ts'
import { clearDocument, documentStore, loadDocument } from '../../state/document.ts'
import { leaveModes } from '../../state/mode.ts'
import { select } from '../../state/selection.ts'
import { sessionStore, show, showOpening } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { ask } from '../ask.ts'
import { stopWork } from '../files/large-text.ts'
import { confirmLeaving } from '../files/save.ts'
import { openCompanion } from '../kept/companion.ts'
import { rememberPlace } from '../kept/places.ts'
import { contextNow, perform } from '../perform.ts'
import { dismissProblems, report, say } from '../say.ts'
import { showAudio } from './audio.ts'
import { takeAbout } from './episode-texts.ts'
import { leaveEpisode } from './leave-episode.ts'
import { needsMapping, readFile } from './mapping.ts'
import { planOpening, replacesText } from './plan-opening.ts'

/** Asks for files and opens them. */
export async function chooseFiles(): Promise<void> {
  // The system's dialog is busy, not we.
  await take(host.openByDialog({}), false)
}

/** Opens the episode that comes with the app. */
export async function trySample(): Promise<void> {
  await take(host.openSample({}))
}

/** Opens files that were dropped on the window. */
export async function takeDropped(files: readonly File[]): Promise<void> {
  await take(host.openFiles(files))
}

/** Opens an episode where the user left it. */
export async function resumeEpisode(episode: string): Promise<void> {
  await take(host.reopenEpisode({ episode }))
}

export async function forgetEpisode(episode: string): Promise<void> {
  const result = await host.forgetEpisode({ episode })
  if (result.ok) listEpisodes(result.value)
}

/** Back to the welcome page, after asking about unsaved changes. */
export async function closeEpisode(): Promise<void> {
  if (!(await confirmLeaving())) return
  await leaveEpisode()
  clearDocument()
  showAudio(null)
  dismissProblems()
  say('')
}

/** Puts what was opened on screen: as a new episode, or joined to the half that is there. */
export async function takeOpened(opened: Opened): Promise<void> {
  report(...opened.problems)
  stopWork()
  const present = { audio: sessionStore.getState().audio, text: documentStore.getState().file }
  const plan = planOpening(present, opened)
  const { audio, text: wanted } = plan
  const about = wanted && plan.mayBeAbout ? takeAbout(contextNow(), wanted) : null
  if (about) return perform(about)
  const reading = wanted && (await readOrAsk(wanted, opened.paired === 'text'))
  if (reading === 'cancelled') return
  if (!audio && !reading) return
  if (replacesText(plan, reading !== null) && !(await confirmLeaving())) return
  if (plan.joins === null) await leaveEpisode()

  if (wanted && reading) showTranscript(wanted, reading)
  else if (audio && plan.joins !== 'audio' && audio.grant !== present.audio?.grant) clearDocument()
  if (audio) showAudio(audio)
  await rememberPlace()
  await openCompanion()
  if (opened.candidates.length > 0) await chooseCandidate(opened)
}

async function chooseCandidate({ candidates }: Opened): Promise<void> {
  const chosen = await ask({ kind: 'candidates', names: candidates.map(({ name }) => name) })
  const candidate = candidates.find(({ name }) => name === chosen)
  if (candidate) await take(host.openCandidate({ grant: candidate.grant }))
}

async function take(request: Promise<Result<Opened | null>>, opening = true): Promise<void> {
  showOpening(opening)
  const result = await request
  showOpening(false)
  if (result.ok) {
    if (result.value) await takeOpened(result.value)
  } else if (result.reason === 'no-space')
    report({
      name: t('say.sample'),
      what: t('say.notEnoughRoom'),
      advice: t('say.makeRoomOpen'),
    })
  else
    report({
      name: t('say.opening'),
      what: t('say.didNotWork', { detail: result.detail }),
      advice: t('say.openTheFile'),
    })
}

/**
 * Reads a text; a table or JSON of an unknown make as the user says. Null when it cannot be read, or shall not be. Nobody
 * is asked about a file that was only found by name.
 */
async function readOrAsk(file: TextFile, isFound: boolean): Promise<ReadResult | 'cancelled' | null> {
  const found = await readFile(file).catch((cause: unknown) => refused(file.name, cause))
  if (!found) return 'cancelled'
  const { segments } = found.transcript
  const isUnclear = needsMapping(file, found)
  const isAsked = isUnclear && !isFound
  const choice = isAsked ? await ask({ kind: 'mapping', file, mayStay: segments.length > 0 }) : 'stay'
  if (choice === 'cancel') {
    say(t('say.notOpened', { name: file.name }))
    return null
  }
  const reading = choice === 'mapped' ? ((await readFile(file)) ?? found) : found
  if (reading.transcript.segments.length > 0) return reading
  const failure = reading.diagnostics.find(({ severity }) => severity === 'error')
  report({
    name: file.name,
    what: failure?.message ?? t('say.noLinesFound'),
    advice: isUnclear ? t('say.ifTranscriptOpen') : t('say.earmarkReadsCaptions'),
  })
  return null
}

/** Says that a worker died: it ran out of memory, or could not be started. */
export function refused(name: string, cause: unknown): null {
  console.error('not read', cause)
  report({
    name,
    what: t('say.readingFileBroke'),
    advice: t('say.closeOtherPrograms'),
  })
  return null
}

/** Puts a transcript that was read on screen. */
export function showTranscript(file: TextFile, reading: ReadResult): void {
  const { grant, name, encoding, bom, sure, stamp } = file
  const { format } = reading
  transact(() => {
    loadDocument({ grant, name, encoding, bom, sure, stamp, format, source: reading }, reading)
    select(null, { open: null })
    leaveModes()
    show({ follow: true })
  })
  const count = reading.transcript.segments.length
  say(t('say.opened', { name, lines: sentence('bar.lines', { count }) }))
}
