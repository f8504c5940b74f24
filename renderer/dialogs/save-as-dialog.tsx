import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import {
  type Choices,
  choiceOf,
  exportFormats,
  type FormatOption,
  formatById,
  losses,
  writeTranscript,
} from '../../shared/formats/index.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { answer } from '../commands/ask.ts'
import { keepsOwn } from '../commands/files/save.ts'
import { changeSettings } from '../commands/settings.ts'
import { documentStore } from '../state/document.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'
import { FormatChoice } from './format-choice.tsx'
import { LossList } from './questions.tsx'
import layout from './save-as.module.css'

const NOTHING: Choices = {}
const selectFormatChoices = (state: SessionState) => state.settings.formatChoices

/** Chooses a format and what it leaves open, shows how the file will begin, and says before what it cannot hold. */
export function SaveAsDialog({ isCopy, onDismiss }: { isCopy: boolean; onDismiss: () => void }) {
  const { file, transcript } = documentStore.getState()
  const own = file ? formatById(file.format) : undefined
  const formats = own && !exportFormats.includes(own) ? [own, ...exportFormats] : exportFormats
  const [chosen, choose] = useState(file?.format ?? 'srt')
  const remembered = useStore(sessionStore, selectFormatChoices)
  const isOwn = file !== null && keepsOwn(file, chosen)
  const choices = remembered[chosen] ?? NOTHING
  const options = isOwn ? [] : (formatById(chosen)?.options ?? [])
  const lost = useMemo(
    () => losses(chosen, transcript, isOwn ? NOTHING : choices),
    [chosen, transcript, isOwn, choices],
  )
  const preview = useMemo(() => (isOwn ? null : beginning(chosen, choices)), [chosen, isOwn, choices])

  function pick(option: FormatOption, value: string): void {
    const changed = { ...choices, [option.id]: value }
    changeSettings({ formatChoices: { ...remembered, [chosen]: changed } })
  }

  return (
    <DialogFrame
      title={isCopy ? t('dialog.exportACopy') : t('dialog.saveAs')}
      onDismiss={onDismiss}
      isWide
      actions={
        <>
          <Button isAdvised onPress={() => answer(chosen)}>
            {t('dialog.chooseAPlaceDots')}
          </Button>
          <Button onPress={onDismiss}>{t('dialog.cancel')}</Button>
        </>
      }
    >
      <div className={layout.saveAs}>
        <FormatChoice
          choices={formats.map(({ id, name, extensions }) => ({
            id,
            name,
            extension: extensions[0] ?? '',
            ...(file && keepsOwn(file, id) && { remark: ` · ${t('dialog.asItIs')}` }),
          }))}
          chosen={chosen}
          onChoose={choose}
        />
        <div className={layout.saveAsSide}>
          {isOwn && <p>{t('dialog.theFormatOfYour')}</p>}
          {options.length > 0 && (
            <div className={layout.options}>
              {options.map((option) => (
                <label key={option.id}>
                  <span>{toText(option.label)}</span>
                  <select
                    aria-label={toText(option.label)}
                    value={choiceOf(option, choices)}
                    onChange={(event) => pick(option, event.target.value)}
                  >
                    {option.values.map(({ id, label }) => (
                      <option key={id} value={id}>
                        {toText(label)}
                      </option>
                    ))}
                  </select>
                </label>
              ))}
            </div>
          )}
          <div aria-live="polite">
            {lost.length > 0 && (
              <>
                <p className={styles.warning}>{t('dialog.thisCannotHoldEverything')}</p>
                <LossList losses={lost} />
              </>
            )}
          </div>
          {preview !== null && (
            <pre className={layout.beginning} aria-label={t('dialog.howTheFileBegins')} tabIndex={0}>
              {preview}
            </pre>
          )}
        </div>
      </div>
    </DialogFrame>
  )
}

const PREVIEW_LINES = 6
const PREVIEW_ROWS = 14

/** How the file will begin: written from the first lines only, since the preview follows every choice at once. */
function beginning(format: string, choices: Choices): string {
  const { segments } = documentStore.getState().transcript
  const text = writeTranscript(format, { segments: segments.slice(0, PREVIEW_LINES) }, undefined, choices)
  const rows = text.trimEnd().split('\n')
  const isMore = rows.length > PREVIEW_ROWS || segments.length > PREVIEW_LINES
  return rows.slice(0, PREVIEW_ROWS).join('\n') + (isMore ? '\n…' : '')
}
