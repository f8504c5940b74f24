import { useStore } from 'zustand'
import { run } from '../commands/dispatch/run.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { ProgressBox } from '../ui/progress-box.tsx'

/** The report of how a file was read shows it itself: it covers the page. */
const selectProgress = ({ dialog, progress }: SessionState) => (dialog?.kind === 'report' ? null : progress)

/** The work that goes on, above the page; it covers nothing. */
export function WorkProgress() {
  const progress = useStore(sessionStore, selectProgress)
  return progress && <ProgressBox {...progress} onCancel={() => run('file.cancel')} />
}
