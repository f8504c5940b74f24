import { ArrowDownToLine, Download, Pencil, Plus, Trash2 } from 'lucide-react'
import { useStore } from 'zustand'
import type { Chapter } from '../../shared/model/chapter.ts'
import { printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { run, tooltip } from '../commands/dispatch/run.ts'
import { howTo } from '../commands/key-hints.ts'
import { addChapter, moveChapterHere, nameChapter, removeChapter } from '../commands/notes/chapters.ts'
import { act } from '../commands/perform.ts'
import { goTo } from '../commands/play/playback.ts'
import { appStore, selectMac } from '../state/app.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { type SessionState, sessionStore, show } from '../state/session.ts'
import { Button } from '../ui/dialog-frame.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import parts from '../ui/parts.module.css'
import styles from './side-panel.module.css'

const ICON = 15
const selectChapters = (state: DocumentState) => state.chapters
const selectPresent = (state: SessionState) => state.chapter
const selectNaming = (state: SessionState) => state.naming

/** The chapters: click to seek; begin, name, move and remove them. */
export function ChaptersPanel() {
  const chapters = useStore(documentStore, selectChapters)
  const present = useStore(sessionStore, selectPresent)
  const naming = useStore(sessionStore, selectNaming)
  const mac = useStore(appStore, selectMac)
  if (chapters.length === 0) {
    return (
      <div className={styles.nothing}>
        <p>{t('panel.noChaptersYet', { howTo: howTo('chapter.add') })}</p>
        <Button onPress={() => act(addChapter)}>{t('panel.beginAChapterHere')}</Button>
      </div>
    )
  }
  return (
    <>
      <ul className={`${parts.panelList} ${styles.list}`} aria-label={t('panel.chapters')}>
        {chapters.map((chapter, index) => (
          <ChapterItem
            key={index}
            chapter={chapter}
            index={index}
            isPresent={index === present}
            isNaming={index === naming}
          />
        ))}
      </ul>
      <div className={styles.tools}>
        <IconButton
          tip={tooltip('chapter.add', mac)}
          label={t('panel.beginAChapterHere')}
          onPress={() => act(addChapter)}
        >
          <Plus size={ICON} /> <span>{t('panel.beginOneHere')}</span>
        </IconButton>
        <IconButton
          tip={tooltip('file.exportChapters', mac)}
          label={t('panel.exportChapters')}
          onPress={() => run('file.exportChapters')}
        >
          <Download size={ICON} /> <span>{t('panel.export')}</span>
        </IconButton>
      </div>
    </>
  )
}

type ItemProps = {
  readonly chapter: Chapter
  readonly index: number
  readonly isPresent: boolean
  readonly isNaming: boolean
}

function ChapterItem({ chapter: { start, title, hidden }, index, isPresent, isNaming }: ItemProps) {
  if (isNaming) return <NameField title={title} onDone={(name) => act(nameChapter, index, name)} />
  return (
    <li className={styles.item} aria-current={isPresent ? 'true' : undefined}>
      <button type="button" className={`${parts.entry} ${styles.entry}`} onClick={() => act(goTo, start)}>
        <span className={styles.time}>{printReading(start)}</span>
        <span dir="auto">
          {title || t('panel.untitled')}
          {hidden && <em> {t('panel.silent')}</em>}
        </span>
      </button>
      <span className={styles.itemTools}>
        <IconButton
          tip={t('panel.rename')}
          label={t('panel.renameChapter', { title })}
          onPress={() => show({ naming: index })}
        >
          <Pencil size={ICON} />
        </IconButton>
        <IconButton
          tip={t('panel.letItBeginAt')}
          label={t('panel.moveToThePlayhead', { title })}
          onPress={() => act(moveChapterHere, index)}
        >
          <ArrowDownToLine size={ICON} />
        </IconButton>
        <IconButton
          tip={t('panel.remove')}
          label={t('panel.removeChapter', { title })}
          onPress={() => act(removeChapter, index)}
        >
          <Trash2 size={ICON} />
        </IconButton>
      </span>
    </li>
  )
}

function NameField({ title, onDone }: { title: string; onDone: (name: string) => void }) {
  return (
    <li className={styles.item}>
      <input
        className={styles.nameField}
        aria-label={t('panel.nameOfTheChapter')}
        autoFocus
        defaultValue={title}
        onFocus={(event) => event.target.select()}
        onBlur={(event) => onDone(event.target.value.trim())}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') event.currentTarget.value = title
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </li>
  )
}
