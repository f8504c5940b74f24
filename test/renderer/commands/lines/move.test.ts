import { describe, expect, it } from 'vitest'
import { dropMove, makeMove, movingWith, tryMove } from '../../../../renderer/commands/lines/move.ts'
import { line } from '../../../builders.ts'
import { contextOf, timesAfter } from '../../context.ts'

const LINES = [line('a', 1000, 2000), line('b', 3000, 4000), line('c', 4000, 5000), line('d', null)]
const edge = (index: number, side: 'start' | 'end', at: number) =>
  ({ kind: 'edge', index, edge: side, at }) as const

describe('an edge that is held', () => {
  it('is shown where it would be, without being moved', () => {
    const context = contextOf(LINES)
    const trial = tryMove(context, edge(1, 'start', 3000), { ms: 3200, together: false })
    expect([trial.edit, trial.message, trial.proposal.ms]).toEqual([undefined, 'Start 0:03.200', 3200])
    expect(timesAfter(context, { edit: trial.preview ?? null })[1]?.[1]).toBe(3200)
  })

  it('is moved as one step, and selected', () => {
    const context = contextOf(LINES)
    const outcome = makeMove(context, edge(1, 'end', 4000), { ms: 3800, together: false })
    expect(timesAfter(context, outcome)[1]).toEqual(['b', 3000, 3800])
    expect(outcome).toMatchObject({ preview: null, select: { id: 'b', edge: 'end' } })
  })

  it('takes all edges of its moment along when it is held so', () => {
    const context = contextOf(LINES)
    const outcome = makeMove(context, edge(1, 'end', 4000), { ms: 4300, together: true })
    expect(timesAfter(context, outcome).slice(1, 3)).toEqual([
      ['b', 3000, 4300],
      ['c', 4300, 5000],
    ])
    expect(outcome.message).toBe('2 edges set to 0:04.300')
  })

  it('is left as it was where it was let go again', () => {
    const held = [line('b', 3000, 4000, 'b', { mark: 'confirmed' })]
    const outcome = makeMove(contextOf(held), edge(0, 'start', 3000), { ms: 3000, together: false })
    expect(outcome).toEqual(dropMove())
  })
})

it('moves a line as a whole, up to its neighbours', () => {
  const context = contextOf(LINES)
  const outcome = makeMove(context, { kind: 'body', index: 0, at: 1000 }, { ms: 1500, together: false })
  expect(timesAfter(context, outcome)[0]).toEqual(['a', 1500, 2500])
  expect(outcome.message).toBe('Line moved by +0.50 s, to 0:01.500')
})

it('gives a line without a time the span that was drawn, whichever end came first', () => {
  const context = contextOf(LINES)
  const outcome = makeMove(context, { kind: 'span', index: 3, at: 7000 }, { ms: 6000, together: false })
  expect(timesAfter(context, outcome)[3]).toEqual(['d', 6000, 7000])
})

it('knows the lines that move along: nothing to snap to', () => {
  const context = contextOf(LINES, { session: { scope: 'ripple' } })
  expect(movingWith(context, edge(1, 'start', 3000))).toMatchObject({ from: 1, to: 3 })
  expect(movingWith(context, edge(1, 'end', 4000))).toEqual({ from: 1, to: 1 })
})
