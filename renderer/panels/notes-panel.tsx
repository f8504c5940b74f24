import { useStore } from 'zustand'
import { howTo } from '../commands/key-hints.ts'
import { type EpisodeState, episodeStore, setEpisode } from '../state/episode.ts'
import { Article } from './article.tsx'
import { LineNotes } from './line-notes.tsx'
import styles from './side-panel.module.css'

const selectNotes = (state: EpisodeState) => state.notes

/** Notes of one's own on the episode and on its lines, kept with it. */
export function NotesPanel() {
  const notes = useStore(episodeStore, selectNotes)
  return (
    <>
      <textarea
        className={styles.notes}
        aria-label="Notes on this episode"
        placeholder={`Notes on this episode; ${howTo('edit.note')} for one on a line. They are kept by themselves, your files stay as they are.`}
        value={notes}
        dir="auto"
        onChange={(event) => setEpisode({ notes: event.target.value })}
      />
      <LineNotes />
      <Article />
    </>
  )
}
