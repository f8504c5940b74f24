import { describe, expect, it } from 'vitest'
import {
  changeNote,
  closeNote,
  noteOnLine,
  openNote,
  playNote,
  removeNote,
} from '../../../../renderer/commands/notes/notes.ts'
import { line } from '../../../builders.ts'
import { contextOf, heardIn } from '../../context.ts'

const LINES = [line('a', 1000, 1900), line('b', 2000, 2900)]
const note = (key: string, home: string | null, words: string) => {
  return { key, home, index: 1, start: 2000, text: 'text of b', note: words }
}
const noted = { episode: { lineNotes: [note('k', 'b', 'Why?')] } }

describe('a note on a line', () => {
  it('is opened, or made when there is none', () => {
    const settings = { panel: 'notes' }
    expect(noteOnLine(contextOf(LINES, { ...noted, now: 2500 }))).toEqual({ settings, view: { noting: 'k' } })
    expect(openNote(contextOf(LINES, noted), 'a')).toEqual({
      settings,
      note: {
        do: 'add',
        note: { key: 'new-1', home: 'a', index: 0, start: 1000, text: 'text of a', note: '' },
      },
      view: { noting: 'new-1' },
    })
    expect(noteOnLine(contextOf([]))).toEqual({ message: 'Select a line first' })
  })

  it('is typed and closed; without words it goes', () => {
    expect(changeNote(contextOf([]), 'k', 'Oh')).toEqual({ note: { do: 'set', key: 'k', words: 'Oh' } })
    expect(closeNote(contextOf(LINES, { ...noted, session: { noting: 'k' } }), 'k')).toEqual({
      view: { noting: null },
    })
    const empty = { episode: { lineNotes: [note('k', 'b', '  ')] }, session: { noting: 'other' } }
    expect(closeNote(contextOf(LINES, empty), 'k')).toEqual({ note: { do: 'drop', key: 'k' } })
    expect(removeNote(contextOf(LINES, noted), 'k')).toMatchObject({
      note: { do: 'drop', key: 'k' },
      message: 'Note removed',
    })
  })

  it('is played from the start of its line, which is selected and shown', () => {
    const outcome = playNote(contextOf(LINES, noted), 'k')
    expect(outcome).toMatchObject({
      select: { id: 'b', edge: 'start', open: null },
      reveal: 'b',
      view: { follow: true, dialog: null },
    })
    expect(heardIn(outcome)).toBe('seek 2000, play')
  })

  it('whose line is gone is played from where that was', () => {
    const lost = { episode: { lineNotes: [{ ...note('k', null, 'Why?'), text: 'gone', start: 1500 }] } }
    const outcome = playNote(contextOf([], lost), 'k')
    expect([outcome.select, heardIn(outcome)]).toEqual([undefined, 'seek 1500, play'])
  })
})
