import { placeOf } from '../../../shared/episode/line-notes.ts'
import { t } from '../../../shared/words/speak.ts'
import { notePlaces } from '../../state/line-notes.ts'
import { lineIn } from '../../state/selectors.ts'
import { type Context, targetOf } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { playFrom, seekToLine } from '../play/playback.ts'
import { revealLine } from '../play/view.ts'

/** Opens the note on the target line for typing, a new one when it has none. */
export function noteOnLine(context: Context): Outcome {
  const id = context.document.transcript.segments[targetOf(context)]?.id
  return id === undefined ? { message: t('say.selectLineFirst') } : openNote(context, id)
}

/** Opens the note on a line for typing, a new one when it has none. */
export function openNote({ document, episode, newId }: Context, id: string): Outcome {
  const index = lineIn(document, id)
  const segment = document.transcript.segments[index]
  if (!segment) return {}
  const { lineNotes } = episode
  const settings = { panel: 'notes' } as const
  const known = lineNotes[notePlaces(lineNotes, document).indexOf(id)]
  if (known) return { settings, view: { noting: known.key } }
  const note = { ...placeOf(segment, index), key: newId(), home: id, note: '' }
  return { settings, note: { do: 'add', note }, view: { noting: note.key } }
}

/** Changes the words of a note on a line. */
export function changeNote(_context: Context, key: string, words: string): Outcome {
  return { note: { do: 'set', key, words } }
}

/** Ends typing; a note without words goes. */
export function closeNote({ episode, session }: Context, key: string): Outcome {
  const isEmpty = episode.lineNotes.some((one) => one.key === key && one.note.trim() === '')
  return {
    ...(session.noting === key && { view: { noting: null } }),
    ...(isEmpty && { note: { do: 'drop', key } }),
  }
}

/** Removes the note on a line that has this key. */
export function removeNote(_context: Context, key: string): Outcome {
  return { note: { do: 'drop', key }, view: { noting: null }, message: t('say.noteRemoved') }
}

/** Plays the moment a note is on. */
export function playNote(context: Context, key: string): Outcome {
  const { document, episode, session } = context
  const { lineNotes } = episode
  const index = lineNotes.findIndex((one) => one.key === key)
  const id = notePlaces(lineNotes, document)[index] ?? null
  const segment = document.transcript.segments[lineIn(document, id)]
  const start = segment ? segment.start : (lineNotes[index]?.start ?? null)
  const play = start === null || !session.audio ? {} : playFrom(context, start)
  if (id === null) return play
  const [shown, chosen] = [revealLine(context, id), seekToLine(context, id)]
  return { ...chosen, ...play, view: { ...shown.view, ...chosen.view, ...play.view }, reveal: id }
}
