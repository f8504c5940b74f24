import type { Unsaved } from '../../shared/journal/requests.ts'
import { t } from '../../shared/words/speak.ts'
import { answer, dismissDialog } from '../commands/ask.ts'
import { deleteUnsaved } from '../commands/episode/recover.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './recovery.module.css'

/** Corrections that are in no file: one may be taken up or deleted, the others are kept a while. */
export function RecoveryDialog({ unsaved }: { readonly unsaved: readonly Unsaved[] }) {
  return (
    <DialogFrame
      title={t('dialog.unsavedCorrections')}
      onDismiss={dismissDialog}
      actions={<Button onPress={dismissDialog}>{t('dialog.notNow')}</Button>}
    >
      <p>{t('dialog.notSavedBefore')}</p>
      <ul className={styles.list}>
        {unsaved.map((one, index) => (
          <Row key={one.journal} one={one} isFirst={index === 0} />
        ))}
      </ul>
      <p className={styles.kept}>{t('dialog.keptThirtyDays')}</p>
    </DialogFrame>
  )
}

function Row({ one, isFirst }: { readonly one: Unsaved; readonly isFirst: boolean }) {
  const { journal, name, audioName, edits, at } = one
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <strong title={audioName === null ? name : `${name}, ${audioName}`}>
          <bdi>{name}</bdi>
        </strong>
        <span>{t('dialog.unsavedRow', { count: edits, when: at })}</span>
      </div>
      <Button isAdvised={isFirst} label={t('dialog.restoreOf', { name })} onPress={() => answer(journal)}>
        {t('dialog.restore')}
      </Button>
      <Button label={t('dialog.deleteOf', { name })} onPress={() => void deleteUnsaved(journal)}>
        {t('dialog.delete')}
      </Button>
    </li>
  )
}
