import type { TextFile } from '../../../shared/contract.ts'
import type { ReadResult } from '../../../shared/formats/index.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { loadDocument } from '../../state/document.ts'
import { leaveModes } from '../../state/mode.ts'
import { select } from '../../state/selection.ts'
import { show } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { say } from '../say.ts'

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
