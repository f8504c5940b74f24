import { useState } from 'react'
import { chapterFormats } from '../../shared/formats/index.ts'
import { t } from '../../shared/words/speak.ts'
import { answer } from '../commands/ask.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import { FormatChoice } from './format-choice.tsx'

/** Chooses the format of a chapter file. */
export function ExportChapters({ onDismiss }: { onDismiss: () => void }) {
  const [chosen, choose] = useState<string>(chapterFormats[0]?.id ?? '')
  return (
    <DialogFrame
      title={t('dialog.exportChapters')}
      onDismiss={onDismiss}
      actions={
        <>
          <Button isAdvised onPress={() => answer(chosen)}>
            {t('dialog.chooseAPlaceDots')}
          </Button>
          <Button onPress={onDismiss}>{t('dialog.cancel')}</Button>
        </>
      }
    >
      <FormatChoice choices={chapterFormats} chosen={chosen} onChoose={choose} />
    </DialogFrame>
  )
}
