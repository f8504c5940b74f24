import { useStore } from 'zustand'
import { t } from '../../shared/words/speak.ts'
import { compareOutside, keepMine, outsideOf, reload, saveAgain } from '../commands/episode/outside.ts'
import { documentStore } from '../state/document.ts'
import { sessionStore } from '../state/session.ts'
import { Button } from '../ui/dialog-frame.tsx'
import styles from './outside-bar.module.css'

/** Says that another program has changed or removed the file on screen, and what can be done about it. */
export function OutsideBar() {
  const file = useStore(documentStore, (state) => state.file)
  const told = useStore(sessionStore, (state) => state.outside)
  const outside = outsideOf({ file }, { outside: told })
  if (!outside || !file) return null
  const isGone = outside.is === 'gone'
  return (
    <section className={styles.bar} role="alert" aria-label={t('bar.fileChanged')}>
      <p>
        <strong>{file.name}</strong> {t(isGone ? 'bar.fileIsGone' : 'bar.fileWasChanged')}{' '}
        <span className={styles.advice}>{t(isGone ? 'bar.goneAdvice' : 'bar.changedAdvice')}</span>
      </p>
      <div className={styles.choices}>
        {isGone ? (
          <Button onPress={() => void saveAgain()}>{t('bar.saveAgain')}</Button>
        ) : (
          <>
            <Button onPress={() => void reload()}>{t('bar.reload')}</Button>
            <Button onPress={compareOutside}>{t('bar.compareDots')}</Button>
          </>
        )}
        <Button onPress={() => void keepMine()}>{t('bar.keepMine')}</Button>
      </div>
    </section>
  )
}
