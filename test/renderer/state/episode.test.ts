import { beforeEach, expect, it } from 'vitest'
import {
  addLineNote,
  clearEpisode,
  dropLineNote,
  episodeStore,
  loadEpisode,
  NO_EPISODE,
  setEpisode,
  setLineNote,
} from '../../../renderer/state/episode.ts'
import { resetStores } from '../stores.ts'

const note = (key: string, words = '') => {
  return { key, home: null, index: 0, start: 0, text: '', note: words }
}
const notes = () => episodeStore.getState().lineNotes.map(({ key, note: words }) => `${key} ${words}`)
beforeEach(resetStores)

it('notes on lines stand in the order they were made; one is changed or dropped by its key', () => {
  addLineNote(note('a', 'One'))
  addLineNote(note('b', 'Two'))
  setLineNote('a', 'Uno')
  expect(notes()).toEqual(['a Uno', 'b Two'])
  dropLineNote('a')
  expect(notes()).toEqual(['b Two'])
})

it('what is kept otherwise changes without the notes on lines', () => {
  addLineNote(note('a', 'One'))
  setEpisode({ notes: 'Hm' })
  expect([episodeStore.getState().notes, notes()]).toEqual(['Hm', ['a One']])
})

it('another episode takes the place of all of it', () => {
  addLineNote(note('a'))
  loadEpisode({ ...NO_EPISODE, audioTitle: 'Talk' })
  expect(episodeStore.getState()).toEqual({ ...NO_EPISODE, audioTitle: 'Talk' })
  clearEpisode()
  expect(episodeStore.getState()).toEqual(NO_EPISODE)
})
