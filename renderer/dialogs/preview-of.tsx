import { useEffect } from 'react'
import type { Edit } from '../../shared/model/edit.ts'
import { t } from '../../shared/words/speak.ts'
import { tryOut } from '../state/mode.ts'
import styles from './dialogs.module.css'

/** Previews `edit` in list and waveform while the dialog is open. */
export function usePreview(edit: Edit | null): void {
  useEffect(() => {
    tryOut(edit)
    return () => tryOut(null)
  }, [edit])
}

type Props = { readonly checked: boolean; readonly onChange: (checked: boolean) => void }

/** Whether confirmed lines move as well. */
export function ConfirmedToo({ checked, onChange }: Props) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {t('dialog.confirmedLinesToo')}
    </label>
  )
}
