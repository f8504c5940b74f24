import { afterEach, beforeEach, expect, it } from 'vitest'
import { clearDocument, commit, documentStore, loadDocument, undo } from '../../../renderer/state/document.ts'
import { anchoredNotes, hasNote, notePlaces } from '../../../renderer/state/line-notes.ts'
import { FIRST_SESSION, sessionStore } from '../../../renderer/state/session.ts'
import { readTranscript } from '../../../shared/formats/index.ts'
import { merge } from '../../../shared/lines/merge.ts'
import { setText } from '../../../shared/lines/set-text.ts'
import type { Edit } from '../../../shared/model/edit.ts'

const note = (home: string | null, text: string, words = 'Why?') => {
  return { key: text, home, index: 1, start: 2000, text, note: words }
}

beforeEach(() => {
  sessionStore.setState(FIRST_SESSION, true)
  const reading = readTranscript('0:01 One here.\n\n0:02 Two there.\n\n0:03 Three.\n', 'a.txt')
  const { format, name } = reading
  const file = { grant: 'g', name, format, encoding: 'utf-8', bom: false, sure: true, stamp: '' }
  loadDocument({ ...file, source: reading }, reading)
})
afterEach(clearDocument)

const transcript = () => documentStore.getState().transcript
const places = () => notePlaces(sessionStore.getState().lineNotes, documentStore.getState())
const change = (edit: Edit | null) => edit && commit(edit)

it('stay on their line whatever becomes of its words, and are kept by what these are now', () => {
  sessionStore.setState({ lineNotes: [note('L2', 'Two there.')] })
  change(setText(transcript(), 1, 'Something else entirely', { label: 'Edit text' }))
  expect(places()).toEqual(['L2'])
  expect(anchoredNotes()).toMatchObject([{ text: 'Something else entirely', index: 1, start: 2000 }])
})

it('go with their words when lines are joined, and come back by undo', () => {
  const lineNotes = [note('L2', 'Two there.')]
  sessionStore.setState({ lineNotes })
  change(merge(transcript(), 0, { label: 'Merge lines' }))
  const [joined] = transcript().segments
  expect(joined?.text).toContain('Two there.')
  expect(places()).toEqual([joined?.id])
  expect(hasNote(lineNotes, joined?.id ?? '')).toBe(true)
  undo()
  expect(places()).toEqual(['L2'])
  expect(hasNote(lineNotes, 'L1')).toBe(false)
})

it('are looked for when nobody knows their line, and are none without words', () => {
  sessionStore.setState({ lineNotes: [note(null, 'three'), note('L1', 'One here.', '  ')] })
  expect(places()).toEqual(['L3', 'L1'])
  expect(anchoredNotes().map(({ key }) => key)).toEqual(['three'])
})
