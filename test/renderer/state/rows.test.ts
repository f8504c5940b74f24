import { beforeEach, describe, expect, it } from 'vitest'
import { commit, documentStore, loadDocument } from '../../../renderer/state/document.ts'
import { addLineNote, dropLineNote } from '../../../renderer/state/episode.ts'
import { NOTHING_USUAL, takeFindings } from '../../../renderer/state/findings.ts'
import { rowOf, rowsStore } from '../../../renderer/state/rows.ts'
import { closeField, openField, select } from '../../../renderer/state/selection.ts'
import { hear, show, tell } from '../../../renderer/state/session.ts'
import { placeOf } from '../../../shared/episode/line-notes.ts'
import { remove } from '../../../shared/lines/remove.ts'
import { confirm } from '../../../shared/timing/confirm.ts'
import { line, transcriptOf } from '../../builders.ts'
import { resetStores } from '../stores.ts'

const LINES = transcriptOf(...['a', 'b', 'c', 'd'].map((id, i) => line(id, i * 1000, i * 1000 + 900)))
const file = {
  grant: 'g',
  name: 'a.srt',
  format: 'srt',
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: '',
}

beforeEach(() => {
  resetStores()
  const reading = { transcript: LINES, tokens: new Map(), diagnostics: [], title: null, text: '' }
  loadDocument({ ...file, source: null }, { ...reading, format: 'srt', name: 'a.srt' })
})

const row = (index: number) => rowOf(rowsStore.getState(), LINES.segments[index]?.id ?? '', index)
/** What is true of each of the four rows: `abcd`, `-` where it is not. */
const which = (what: Exclude<keyof ReturnType<typeof row>, 'open'>) =>
  [0, 1, 2, 3].map((i) => (row(i)[what] ? 'abcd'[i] : '-')).join('')

describe('a row', () => {
  it('is spoken, selected, one of several', () => {
    hear({ activeId: 'b' })
    expect([which('isActive'), which('isSelected')]).toEqual(['-b--', '----'])
    select('c', { extent: 'a' })
    expect([which('isSelected'), which('isInSelection')]).toEqual(['--c-', 'abc-'])
  })

  it('is reached by Tab when it is selected, else spoken, else the first', () => {
    expect(which('isFocusable')).toBe('a---')
    hear({ activeId: 'b' })
    expect(which('isFocusable')).toBe('-b--')
    select('d')
    expect(which('isFocusable')).toBe('---d')
  })

  it('is reached by a start that is set, up to a confirmed line, without anything else being said', () => {
    select('b')
    show({ scope: 'ripple' })
    expect(which('isReached')).toBe('-bcd')
    commit(confirm(documentStore.getState().transcript, 3, 3, 'confirmed', { label: 'x' })!)
    expect(which('isReached')).toBe('-bc-')
  })

  it('has a note, for as long as its line is there', () => {
    addLineNote({ ...placeOf(LINES.segments[1]!, 1), key: 'k', home: 'b', note: 'Why?' })
    expect(which('isNoted')).toBe('-b--')
    commit(remove(documentStore.getState().transcript, 1, 1, { label: 'x' })!)
    expect(rowsStore.getState().noted.has('b')).toBe(false)
    dropLineNote('k')
    expect(which('isNoted')).toBe('----')
  })

  it('is a problem, and open for typing', () => {
    takeFindings({ findings: [], lines: new Set(['c']), usual: NOTHING_USUAL })
    openField('b', 'text')
    expect([which('isProblem'), row(1).open, row(2).open]).toEqual(['--c-', 'text', null])
    closeField()
    expect(row(1).open).toBeNull()
  })
})

it('tells no row of a message or the zoom, and the rows that a selected line is left by of nothing else', () => {
  select('a')
  let told = 0
  const states = [row(2), row(3)]
  const stop = rowsStore.subscribe(() => told++)
  tell('Saved')
  show({ pxPerSec: 100 })
  expect(told).toBe(0)
  select('b')
  expect(told).toBe(1)
  expect([row(2), row(3)]).toEqual(states)
  expect(row(2)).toBe(states[0])
  stop()
})
