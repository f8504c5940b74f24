import { describe, expect, it } from 'vitest'
import {
  changeText,
  editField,
  editText,
  insertHere,
  mergeWithNext,
  redoLast,
  regroupLines,
  removeSelected,
  splitHere,
  undoLast,
} from '../../../../renderer/commands/lines/edit.ts'
import { NO_HISTORY, push } from '../../../../shared/model/history.ts'
import { line } from '../../../builders.ts'
import { contextOf, textsAfter, timesAfter } from '../../context.ts'

const LINES = [line('a', 1000, 3000, 'One two three four'), line('b', 4000, 5000, 'Five.')]

describe('splitting', () => {
  it('cuts the target line at the playhead', () => {
    const context = contextOf(LINES, { now: 2000, selection: { id: 'a' } })
    const outcome = splitHere(context)
    expect(textsAfter(context, outcome)).toEqual(['One two', 'three four', 'Five.'])
    expect(timesAfter(context, outcome)[1]?.[1]).toBe(2000)
    expect(outcome.message).toBe('Split at 0:02.000')
  })

  it('needs the playhead inside a line of two words', () => {
    const { message, edit } = splitHere(contextOf(LINES, { now: 4500, selection: { id: 'b' } }))
    expect(edit).toBeUndefined()
    expect(message).toMatch(/^Nothing to split here/)
  })
})

describe('joining', () => {
  it('takes the next line in', () => {
    const context = contextOf(LINES, { selection: { id: 'a' } })
    expect(textsAfter(context, mergeWithNext(context))).toEqual(['One two three four Five.'])
    expect(mergeWithNext(contextOf(LINES, { selection: { id: 'b' } })).message).toBe(
      'The last line has no next line',
    )
  })
})

describe('a new line', () => {
  it('stands at the playhead, is selected and open for typing', () => {
    const context = contextOf(LINES, { now: 3200 })
    const outcome = insertHere(context)
    expect(timesAfter(context, outcome)[1]).toEqual(['new-1', 3200, 4000])
    expect(outcome.select).toEqual({ id: 'new-1', edge: 'start', open: { field: 'text' }, reveal: true })
  })
})

describe('removing', () => {
  it('takes the selected lines, but never the last one', () => {
    const context = contextOf(LINES, { selection: { id: 'b' } })
    const outcome = removeSelected(context)
    expect(textsAfter(context, outcome)).toEqual(['One two three four'])
    expect(outcome.message).toBe('Line removed; Undo brings it back')
    const all = contextOf(LINES, { selection: { id: 'a', extent: 'b' } })
    expect(removeSelected(all).message).toBe('A transcript keeps at least one line')
    expect(removeSelected(contextOf(LINES)).message).toBe('Select a line first')
  })
})

describe('a field', () => {
  it('opens on the target line and comes into view', () => {
    const context = contextOf(LINES, { now: 4500 })
    const select = { id: 'b', open: { field: 'speaker' }, reveal: true }
    expect(editField(context, 'speaker')).toEqual({ select })
    expect(editField(context, 'text').message).toBe('Enter keeps, Esc cancels, Ctrl+Enter splits')
    expect(editText(context, 'a').select).toMatchObject({ id: 'a', open: { field: 'text' } })
    expect(editField(contextOf([]), 'text')).toEqual({ message: 'Select a line first' })
  })

  it('that was not changed changes nothing', () => {
    expect(changeText(contextOf(LINES), 'b', 'Five.')).toEqual({})
    expect(changeText(contextOf(LINES), 'b', 'Six.').message).toBe('Text changed')
  })
})

it('cuts the whole transcript anew, and says into how many lines', () => {
  const context = contextOf([line('a', 0, 4000, 'One. Two. Three.')])
  const outcome = regroupLines(context, 'sentence')
  expect(textsAfter(context, outcome)).toEqual(['One.', 'Two.', 'Three.'])
  expect(outcome).toMatchObject({
    select: { id: null, open: null },
    message: '1 lines became 3 · 2 starts are estimated',
  })
})

describe('history', () => {
  it('is taken back and done again by its label', () => {
    expect(undoLast(contextOf(LINES))).toEqual({ message: 'Nothing to undo' })
    expect(redoLast(contextOf(LINES))).toEqual({ message: 'Nothing to redo' })
    const { edit } = changeText(contextOf(LINES), 'b', 'Six.')
    const done = contextOf(LINES, { document: { history: push(NO_HISTORY, edit!, 0) } })
    expect(undoLast(done)).toEqual({ history: 'undo', message: 'Undid: Edit text' })
    const undone = contextOf(LINES, { document: { history: { ...NO_HISTORY, future: [edit!] } } })
    expect(redoLast(undone)).toEqual({ history: 'redo', message: 'Did again: Edit text' })
  })
})
