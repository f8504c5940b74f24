import { useState } from 'react'
import { chapterFormats } from '../../shared/formats/write-chapters.ts'
import { answer } from '../commands/ask.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

/** Chooses a format for a file of chapters. */
export function ExportChapters({ onDismiss }: { onDismiss: () => void }) {
  const [chosen, choose] = useState<string>(chapterFormats[0]?.id ?? '')
  return (
    <DialogFrame
      title="Export chapters"
      onDismiss={onDismiss}
      actions={
        <>
          <Button isAdvised onPress={() => answer(chosen)}>
            Choose a place…
          </Button>
          <Button onPress={onDismiss}>Cancel</Button>
        </>
      }
    >
      <div role="radiogroup" aria-label="Format" className={styles.formats}>
        {chapterFormats.map(({ id, name, extension }) => (
          <label key={id}>
            <input
              type="radio"
              name="format"
              value={id}
              checked={chosen === id}
              onChange={() => choose(id)}
            />
            <span>{name}</span>
            <span className={styles.quiet}>.{extension}</span>
          </label>
        ))}
      </div>
    </DialogFrame>
  )
}
