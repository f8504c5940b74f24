import { useStore } from 'zustand'
import { MOST_NOTES } from '../../shared/companion.ts'
import { t } from '../../shared/words/speak.ts'
import { howTo } from '../commands/key-hints.ts'
import { type EpisodeState, episodeStore, setEpisode } from '../state/episode.ts'
import { Article } from './article.tsx'
import { LineNotes } from './line-notes.tsx'
import styles from './side-panel.module.css'

const selectNotes = (state: EpisodeState) => state.notes

/** The user's notes on the episode and on its lines. */
export function NotesPanel() {
  const notes = useStore(episodeStore, selectNotes)
  return (
    <>
      <textarea
        className={styles.notes}
        aria-label={t('panel.notesOnThisEpisode')}
        placeholder={t('panel.notesHint', { howTo: howTo('edit.note') })}
        value={notes}
        dir="auto"
        onChange={(event) => setEpisode({ notes: event.target.value })}
      />
      <Excess length={notes.length} />
      <LineNotes />
      <Article />
    </>
  )
}

/** Says by how much notes of so many characters are too long to be stored. */
export function Excess({ length }: { length: number }) {
  const count = length - MOST_NOTES
  if (count <= 0) return null
  return (
    <p className={styles.excess} role="status">
      {t('panel.notesTooLong', { count })}
    </p>
  )
}
