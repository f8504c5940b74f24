import { useStore } from 'zustand'
import { revealLine } from '../commands/view.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

const selectDiagnostics = (state: DocumentState) => state.diagnostics
/** More are counted, not listed. */
const MAX_SHOWN = 500

/** What was odd in the file. All of it was loaded; a finding leads to its line. */
export function FindingsDialog({ onDismiss }: { onDismiss: () => void }) {
  const diagnostics = useStore(documentStore, selectDiagnostics)
  const name = documentStore.getState().file?.name ?? 'this file'
  return (
    <DialogFrame
      title={`Findings in “${name}”`}
      isWide
      onDismiss={onDismiss}
      actions={
        <Button isAdvised onPress={onDismiss}>
          Close
        </Button>
      }
    >
      <p>Nothing was left out: every line is loaded, and saving keeps what you did not touch.</p>
      <ol className={styles.findings}>
        {diagnostics.slice(0, MAX_SHOWN).map(({ code, message, line, segment }, index) => (
          <li key={index}>
            <button
              type="button"
              disabled={segment === null}
              title={code}
              onClick={() => segment && revealLine(segment)}
            >
              <span className={styles.quiet}>{line === null ? 'File' : `Line ${line}`}</span>
              <span>{message}</span>
            </button>
          </li>
        ))}
      </ol>
      {diagnostics.length > MAX_SHOWN && <p>and {diagnostics.length - MAX_SHOWN} more.</p>}
    </DialogFrame>
  )
}
