import { formatById, type Loss } from '../../shared/formats/index.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { answer } from '../commands/ask.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

const cancel = () => answer('cancel')

/** Asked before a transcript with unsaved changes is closed. */
export function UnsavedDialog({ name }: { name: string }) {
  return (
    <DialogFrame
      title={t('dialog.saveTheChangesTo', { name })}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('save')}>
            {t('dialog.save')}
          </Button>
          <Button onPress={cancel}>{t('dialog.cancel')}</Button>
          <Button onPress={() => answer('discard')}>{t('dialog.donTSave')}</Button>
        </>
      }
    >
      <p>{t('dialog.withoutSavingTheCorrections')}</p>
    </DialogFrame>
  )
}

/** Asked before saving to a format that cannot hold everything. */
export function LossyDialog({ format, losses }: { format: string; losses: readonly Loss[] }) {
  return (
    <DialogFrame
      title={t('dialog.cannotHoldEverything', { format: formatById(format)?.name ?? format })}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('save-as')}>
            {t('dialog.saveAsDots')}
          </Button>
          <Button onPress={cancel}>{t('dialog.cancel')}</Button>
          <Button onPress={() => answer('save')}>{t('dialog.saveWithoutThem')}</Button>
        </>
      }
    >
      <LossList losses={losses} />
      <p>{t('dialog.saveAsAnotherFormat')}</p>
    </DialogFrame>
  )
}

/** What a format cannot hold. */
export function LossList({ losses }: { losses: readonly Loss[] }) {
  return (
    <ul className={styles.losses}>
      {losses.map(({ message }) => (
        <li key={message.key}>{toText(message)}</li>
      ))}
    </ul>
  )
}

/** Asked when the file on disk changed since it was read. */
export function ChangedOutsideDialog({ name }: { name: string }) {
  return (
    <DialogFrame
      title={t('dialog.wasChangedByAnother', { name })}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('save-as')}>
            {t('dialog.saveAsDots')}
          </Button>
          <Button onPress={cancel}>{t('dialog.cancel')}</Button>
          <Button onPress={() => answer('overwrite')}>{t('dialog.overwrite')}</Button>
          <Button onPress={() => answer('compare')}>{t('dialog.compareDots')}</Button>
        </>
      }
    >
      <p>{t('dialog.sinceYouOpenedIt')}</p>
    </DialogFrame>
  )
}

/** Asked before a file is read again that another program has changed. */
export function ReloadDialog({ name }: { name: string }) {
  return (
    <DialogFrame
      title={t('dialog.reloadAndLose', { name })}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={cancel}>
            {t('dialog.cancel')}
          </Button>
          <Button onPress={() => answer('reload')}>{t('dialog.reload')}</Button>
        </>
      }
    >
      <p>{t('dialog.correctionsAreLost')}</p>
    </DialogFrame>
  )
}

/** Asked when the file's encoding lacks a character of the text. */
export function UnencodableDialog({ name, encoding }: { name: string; encoding: string }) {
  return (
    <DialogFrame
      title={t('dialog.hasNoSignFor', { encoding })}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('utf-8')}>
            {t('dialog.saveAsUtf8')}
          </Button>
          <Button onPress={cancel}>{t('dialog.goBack')}</Button>
        </>
      }
    >
      <p>{t('dialog.canBeUtf8', { name })}</p>
    </DialogFrame>
  )
}

/** Asked before times are shifted so that lines would begin before 0. */
export function BelowZeroDialog({ below, gone }: { below: number; gone: number }) {
  return (
    <DialogFrame
      title={t('dialog.wouldBeginBelow', { count: below })}
      onDismiss={cancel}
      actions={
        <>
          {gone > 0 && (
            <Button isAdvised onPress={() => answer('remove')}>
              {t('dialog.removeThem', { count: gone })}
            </Button>
          )}
          <Button isAdvised={gone === 0} onPress={() => answer('zero')}>
            {t('dialog.beginAtZero')}
          </Button>
          <Button onPress={cancel}>{t('dialog.doNotShift')}</Button>
        </>
      }
    >
      <p>
        {gone > 0 ? t('dialog.nothingIsLeft', { count: gone }) : t('dialog.beginningIsCut', { count: below })}
      </p>
    </DialogFrame>
  )
}

/** Asked when a transcript is opened beside an episode, and nothing tells that it belongs to its audio. */
export function BelongsDialog({ text, audio }: { text: string; audio: string }) {
  return (
    <DialogFrame
      title={t('dialog.doesItBelong', { text, audio })}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('alone')}>
            {t('dialog.openAlone')}
          </Button>
          <Button onPress={cancel}>{t('dialog.cancel')}</Button>
          <Button onPress={() => answer('together')}>{t('dialog.takeUnder', { audio })}</Button>
        </>
      }
    >
      <p>{t('dialog.neitherNamesNor')}</p>
    </DialogFrame>
  )
}

/** Asked when several files match by name. */
export function CandidatesDialog({ names }: { names: readonly string[] }) {
  return (
    <DialogFrame
      title={t('dialog.whichOfTheseBelongs')}
      onDismiss={cancel}
      actions={<Button onPress={cancel}>{t('dialog.noneOfThem')}</Button>}
    >
      <p>{t('dialog.severalFilesBesideThe')}</p>
      <div className={styles.choices}>
        {names.map((name, index) => (
          <Button key={name} isAdvised={index === 0} onPress={() => answer(name)}>
            {name}
          </Button>
        ))}
      </div>
    </DialogFrame>
  )
}
