import { useStore } from 'zustand'
import { changeNotes } from '../commands/kept/companion.ts'
import { howTo } from '../commands/key-hints.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { Article } from './article.tsx'
import { LineNotes } from './line-notes.tsx'
import styles from './side-panel.module.css'

const selectNotes = (state: SessionState) => state.notes

/** The user's notes on the episode and on its lines. */
export function NotesPanel() {
  const notes = useStore(sessionStore, selectNotes)
  return (
    <>
      <textarea
        className={styles.notes}
        aria-label="Notes on this episode"
        placeholder={`Notes on this episode; ${howTo('edit.note')} for one on a line. They are kept by themselves, your files stay as they are.`}
        value={notes}
        dir="auto"
        onChange={(event) => changeNotes(event.target.value)}
      />
      <LineNotes />
      <Article />
    </>
  )
}
