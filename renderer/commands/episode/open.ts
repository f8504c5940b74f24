import type { Opened, Result, TextFile } from '../../../shared/contract.ts'
import type { ReadResult } from '../../../shared/formats/index.ts'
import { host } from '../../host.ts'
import { listEpisodes } from '../../state/app.ts'
import { clearDocument, documentStore, loadDocument } from '../../state/document.ts'
import { leaveModes } from '../../state/mode.ts'
import { select } from '../../state/selection.ts'
import { follow, sessionStore, showOpening } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { ask } from '../ask.ts'
import { LARGE, stopWork } from '../files/large-text.ts'
import { confirmLeaving } from '../files/save.ts'
import { openCompanion } from '../kept/companion.ts'
import { rememberPlace } from '../kept/places.ts'
import { dismissProblems, report, say } from '../say.ts'
import { showAudio } from './audio.ts'
import { takeAbout } from './episode-texts.ts'
import { leaveEpisode } from './leave-episode.ts'
import { needsMapping, readFile } from './mapping.ts'

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
  const lacksText = present.audio !== null && present.text === null
  const lacksAudio = present.audio === null && present.text !== null
  // A half that was only found by name never replaces the half on screen.
  const audio = opened.paired === 'audio' && lacksText ? null : opened.audio
  const wanted = opened.paired === 'text' && lacksAudio ? null : opened.text
  // A text about what is on screen joins it; nothing is replaced.
  const isOnScreen = present.audio !== null || present.text !== null
  const mayBeAbout = wanted !== null && !opened.audio && isOnScreen && wanted.text.length < LARGE
  if (mayBeAbout && takeAbout(wanted)) return
  const reading = wanted && (await readOrAsk(wanted, opened.paired === 'text'))
  if (reading === 'cancelled') return
  if (!audio && !reading) return
  const replacesText = present.text !== null && (reading !== null || !lacksAudio)
  if (replacesText && !(await confirmLeaving())) return
  if (!lacksText && !lacksAudio) await leaveEpisode()

  if (wanted && reading) showTranscript(wanted, reading)
  else if (audio && !lacksAudio && audio.grant !== present.audio?.grant) clearDocument()
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
      name: 'The sample',
      what: 'There is not enough room on the disk for a copy of it.',
      advice: 'Make room and open it again.',
    })
  else
    report({
      name: 'Opening',
      what: `It did not work (${result.detail}).`,
      advice: 'Open the file with Open…',
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
    say(`${file.name} was not opened`)
    return null
  }
  const reading = choice === 'mapped' ? ((await readFile(file)) ?? found) : found
  if (reading.transcript.segments.length > 0) return reading
  const failure = reading.diagnostics.find(({ severity }) => severity === 'error')
  report({
    name: file.name,
    what: failure?.message ?? 'No lines were found in this file.',
    advice: isUnclear
      ? 'If it is the transcript, open it by itself: you can then say what its columns or keys mean.'
      : 'Earmark reads captions, the output of speech recognisers, tables, lines with times, and plain text.',
  })
  return null
}

/** Says that a worker died: it ran out of memory, or could not be started. */
export function refused(name: string, cause: unknown): null {
  console.error('not read', cause)
  report({
    name,
    what: 'Reading this file broke off; it may need more memory than there is.',
    advice: 'Close other programs, or split the file into parts. What was on screen is still there.',
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
    follow(true)
  })
  const count = reading.transcript.segments.length
  say(`${name}: ${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`)
}
