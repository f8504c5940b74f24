import { Pencil, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { LineNote } from '../../shared/episode/line-notes.ts'
import { printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { changeNote, closeNote, playNote, removeNote } from '../commands/notes/notes.ts'
import { act } from '../commands/perform.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { type EpisodeState, episodeStore } from '../state/episode.ts'
import { notePlaces } from '../state/line-notes.ts'
import { selectIndexById } from '../state/selectors.ts'
import { type SessionState, sessionStore, show } from '../state/session.ts'
import { IconButton } from '../ui/icon-button.tsx'
import parts from '../ui/parts.module.css'
import styles from './line-notes.module.css'

const ICON = 15
const selectNotes = (state: EpisodeState) => state.lineNotes
const selectNoting = (state: SessionState) => state.noting
const selectTranscript = (state: DocumentState) => state.transcript

/** Notes on lines, in the order of the lines; a click plays the line. */
export function LineNotes() {
  const notes = useStore(episodeStore, selectNotes)
  const noting = useStore(sessionStore, selectNoting)
  const transcript = useStore(documentStore, selectTranscript)
  const indexById = useStore(documentStore, selectIndexById)
  const entries = useMemo(() => {
    const places = notePlaces(notes, { transcript, indexById })
    return notes
      .map((note, index) => {
        const line = indexById.get(places[index] ?? '')
        const segment = line === undefined ? undefined : transcript.segments[line]
        const start = segment ? segment.start : note.start
        return { note, line, start, text: segment?.text ?? note.text, order: line ?? note.index }
      })
      .sort((a, b) => a.order - b.order)
  }, [notes, transcript, indexById])
  if (entries.length === 0) return null
  return (
    <ul className={`${parts.panelList} ${styles.list}`} aria-label={t('panel.notesOnLines')}>
      {entries.map(({ note, line, start, text }) => (
        <li key={note.key} className={styles.note}>
          <button
            type="button"
            className={`${parts.entry} ${styles.line}`}
            title={t('panel.playThis')}
            onClick={() => act(playNote, note.key)}
          >
            <span className={styles.time}>{start === null ? '–:––' : printReading(start)}</span>
            <span className={`${parts.oneLine} ${styles.quote}`} dir="auto">
              {line === undefined ? t('panel.notFound', { text }) : text}
            </span>
          </button>
          {note.key === noting ? (
            <NoteField note={note} />
          ) : (
            <div className={styles.words}>
              <p dir="auto">{note.note}</p>
              <span>
                <IconButton
                  tip={t('panel.change')}
                  label={t('panel.changeThisNote')}
                  onPress={() => show({ noting: note.key })}
                >
                  <Pencil size={ICON} />
                </IconButton>
                <IconButton
                  tip={t('panel.remove')}
                  label={t('panel.removeThisNote')}
                  onPress={() => act(removeNote, note.key)}
                >
                  <Trash2 size={ICON} />
                </IconButton>
              </span>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function NoteField({ note: { key, note } }: { note: LineNote }) {
  return (
    <textarea
      className={styles.field}
      aria-label={t('panel.noteOnThisLine')}
      placeholder={t('panel.markdownEscapeEndsIt')}
      autoFocus
      rows={2}
      dir="auto"
      value={note}
      onFocus={({ target }) => {
        target.setSelectionRange(target.value.length, target.value.length)
        target.scrollIntoView({ block: 'nearest' })
      }}
      onChange={(event) => act(changeNote, key, event.target.value)}
      onBlur={() => act(closeNote, key)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (!isDone) return
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.blur()
      }}
    />
  )
}
