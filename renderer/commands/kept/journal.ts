import { t } from '../../../shared/words/speak.ts'
import { now } from '../../playback/clock.ts'
import { documentStore } from '../../state/document.ts'
import { selectionStore } from '../../state/selection.ts'
import { selectUnsaved } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { type DocumentStep, onStep } from '../../state/steps.ts'
import { reportUnkept, settled } from '../say.ts'
import { type Begun, createDocumentJournal, type DocumentJournal, type Present } from './document-journal.ts'

/** What was changed is written so soon after it (ms), and what could not be written is tried again. */
const SOON_MS = 80
const AGAIN_MS = 2000

let journal: DocumentJournal | null = null
/** True while what was changed since the last save is in no file. */
let isUnsaved = false
/** The journal of the document that comes next, which was brought back from it. */
let coming: Begun | null = null
let timer: ReturnType<typeof setTimeout> | null = null

/** Writes down each edit soon after it was made, for when the program ends before it is saved. */
export function startJournal(signal: AbortSignal): void {
  const stop = onStep(follow)
  signal.addEventListener('abort', stop, { once: true })
}

/** Goes on with a journal in the document that `load` puts in place. */
export function continueJournal(begun: Begun, load: () => void): void {
  coming = begun
  load()
  coming = null
}

/** Writes down at once what was changed: before the file is saved, so that it never knows more. */
export async function journalNow(): Promise<void> {
  if (timer !== null) clearTimeout(timer)
  timer = null
  await write()
}

/** Ends the journal of the document on screen, before the window closes; the user has been asked. */
export async function leaveJournal(): Promise<void> {
  const [left, keep] = [journal, isUnsaved]
  journal = null
  await left?.leave(keep)
}

function follow(step: DocumentStep): void {
  if (step.do === 'load') {
    void leaveJournal()
    const { file } = documentStore.getState()
    const from = coming ?? file?.source
    journal = file && from ? createDocumentJournal(file, from) : null
    isUnsaved = selectUnsaved(documentStore.getState())
    return
  }
  isUnsaved = selectUnsaved(documentStore.getState())
  if (journal?.take(step)) schedule(SOON_MS)
}

function schedule(ms: number): void {
  timer ??= setTimeout(() => {
    timer = null
    void write()
  }, ms)
}

async function write(): Promise<void> {
  const present = presentNow()
  const failed = present && journal ? await journal.write(present) : null
  const name = t('say.unsavedEdits')
  if (!failed) return settled('keeping', name)
  reportUnkept(name, failed)
  schedule(AGAIN_MS)
}

function presentNow(): Present | null {
  const { file } = documentStore.getState()
  if (!file) return null
  const { audio } = sessionStore.getState()
  const place = { do: 'place', id: selectionStore.getState().id, ms: Math.round(now()) } as const
  return { text: file.grant, audio: audio?.grant ?? null, place }
}
