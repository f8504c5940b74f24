import { confirmLeaving } from '../files/save.ts'
import { keepNow } from '../kept/companion.ts'
import { leaveJournal } from '../kept/journal.ts'
import { rememberPlace } from '../kept/places.ts'
import { storeSettings } from '../settings.ts'
import { answerClose, hearClosing } from './app-window.ts'

/** What could not be stored was read by somebody who closes again after so long, and before so long (ms). */
const READ_MS = { least: 1500, most: 60_000 } as const

/** When the window last stayed open because something could not be stored; null = it did not. */
let stayedAt: number | null = null
let present: Promise<void> | null = null

/** The window is to close: asks, keeps what is to be kept, and answers; asked again meanwhile, once. */
export function closing(): Promise<void> {
  present ??= close().finally(() => {
    present = null
  })
  return Promise.all([hearClosing(), present]).then(() => undefined)
}

async function close(): Promise<void> {
  if (!(await confirmLeaving())) return answerClose(false)
  const [isKept] = await Promise.all([keepNow(), rememberPlace(), storeSettings()])
  const mayClose = isKept || hasBeenRead()
  stayedAt = mayClose ? null : performance.now()
  if (mayClose) await leaveJournal()
  await answerClose(mayClose)
}

/** What was said when the window stayed. Two clicks in a row are one. */
function hasBeenRead(): boolean {
  const ms = stayedAt === null ? 0 : performance.now() - stayedAt
  return ms > READ_MS.least && ms < READ_MS.most
}
