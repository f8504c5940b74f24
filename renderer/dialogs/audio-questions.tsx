import { type Ms, printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { answer } from '../commands/ask.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'

const cancel = () => answer('cancel')

/** Asked when the audio of an episode is not where it was. */
export function LostAudioDialog({ name, hasText }: { name: string; hasText: boolean }) {
  return (
    <DialogFrame
      title={t('dialog.audioIsGone', { name })}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('locate')}>
            {t('dialog.locateDots')}
          </Button>
          <Button onPress={cancel}>{t('dialog.cancel')}</Button>
          {hasText && <Button onPress={() => answer('without')}>{t('dialog.openWithoutAudio')}</Button>}
        </>
      }
    >
      <p>{t('dialog.sayWhereItIs')}</p>
    </DialogFrame>
  )
}

type Other = { readonly name: string; readonly nowMs: Ms | null; readonly thenMs: Ms | null }

/** Asked when other audio was chosen than an episode had. */
export function OtherAudioDialog({ name, nowMs, thenMs }: Other) {
  return (
    <DialogFrame
      title={t('dialog.isOtherAudio', { name })}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('another')}>
            {t('dialog.chooseAnother')}
          </Button>
          <Button onPress={cancel}>{t('dialog.cancel')}</Button>
          <Button onPress={() => answer('use')}>{t('dialog.useAnyway')}</Button>
        </>
      }
    >
      <p>
        {nowMs === null || thenMs === null
          ? t('dialog.timesMayNotFit')
          : t('dialog.lengthsOfAudio', { name, now: printReading(nowMs), then: printReading(thenMs) })}
      </p>
    </DialogFrame>
  )
}
