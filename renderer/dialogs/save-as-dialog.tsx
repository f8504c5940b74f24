import { useState } from 'react'
import { exportFormats, formatById } from '../../shared/formats/index.ts'
import { losses } from '../../shared/formats/losses.ts'
import { answer } from '../commands/ask.ts'
import { documentStore } from '../state/document.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'
import { FormatChoice } from './format-choice.tsx'
import { LossList } from './questions.tsx'

/** Chooses a format and says before what it cannot hold. */
export function SaveAsDialog({ onDismiss }: { onDismiss: () => void }) {
  const { file, transcript } = documentStore.getState()
  const own = file ? formatById(file.format) : undefined
  const choices = own && !exportFormats.includes(own) ? [own, ...exportFormats] : exportFormats
  const [chosen, choose] = useState(file?.format ?? 'srt')
  const lost = losses(chosen, transcript)
  return (
    <DialogFrame
      title="Save as"
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
      <FormatChoice
        choices={choices.map(({ id, name, extensions }) => ({
          id,
          name,
          extension: extensions[0] ?? '',
          ...(id === file?.format && { remark: ' · the format of your file: only changes are written' }),
        }))}
        chosen={chosen}
        onChoose={choose}
      />
      <div aria-live="polite">
        {lost.length > 0 && (
          <>
            <p className={styles.warning}>This format cannot hold everything:</p>
            <LossList losses={lost} />
          </>
        )}
      </div>
    </DialogFrame>
  )
}
