import { useState } from 'react'
import { chapterFormats } from '../../shared/formats/index.ts'
import { answer } from '../commands/ask.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import { FormatChoice } from './format-choice.tsx'

/** Chooses the format of a chapter file. */
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
      <FormatChoice choices={chapterFormats} chosen={chosen} onChoose={choose} />
    </DialogFrame>
  )
}
