import { describe, expect, it } from 'vitest'
import { makeMove, tryMove } from '../../../../renderer/commands/lines/move.ts'
import { nudge, setEdgeHere } from '../../../../renderer/commands/lines/retime.ts'
import { pickWord, stepWord } from '../../../../renderer/commands/lines/words.ts'
import { hearEdge } from '../../../../renderer/commands/play/hearing.ts'
import { deselect } from '../../../../renderer/commands/play/view.ts'
import { apply } from '../../../../shared/model/edit.ts'
import { line } from '../../../builders.ts'
import { contextOf } from '../../context.ts'

const WORDS = [
  { text: 'one', start: 1000, end: 1400 },
  { text: ' two', start: 1400, end: 1800 },
  { text: ' um', start: null, end: null },
]
const LINES = [line('a', 1000, 2000, 'one two um', { words: WORDS }), line('b', 3000, 4000)]
const on = (word: number | null, more: Parameters<typeof contextOf>[1] = {}) =>
  contextOf(LINES, { ...more, selection: { id: 'a', word, ...more.selection } })
const wordsAfter = (context: ReturnType<typeof on>, { edit }: ReturnType<typeof nudge>) =>
  (edit ? apply(edit, context.document.transcript) : context.document.transcript).segments[0]?.words?.map(
    ({ start, end }) => [start, end],
  )

describe('a word is selected', () => {
  it('by name, with its times said', () => {
    expect(pickWord(on(null), 'a', 1)).toEqual({
      select: { id: 'a', extent: null, edge: 'start', open: null, word: 1, reveal: true },
      message: '“two” 0:01.400–0:01.800',
    })
    expect(pickWord(on(null), 'a', 2)).toMatchObject({
      select: { word: 2 },
      message: '“um” has no time yet: play, and press I when you hear it',
    })
    expect(pickWord(on(null), 'b', 0)).toEqual({ message: 'This line has no words with times of their own' })
  })

  it('by keys: the spoken one first, else the first or last, then those beside it', () => {
    expect(stepWord(on(null, { now: 1500 }), 1)).toMatchObject({ select: { word: 1 } })
    expect(stepWord(on(null), 1)).toMatchObject({ select: { word: 0 } })
    expect(stepWord(on(null), -1)).toMatchObject({ select: { word: 2 } })
    expect(stepWord(on(1), 1)).toMatchObject({ select: { word: 2 } })
    expect(stepWord(on(2), 1)).toEqual({ message: 'This is the last word of the line' })
    expect(stepWord(on(0), -1)).toEqual({ message: 'This is the first word of the line' })
    expect(stepWord(contextOf(LINES, { selection: { id: 'b' } }), 1).message).toMatch(/no words/)
    expect(stepWord(contextOf([]), 1)).toEqual({ message: 'Select a line first' })
  })

  it('until it is let go; the line then is, at last', () => {
    expect(deselect(on(1, { selection: { edge: 'end' } }))).toMatchObject({
      select: { id: 'a', word: null, edge: 'end' },
    })
    expect(deselect(on(null))).toMatchObject({ select: { id: null, word: null } })
  })
})

describe('with a word selected', () => {
  it('its edges are set to the playhead, and it stays selected', () => {
    const context = on(1, { now: 1500 })
    const outcome = setEdgeHere(context, 'start')
    expect(wordsAfter(context, outcome)?.slice(0, 2)).toEqual([
      [1000, 1500],
      [1500, 1800],
    ])
    expect(outcome).toMatchObject({
      select: { id: 'a', edge: 'start', word: 1 },
      message: 'Start set to 0:01.500',
    })
    expect(wordsAfter(on(1, { now: 1700 }), setEdgeHere(on(1, { now: 1700 }), 'end'))?.[1]).toEqual([
      1400, 1700,
    ])
  })

  it('its chosen edge is nudged, as one step, and says what stops it', () => {
    const context = on(1)
    const outcome = nudge(context, -50)
    expect(wordsAfter(context, outcome)?.[1]).toEqual([1350, 1800])
    expect(outcome.edit?.mergeKey).toBe(nudge(context, 50).edit?.mergeKey)
    expect(outcome.edit?.mergeKey).not.toBe(nudge(on(0), 50).edit?.mergeKey)
    expect(nudge(context, -5000).message).toBe('Start set to 0:01.010 · stopped at the word beside it')
    expect(nudge(on(2), 50).message).toMatch(/no start/)
  })

  it('its edges are heard', () => {
    expect(hearEdge(on(1), 'start', 'after').sound?.[0]).toEqual({ do: 'seek', to: 1400 })
    expect(hearEdge(on(1), 'end', 'before').sound?.[0]).toEqual({ do: 'seek', to: 1300 })
  })

  it('its edges are dragged: tried, then made', () => {
    const held = { kind: 'word', index: 0, word: 1, edge: 'end', at: 1800 } as const
    const target = { ms: 1900, together: false }
    const trial = tryMove(on(1), held, target)
    expect(trial.message).toBe('End 0:01.900')
    const made = makeMove(on(1), held, target)
    expect(wordsAfter(on(1), made)?.[1]).toEqual([1400, 1900])
    expect(made).toMatchObject({ select: { word: 1, edge: 'end' }, preview: null })
  })

  it('a word that the line has no more is none', () => {
    expect(nudge(on(9), 50).message).toBe('Start set to 0:01.050')
  })
})
