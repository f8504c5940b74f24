import { useStore } from 'zustand'
import { run } from '../commands/dispatch/run.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { ProgressBox } from '../ui/progress-box.tsx'

/** The import report covers the page and shows the progress itself. */
const selectProgress = ({ dialog, progress }: SessionState) => (dialog?.kind === 'report' ? null : progress)

/** Progress of long work, floating above the page. */
export function WorkProgress() {
  const progress = useStore(sessionStore, selectProgress)
  return progress && <ProgressBox {...progress} onCancel={() => run('file.cancel')} />
}
