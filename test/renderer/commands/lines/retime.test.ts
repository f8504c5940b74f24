import { describe, expect, it } from 'vitest'
import {
  confirmSelected,
  nudge,
  setBoundaryHere,
  setEdgeHere,
  typeTime,
} from '../../../../renderer/commands/lines/retime.ts'
import { line } from '../../../builders.ts'
import { appWith, contextOf, heardIn, timesAfter } from '../../context.ts'

const LINES = [line('a', 1000, 2000), line('b', 3000, 4000), line('c', 5000, 6000), line('d', null)]
const on = (id: string, more: Parameters<typeof contextOf>[1] = {}) =>
  contextOf(LINES, { ...more, selection: { id, ...more.selection } })

describe('an edge at the playhead', () => {
  it('is of the selected line, wherever the sound is, and selects that edge', () => {
    const context = on('b', { now: 3400.4 })
    const outcome = setEdgeHere(context, 'start')
    expect(timesAfter(context, outcome)[1]).toEqual(['b', 3400, 4000])
    expect(outcome).toMatchObject({
      select: { id: 'b', edge: 'start' },
      preview: null,
      message: 'Start set to 0:03.400',
    })
  })

  it('is of the spoken line when none is selected, in a gap of the last one', () => {
    const context = contextOf(LINES, { now: 2500 })
    expect(timesAfter(context, setEdgeHere(context, 'end'))[0]).toEqual(['a', 1000, 2500])
  })

  it('says why nothing moves', () => {
    expect(setEdgeHere(contextOf([]), 'start')).toEqual({ message: 'Select a line first' })
    expect(setEdgeHere(on('d'), 'end').message).toBe('Set the start of this line first')
    const held = [line('b', 3000, 4000, 'b', { mark: 'confirmed' })]
    const there = setEdgeHere(contextOf(held, { now: 3000 }), 'start')
    expect(there).toEqual({
      preview: null,
      select: { id: 'b', edge: 'start' },
      message: 'It is there already',
    })
  })

  it('says what stops it', () => {
    const context = on('b', { now: 500 })
    const outcome = setEdgeHere(context, 'start')
    expect(timesAfter(context, outcome)[1]?.[1]).toBe(2000)
    expect(outcome.message).toBe('Start set to 0:02.000 · stopped at the previous line')
  })

  it('takes along what the scope says, up to a confirmed line', () => {
    const lines = [...LINES.slice(0, 3), line('e', 8000, 9000, '', { mark: 'confirmed' })]
    const context = contextOf(lines, { now: 3500, selection: { id: 'b' }, session: { scope: 'ripple' } })
    const outcome = setEdgeHere(context, 'start')
    expect(timesAfter(context, outcome).map(([, start]) => start)).toEqual([1000, 3500, 5500, 8000])
    expect(outcome.message).toBe('Start set to 0:03.500 · 2 lines +0.50 s')
  })
})

describe('a boundary', () => {
  it('ends one line and starts the next', () => {
    const context = on('a', { now: 2400 })
    const outcome = setBoundaryHere(context)
    expect(timesAfter(context, outcome).slice(0, 2)).toEqual([
      ['a', 1000, 2400],
      ['b', 2400, 4000],
    ])
    expect(outcome.select).toEqual({ id: 'a', edge: 'end' })
  })

  it('needs a next line and a start', () => {
    expect(setBoundaryHere(on('d')).message).toBe('The last line has no next line')
    const context = contextOf([line('x', null), line('y', 1000)], { selection: { id: 'x' } })
    expect(setBoundaryHere(context).message).toBe('Set the start of this line first')
  })
})

describe('a nudge', () => {
  it('moves the chosen edge; nudges of the same edge become one step', () => {
    const context = on('b', { selection: { edge: 'end' } })
    const outcome = nudge(context, -50)
    expect(timesAfter(context, outcome)[1]).toEqual(['b', 3000, 3950])
    expect(outcome.edit?.mergeKey).toBe('nudge b end')
    expect(outcome.edit?.mergeKey).not.toBe(nudge(on('b'), -50).edit?.mergeKey)
  })

  it('of an end that is only implied moves the next start, and stays on its line', () => {
    const context = contextOf([line('x', 1000), line('y', 2000)], { selection: { id: 'x', edge: 'end' } })
    const outcome = nudge(context, 100)
    expect(timesAfter(context, outcome)[1]?.[1]).toBe(2100)
    expect(outcome.select).toEqual({ id: 'x', edge: 'end' })
  })

  it('is heard after a moment, never into playing sound', () => {
    expect(heardIn(nudge(on('b'), 50))).toBe('after 150 …')
    expect(heardIn(nudge(on('b', { app: appWith({ hearNudges: false }) }), 50))).toBe('')
    expect(heardIn(nudge(on('b', { session: { playing: true } }), 50))).toBe('')
    const stretch = { session: { playing: true }, sound: { willStop: true } }
    expect(heardIn(nudge(on('b', stretch), 50))).toBe('pause, after 150 …')
  })

  it('needs a time', () => {
    expect(nudge(on('d'), 50)).toEqual({ message: 'This line has no start yet: press I to set it' })
  })
})

describe('a typed time', () => {
  it.each([
    ['0:03.5', 3500],
    ['3.25', 3250],
    ['+0.3', 3300],
    ['-250ms', 2750],
  ])('%s', (typed, start) => {
    const context = on('a')
    expect(timesAfter(context, typeTime(context, 'b', 'start', typed))[1]?.[1]).toBe(start)
  })

  it('that is none is refused', () => {
    const outcome = typeTime(on('b'), 'b', 'start', 'soon')
    expect(outcome).toEqual({ refused: true, message: '“soon” is no time. Type 1:02, 62.5, 1m2s or +0.3' })
  })
})

describe('confirming', () => {
  it('holds the selected lines, and lets go when all are held', () => {
    const context = on('a', { selection: { extent: 'b' } })
    const outcome = confirmSelected(context)
    expect(outcome.message).toBe('2 lines confirmed: nothing else moves them')
    expect(outcome.edit?.splices.flatMap(({ inserted }) => inserted.map(({ mark }) => mark))).toEqual([
      'confirmed',
      'confirmed',
    ])
    const held = contextOf([line('a', 0, 1, '', { mark: 'confirmed' })], { selection: { id: 'a' } })
    expect(confirmSelected(held).message).toBe('This line may be moved again')
  })

  it('needs a line with a time', () => {
    expect(confirmSelected(contextOf([])).message).toBe('Select a line first')
    expect(confirmSelected(on('d')).message).toBe('A line without a time cannot be confirmed')
  })
})
