import type { Opened, Result, TextFile } from '../../../shared/contract.ts'
import type { ReadResult } from '../../../shared/formats/index.ts'
import type { Ms } from '../../../shared/model/time.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { listEpisodes } from '../../state/app.ts'
import { clearDocument, documentStore } from '../../state/document.ts'
import { type Reported, sessionStore, showOpening } from '../../state/session.ts'
import { ask } from '../ask.ts'
import { stopWork } from '../files/large-text.ts'
import { confirmLeaving, endSaving } from '../files/save.ts'
import { openCompanion } from '../kept/companion.ts'
import { rememberPlace } from '../kept/places.ts'
import { contextNow, perform } from '../perform.ts'
import { dismissProblems, leaveBehind, reportOf, say } from '../say.ts'
import { showAudio } from './audio.ts'
import { isAbout, takeAbout } from './episode-texts.ts'
import { leaveEpisode } from './leave-episode.ts'
import { locate } from './locate.ts'
import { asksBelonging } from './plan-fit.ts'
import {
  candidateOf,
  clearsText,
  leftOut,
  lengthFor,
  type Plan,
  planOpening,
  replacesText,
  whyNotOpened,
} from './plan-opening.ts'
import { afterQuestion, questionOn, whyNotShown } from './plan-reading.ts'
import { readFile, refused } from './read-file.ts'
import { showTranscript } from './show-transcript.ts'

/** How often something was put on screen. */
let shown = 0

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

/** Takes an episode off the list of recent ones; its files stay. When main fails the list stays as it is. */
export async function forgetEpisode(episode: string): Promise<void> {
  const result = await host.forgetEpisode({ episode })
  if (result.ok) listEpisodes(result.value)
}

/** Back to the welcome page, after asking about unsaved changes. */
export async function closeEpisode(): Promise<void> {
  if (!(await confirmLeaving())) return
  const left = shown
  await leaveEpisode()
  // What was opened while this one was put away stays.
  if (shown !== left) return
  clearDocument()
  showAudio(null)
  dismissProblems()
  say('')
}

/** Puts what was opened on screen: as a new episode, or joined to the half that is there. */
export async function takeOpened(given: Opened): Promise<void> {
  const opened = given.lost ? await locate(given, given.lost) : given
  if (!opened) return
  const before = sessionStore.getState().problems
  reportOf('opening', ...opened.problems)
  stopWork()
  const present = { audio: sessionStore.getState().audio, text: documentStore.getState().file }
  const plan = planOpening(present, opened, isAbout)
  const article = plan.text && plan.mayBeAbout ? takeAbout(contextNow(), plan.text) : null
  if (article) perform(article)
  else if (!(await takeEpisode(plan, opened.paired === 'text', before))) return
  takeBeside(plan)
  if (opened.candidates.length > 0) await chooseCandidate(opened)
}

/** Puts audio and transcript on screen; false when the user has cancelled it. */
async function takeEpisode(plan: Plan, isFound: boolean, before: readonly Reported[]): Promise<boolean> {
  const { audio, text: wanted } = plan
  const durationMs = lengthFor(plan, sessionStore.getState().durationMs)
  let reading = wanted && (await readOrAsk(wanted, durationMs, isFound))
  if (reading === 'cancelled') return false
  if (!audio && !reading) return true
  const belongs = reading ? await askBelonging(plan, reading) : 'together'
  if (belongs === 'cancel') return false
  // The length of audio that it does not belong to would mislead the reader.
  if (belongs === 'alone' && wanted && durationMs !== null)
    reading = (await readFile(wanted, null)) ?? reading
  if (replacesText(plan, reading !== null)) {
    if (!(await confirmLeaving())) return false
    await endSaving()
  }
  if (plan.joins === null) await leaveEpisode()
  leaveBehind(before, plan.joins === null)

  shown++
  if (wanted && reading) showTranscript(wanted, reading)
  else if (clearsText(plan)) clearDocument()
  if (audio || belongs === 'alone') showAudio(audio)
  await rememberPlace()
  await openCompanion()
  return true
}

/** Whether a transcript is put under the audio on screen or opened without it. Asked where nothing tells. */
async function askBelonging(
  plan: Plan,
  { transcript }: ReadResult,
): Promise<'together' | 'alone' | 'cancel'> {
  const { audio } = plan.present
  if (!audio || !plan.text || !asksBelonging(plan, transcript, documentStore.getState())) return 'together'
  const answer = await ask({ kind: 'belongs', text: plan.text.name, audio: audio.name })
  return answer === 'together' || answer === 'alone' ? answer : 'cancel'
}

/** Joins what is about the episode to it, and says what is not. */
function takeBeside({ about, spare }: Plan): void {
  const isThere = sessionStore.getState().audio !== null || documentStore.getState().file !== null
  for (const file of [...about, ...spare]) {
    const outcome = isThere ? takeAbout(contextNow(), file) : null
    if (outcome) perform(outcome)
    else reportOf('opening', leftOut(file))
  }
}

async function chooseCandidate(opened: Opened): Promise<void> {
  const answer = await ask({ kind: 'candidates', names: opened.candidates.map(({ name }) => name) })
  const candidate = candidateOf(opened, answer)
  if (candidate) await take(host.openCandidate({ grant: candidate.grant }))
}

async function take(request: Promise<Result<Opened | null>>, opening = true): Promise<void> {
  showOpening(opening)
  const result = await request
  showOpening(false)
  if (!result.ok) reportOf('opening', whyNotOpened(result))
  else if (result.value) await takeOpened(result.value)
}

/** Reads a text, as the user says where that is asked. Null when it cannot be read, or shall not be. */
async function readOrAsk(
  file: TextFile,
  durationMs: Ms | null,
  isFound: boolean,
): Promise<ReadResult | 'cancelled' | null> {
  const found = await readFile(file, durationMs).catch((cause: unknown) => refused(file.name, cause))
  if (!found) return 'cancelled'
  const question = questionOn({ file, reading: found }, isFound)
  const next = question ? afterQuestion(await ask(question)) : 'show'
  if (next === 'leave') {
    say(t('say.notOpened', { name: file.name }))
    return null
  }
  const reading = next === 'read' ? ((await readFile(file, durationMs)) ?? found) : found
  const problem = whyNotShown(file, reading, found)
  if (problem) reportOf('opening', problem)
  return problem ? null : reading
}
