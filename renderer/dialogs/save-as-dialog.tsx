import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import {
  type Choices,
  choiceOf,
  exportFormats,
  type FormatOption,
  formatById,
  type Loss,
  losses,
  writeTranscript,
} from '../../shared/formats/index.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { answer } from '../commands/ask.ts'
import { keepsOwn } from '../commands/files/plan-save.ts'
import { changeSettings } from '../commands/settings.ts'
import { type AppState, appStore } from '../state/app.ts'
import { documentStore } from '../state/document.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'
import { FormatChoice } from './format-choice.tsx'
import { LossList } from './questions.tsx'
import layout from './save-as.module.css'

const NOTHING: Choices = {}
const selectFormatChoices = (state: AppState) => state.settings.formatChoices

/** Chooses a format and its options, with a preview of the file and what the format cannot hold. */
export function SaveAsDialog({ isCopy, onDismiss }: { isCopy: boolean; onDismiss: () => void }) {
  const file = useStore(documentStore, (state) => state.file)
  const transcript = useStore(documentStore, (state) => state.transcript)
  const own = file ? formatById(file.format) : undefined
  const formats = own && !exportFormats.includes(own) ? [own, ...exportFormats] : exportFormats
  const [chosen, choose] = useState(file?.format ?? 'srt')
  const remembered = useStore(appStore, selectFormatChoices)
  const isOwn = file !== null && keepsOwn(file, chosen)
  const choices = remembered[chosen] ?? NOTHING
  const options = isOwn ? [] : (formatById(chosen)?.options ?? [])
  const lost = useMemo(
    () => losses(chosen, transcript, isOwn ? NOTHING : choices),
    [chosen, transcript, isOwn, choices],
  )
  const preview = useBeginning(chosen, isOwn ? null : choices)

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
          {options.length > 0 && <Options options={options} choices={choices} onPick={pick} />}
          <Losses losses={lost} />
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

type OptionsProps = {
  readonly options: readonly FormatOption[]
  readonly choices: Choices
  readonly onPick: (option: FormatOption, value: string) => void
}

/** How a format is written, where there is a choice. */
function Options({ options, choices, onPick }: OptionsProps) {
  return (
    <div className={layout.options}>
      {options.map((option) => (
        <label key={option.id}>
          <span>{toText(option.label)}</span>
          <select
            aria-label={toText(option.label)}
            value={choiceOf(option, choices)}
            onChange={(event) => onPick(option, event.target.value)}
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
  )
}

/** What the format cannot hold; the place is there before, so that it is read out. */
function Losses({ losses }: { losses: readonly Loss[] }) {
  return (
    <div aria-live="polite">
      {losses.length > 0 && (
        <>
          <p className={styles.warning}>{t('dialog.thisCannotHoldEverything')}</p>
          <LossList losses={losses} />
        </>
      )}
    </div>
  )
}

const PREVIEW_LINES = 6
const PREVIEW_ROWS = 14

/** How a file of this format would begin; null without choices, when the file stays as it is. */
function useBeginning(format: string, choices: Choices | null): string | null {
  const { segments } = useStore(documentStore, (state) => state.transcript)
  return useMemo(() => {
    if (choices === null) return null
    // Only the first lines are written, so that each choice shows at once.
    const first = segments.slice(0, PREVIEW_LINES)
    const text = writeTranscript(format, { segments: first }, undefined, choices)
    return beginning(text, first.length < segments.length)
  }, [format, choices, segments])
}

/** The first rows of a file; `isCut` = the text is only a part of it. */
function beginning(text: string, isCut: boolean): string {
  const rows = text.trimEnd().split('\n')
  return rows.slice(0, PREVIEW_ROWS).join('\n') + (isCut || rows.length > PREVIEW_ROWS ? '\n…' : '')
}
