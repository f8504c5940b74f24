import { describe, expect, it } from 'vitest'
import type { Ears } from '../../../../renderer/commands/context.ts'
import { snapAll, snapStart } from '../../../../renderer/commands/review/snap-to-speech.ts'
import { selectReview } from '../../../../renderer/state/mode.ts'
import { line } from '../../../builders.ts'
import { contextOf, timesAfter } from '../../context.ts'

const LINES = [line('a', 1000, 2000), line('b', 5000, 6000), line('c', 20_000, 21_000), line('d', null)]
const hearing = (...onsets: number[]): Partial<Ears> => ({
  isHeard: () => true,
  onsetsBetween: (from, to) =>
    onsets.filter((ms) => ms >= from && ms <= to).map((ms) => ({ ms, strength: 1 })),
})
const ears = hearing(1300, 5200)

describe('one start', () => {
  it('goes to where speech begins', () => {
    const context = contextOf(LINES, { ears, selection: { id: 'a' } })
    const outcome = snapStart(context)
    expect(timesAfter(context, outcome)[0]?.[1]).toBe(1300)
    expect(outcome.message).toBe('Start set to 0:01.300 (+0.30 s), where speech starts')
    expect(outcome.select).toEqual({ id: 'a', edge: 'start' })
  })

  it('stays where no speech begins near it', () => {
    const outcome = snapStart(contextOf(LINES, { ears, selection: { id: 'c' } }))
    expect(outcome).toEqual({
      select: { id: 'c', edge: 'start' },
      message: 'No speech starts within 1.2 s of line 3',
    })
  })

  it('needs a line, a time and the waveform', () => {
    expect(snapStart(contextOf([])).message).toBe('Select a line first')
    expect(snapStart(contextOf(LINES, { selection: { id: 'd' } })).message).toBe(
      'This line has no start yet: press I to set it',
    )
    const deaf = { selection: { id: 'a' } }
    expect(snapStart(contextOf(LINES, deaf)).message).toMatch(/^The waveform is not drawn there yet/)
    const peaks = { state: 'complete', share: 1 } as const
    expect(snapStart(contextOf(LINES, { ...deaf, session: { peaks } })).message).toBe(
      'There is no waveform there',
    )
  })
})

describe('many starts', () => {
  it('are shown before they are moved, with what was not found', () => {
    const outcome = snapAll(contextOf(LINES, { ears }))
    expect(outcome.edit).toBeUndefined()
    const review = selectReview({ mode: outcome.mode!, preview: null })
    expect(review?.moves.map(({ index, after }) => [index, after])).toEqual([
      [0, 1300],
      [1, 5200],
    ])
    expect(review?.note).toBe('no speech starts within 1.2 s of line 3')
  })

  it('are those of several selected lines', () => {
    const outcome = snapStart(contextOf(LINES, { ears, selection: { id: 'b', extent: 'c' } }))
    expect(selectReview({ mode: outcome.mode!, preview: null })?.moves).toHaveLength(1)
    expect(snapAll(contextOf([line('x', null)])).message).toBe('These lines have no times yet')
  })
})
