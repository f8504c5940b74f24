import { beforeEach, describe, expect, it } from 'vitest'
import {
  chooseEdge,
  chosen,
  closeField,
  FIRST_SELECTION,
  openField,
  revealLine,
  select,
  selectionStore,
} from '../../../renderer/state/selection.ts'

const state = () => selectionStore.getState()

beforeEach(() => selectionStore.setState(FIRST_SELECTION, true))

describe('selecting', () => {
  it('another line selects that line alone, and closes what was open', () => {
    const before = {
      ...FIRST_SELECTION,
      id: 'a',
      extent: 'c',
      edge: 'end',
      open: { field: 'text' },
    } as const
    expect(chosen(before, 'b')).toEqual({ ...FIRST_SELECTION, id: 'b', edge: 'end' })
  })

  it('the same line again keeps the others and the open field', () => {
    const before = { ...FIRST_SELECTION, id: 'a', extent: 'c', open: { field: 'text' } } as const
    expect(chosen(before, 'a', { edge: 'end' })).toEqual({ ...before, edge: 'end' })
    expect(chosen(before, 'a', { extent: null, open: null })).toEqual({ ...FIRST_SELECTION, id: 'a' })
  })

  it('reveals the line when asked to, each time anew', () => {
    select('a', { reveal: true })
    const first = state().reveal
    select('a', { reveal: true })
    expect(state().reveal).toEqual({ id: 'a' })
    expect(state().reveal).not.toBe(first)
    select('b')
    expect(state().reveal).toEqual({ id: 'a' })
    select(null, { reveal: true })
    expect(state()).toMatchObject({ id: null, reveal: { id: 'a' } })
  })
})

describe('several lines', () => {
  it('reach from the selected one to another, until it is selected alone', () => {
    openField('a', 'text')
    select('a', { extent: 'c', open: null })
    expect(state()).toEqual({ ...FIRST_SELECTION, id: 'a', extent: 'c' })
    select('a', { extent: null })
    expect(state().extent).toBeNull()
  })
})

describe('a field', () => {
  it('opens on its line as a new beginning, and closes', () => {
    openField('a', 'start', { edge: 'end' })
    const first = state().open
    expect(state()).toMatchObject({ id: 'a', edge: 'end', open: { field: 'start' } })
    openField('a', 'start')
    expect(state().open).not.toBe(first)
    closeField()
    expect(state()).toMatchObject({ id: 'a', open: null })
  })
})

it('chooses an edge, and reveals a line that is not selected', () => {
  select('a')
  chooseEdge('end')
  revealLine('z')
  expect(state()).toMatchObject({ id: 'a', edge: 'end', reveal: { id: 'z' } })
})
