import { afterEach, beforeEach, expect, it } from 'vitest'
import { clearDocument, commit, documentStore, loadDocument, undo } from '../../../renderer/state/document.ts'
import { episodeStore } from '../../../renderer/state/episode.ts'
import { anchoredNotes, notedLines, notePlaces } from '../../../renderer/state/line-notes.ts'
import type { LineNote } from '../../../shared/episode/line-notes.ts'
import { readTranscript } from '../../../shared/formats/index.ts'
import { merge } from '../../../shared/lines/merge.ts'
import { setText } from '../../../shared/lines/set-text.ts'
import type { Edit } from '../../../shared/model/edit.ts'
import { resetStores } from '../stores.ts'

const note = (home: string | null, text: string, words = 'Why?') => {
  return { key: text, home, index: 1, start: 2000, text, note: words }
}

beforeEach(() => {
  resetStores()
  const reading = readTranscript('0:01 One here.\n\n0:02 Two there.\n\n0:03 Three.\n', 'a.txt')
  const { format, name } = reading
  const file = { grant: 'g', name, format, encoding: 'utf-8', bom: false, sure: true, stamp: '' }
  loadDocument({ ...file, source: reading }, reading)
})
afterEach(clearDocument)

const transcript = () => documentStore.getState().transcript
const places = () => notePlaces(episodeStore.getState().lineNotes, documentStore.getState())
const has = (notes: readonly LineNote[], id: string) => notedLines(notes, documentStore.getState()).has(id)
const change = (edit: Edit | null) => edit && commit(edit)

it('stay on their line whatever becomes of its words, and are kept by what these are now', () => {
  episodeStore.setState({ lineNotes: [note('L2', 'Two there.')] })
  change(setText(transcript(), 1, 'Something else entirely', { label: 'Edit text' }))
  expect(places()).toEqual(['L2'])
  expect(anchoredNotes()).toMatchObject([{ text: 'Something else entirely', index: 1, start: 2000 }])
})

it('go with their words when lines are joined, and come back by undo', () => {
  const lineNotes = [note('L2', 'Two there.')]
  episodeStore.setState({ lineNotes })
  change(merge(transcript(), 0, { label: 'Merge lines' }))
  const [joined] = transcript().segments
  expect(joined?.text).toContain('Two there.')
  expect(places()).toEqual([joined?.id])
  expect(has(lineNotes, joined?.id ?? '')).toBe(true)
  undo()
  expect(places()).toEqual(['L2'])
  expect(has(lineNotes, 'L1')).toBe(false)
})

it('are looked for when nobody knows their line, and are none without words', () => {
  episodeStore.setState({ lineNotes: [note(null, 'three'), note('L1', 'One here.', '  ')] })
  expect(places()).toEqual(['L3', 'L1'])
  expect(anchoredNotes().map(({ key }) => key)).toEqual(['three'])
})
