import { useEffect } from 'react'
import type { Edit } from '../../shared/model/edit.ts'
import { sessionStore } from '../state/session.ts'
import styles from './dialogs.module.css'

/** Previews `edit` in list and waveform while the dialog is open. */
export function usePreview(edit: Edit | null): void {
  useEffect(() => {
    sessionStore.setState({ preview: edit })
    return () => sessionStore.setState({ preview: null })
  }, [edit])
}

type Props = { readonly checked: boolean; readonly onChange: (checked: boolean) => void }

/** Whether confirmed lines move as well. */
export function ConfirmedToo({ checked, onChange }: Props) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      Confirmed lines too
    </label>
  )
}
