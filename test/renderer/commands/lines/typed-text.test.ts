import { describe, expect, it } from 'vitest'
import { mergeTyped, splitTyped } from '../../../../renderer/commands/lines/typed-text.ts'
import { line } from '../../../builders.ts'
import { contextOf, textsAfter } from '../../context.ts'

const LINES = [line('a', 0, 1000, 'Before'), line('b', 2000, 4000, 'One two'), line('c', 5000, 6000, 'After')]

describe('a split while typing', () => {
  it('cuts what was typed at the caret, and goes on in the second line', () => {
    const context = contextOf(LINES)
    const outcome = splitTyped(context, 'b', '  One and two', 9)
    expect(textsAfter(context, outcome)).toEqual(['Before', 'One and', 'two', 'After'])
    expect(outcome.select).toMatchObject({ open: { field: 'text', caret: 0 }, extent: null, reveal: true })
    expect(outcome.edit?.selection.after).toEqual([outcome.select?.id])
  })

  it('begins the second line at speech that is near', () => {
    const ears = { nearestOnset: (ms: number) => ({ ms: Math.round(ms) + 90, strength: 1 }) }
    const plain = splitTyped(contextOf(LINES), 'b', 'One two', 4).message
    expect(splitTyped(contextOf(LINES, { ears }), 'b', 'One two', 4).message).not.toBe(plain)
  })

  it.each([0, 7])('is refused with nothing on one side (caret %i)', (caret) => {
    const outcome = splitTyped(contextOf(LINES), 'b', 'One two', caret)
    expect([outcome.refused, outcome.edit]).toEqual([true, undefined])
  })
})

describe('joining while typing', () => {
  it('with the line before: the caret stays between the two', () => {
    const context = contextOf(LINES)
    const outcome = mergeTyped(context, 'b', 'One, two', -1)
    expect(textsAfter(context, outcome)).toEqual(['Before One, two', 'After'])
    expect(outcome.select?.open).toEqual({ field: 'text', caret: 'Before '.length })
    expect(outcome.message).toBe('Merged with the line before')
  })

  it('with the line after: the caret stays at the end of what was typed', () => {
    const context = contextOf(LINES)
    const outcome = mergeTyped(context, 'b', 'One', 1)
    expect(textsAfter(context, outcome)).toEqual(['Before', 'One After'])
    expect(outcome.select?.open).toEqual({ field: 'text', caret: 3 })
  })

  it('is refused where there is no line', () => {
    expect(mergeTyped(contextOf(LINES), 'a', 'Before', -1)).toEqual({ refused: true })
    expect(mergeTyped(contextOf(LINES), 'c', 'After', 1)).toEqual({ refused: true })
  })
})
