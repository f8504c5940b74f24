import type { Opened, Recovered, Resume } from '../../../shared/contract.ts'
import { skipRecord } from '../../../shared/journal/record.ts'
import type { Replayed } from '../../../shared/journal/replay.ts'
import type { Unsaved } from '../../../shared/journal/requests.ts'
import { firstPxPerSec } from '../../../shared/media/peaks/zoom.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { restoreDocument } from '../../state/document.ts'
import { leaveModes } from '../../state/mode.ts'
import { select } from '../../state/selection.ts'
import { sessionStore, show, showOpening } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { ask, dismissDialog } from '../ask.ts'
import { readText } from '../files/large-text.ts'
import { confirmLeaving } from '../files/save.ts'
import { openCompanion } from '../kept/companion.ts'
import { continueJournal } from '../kept/journal.ts'
import { rememberPlace } from '../kept/places.ts'
import { dismissProblems, report, reportOf, say } from '../say.ts'
import { showAudio } from './audio.ts'
import { leaveEpisode } from './leave-episode.ts'
import { takeOpened } from './open.ts'
import {
  fileOf,
  type Record,
  readMapped,
  recordedText,
  restored,
  toRead,
  whatIsMissing,
  whyNotRestored,
} from './plan-recovery.ts'
import { refused } from './read-file.ts'

/** Offers the corrections that were not saved before Earmark ended: those that were not declined before. */
export async function offerUnsaved(unsaved: readonly Unsaved[]): Promise<void> {
  const offered = unsaved.filter(({ isDeclined }) => !isDeclined)
  if (offered.length === 0) return
  const isLeft = !(await chooseUnsaved(offered))
  // Nothing is lost: they are found under "Unsaved corrections" for as long as they are kept.
  if (isLeft) await Promise.all(offered.map(({ journal }) => host.leaveJournal({ journal, keep: true })))
}

/** Shows all corrections that were not saved, to take one up or to delete them. */
export async function showUnsaved(): Promise<void> {
  const result = await host.listUnsaved({})
  if (result.ok && result.value.length > 0) await chooseUnsaved(result.value)
  else say(t('say.nothingUnsaved'))
}

/** Deletes corrections for good; the dialog shows what is left. */
export async function deleteUnsaved(journal: string): Promise<void> {
  await host.leaveJournal({ journal, keep: false })
  const { dialog } = sessionStore.getState()
  if (dialog?.kind !== 'recovery') return
  const unsaved = dialog.unsaved.filter((one) => one.journal !== journal)
  if (unsaved.length > 0) show({ dialog: { kind: 'recovery', unsaved } })
  else dismissDialog()
}

/** Asks which are taken up; false when none. */
async function chooseUnsaved(unsaved: readonly Unsaved[]): Promise<boolean> {
  const answer = await ask({ kind: 'recovery', unsaved })
  const chosen = unsaved.find(({ journal }) => journal === answer)
  return chosen !== undefined && recoverEpisode(chosen.journal)
}

/** Brings back what was on screen before the page broke down. */
export async function resume({ journal, opened }: Resume): Promise<void> {
  if (journal !== null) await recoverEpisode(journal)
  else if (opened) await takeOpened(opened)
  reportOf('starting', {
    name: t('say.theWindow'),
    what: t('say.brokeDown'),
    advice: t('say.allIsBack'),
  })
}

/** Brings an episode back with the edits that were not saved, and their history. False when that failed. */
export async function recoverEpisode(journal: string): Promise<boolean> {
  if (!(await confirmLeaving())) return false
  showOpening(true)
  const result = await host.recover({ journal })
  showOpening(false)
  if (!result.ok) {
    reportOf('opening', {
      name: t('say.unsavedEdits'),
      what: t('say.recordGone'),
      advice: t('say.openTheFile'),
    })
    return false
  }
  const { value } = result
  const record = recordedText(value)
  const done = record && (await readAgain(record))
  const replayed = record && done ? restored(done, record, value.records, Date.now()) : null
  if (record && done && replayed) await putBack({ journal, value, record, reading: done, replayed })
  else {
    const [file] = value.opened.texts
    await host.leaveJournal({ journal, keep: true })
    reportOf('opening', whyNotRestored(file?.name ?? ''))
  }
  return replayed !== null
}

async function readAgain(record: Record) {
  return (
    readMapped(record) ?? readText(toRead(record)).catch((cause: unknown) => refused(record.file.name, cause))
  )
}

type Back = {
  readonly journal: string
  readonly value: Recovered
  readonly record: Record
  readonly reading: NonNullable<Awaited<ReturnType<typeof readAgain>>>
  readonly replayed: Replayed
}

/** Puts the episode on screen, where the user was in it. */
async function putBack({ journal, value, record, reading, replayed }: Back): Promise<void> {
  const { state, read, all } = replayed
  const { opened, isTorn } = value
  await leaveEpisode()
  dismissProblems()
  const load = () => restoreDocument(fileOf(record.file, reading, state), reading, state)
  transact(() => {
    continueJournal({ id: journal, records: read < all ? [skipRecord(read)] : [] }, load)
    leaveModes()
    show({ follow: true })
  })
  showAudio(placed(opened, state.place?.ms))
  select(state.place?.id ?? null, { open: null, reveal: true })
  await rememberPlace()
  await openCompanion(true)
  report(...opened.problems)
  const missing = whatIsMissing(record.file.name, isTorn, replayed)
  if (missing) report(missing)
  say(t('say.correctionsBack', { name: record.file.name, count: state.history.past.length }))
}

/** The audio, at the place where it was. */
function placed({ audio }: Opened, positionMs: number | undefined): Opened['audio'] {
  if (!audio || positionMs === undefined) return audio
  return { ...audio, place: { rate: 1, pxPerSec: firstPxPerSec(innerWidth), ...audio.place, positionMs } }
}
