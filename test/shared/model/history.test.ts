import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, type Edit, replaceLines } from '../../../shared/model/edit.ts'
import { type History, NO_HISTORY, push, stepBack, stepForward } from '../../../shared/model/history.ts'
import { changed, moved } from '../../../shared/model/moved-words.ts'
import type { Segment, Word } from '../../../shared/model/transcript.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const lines = transcriptOf(line('a', 0), line('b', 1000))

/** Moves line a from one start to another. */
function move(from: number, to: number, mergeKey: string | null = null): Edit {
  const before = transcriptOf(line('a', from), line('b', 1000))
  const edit = replaceLines(before, new Map([[0, { start: to }]]), { label: 'Move', mergeKey, selection: [] })
  if (!edit) throw new Error('nothing moves')
  return edit
}
const added: Edit = {
  label: 'Add',
  mergeKey: 'key',
  splices: [{ at: 2, removed: [], inserted: [line('c', 2000)] }],
  selection: { before: [], after: [] },
}
const starts = (edit: Edit) =>
  edit.splices.map(({ removed, inserted }) => [removed[0]?.start, inserted[0]?.start])

describe('push', () => {
  it('makes one step of edits with the same key within half a second of one another', () => {
    let history = push(NO_HISTORY, move(0, 50, 'key'), 1000)
    history = push(history, move(50, 100, 'key'), 1400)
    history = push(history, move(100, 150, 'key'), 1900)
    expect(history.past.map(starts)).toEqual([[[0, 150]]])
    expect(push(history, move(150, 200, 'key'), 2401).past).toHaveLength(2)
  })

  it('keeps edits apart that have no key, another key, or that add lines', () => {
    const first = push(NO_HISTORY, move(0, 50, 'key'), 0)
    expect(push(first, move(50, 100, 'other'), 1).past).toHaveLength(2)
    expect(push(first, move(50, 100), 1).past).toHaveLength(2)
    expect(push(push(NO_HISTORY, move(0, 50), 0), move(50, 100), 1).past).toHaveLength(2)
    expect(push(first, added, 1).past).toHaveLength(2)
  })

  it('drops what could be done again', () => {
    const undone = stepBack(push(push(NO_HISTORY, move(0, 50), 0), move(50, 100), 9))?.history
    expect(undone?.future).toHaveLength(1)
    const after = push(undone ?? NO_HISTORY, move(50, 70), 20)
    expect(after.future).toEqual([])
    expect(after.past.map(starts)).toEqual([[[0, 50]], [[50, 70]]])
  })

  it('starts a new step after an undo, even at once', () => {
    let history = push(push(NO_HISTORY, move(0, 50, 'key'), 0), move(50, 60, 'other'), 1)
    history = stepBack(history)?.history ?? NO_HISTORY
    expect(push(history, move(50, 80, 'key'), 2).past).toHaveLength(2)
  })

  it('keeps the latest 500 edits', () => {
    let history: History = NO_HISTORY
    for (let i = 0; i < 510; i++) history = push(history, move(i, i + 1), i)
    expect(history.past).toHaveLength(500)
    expect(history.past[0] && starts(history.past[0])).toEqual([[10, 11]])
    expect(history.past.at(-1)).toEqual(move(509, 510))
  })
})

describe('what edits hold', () => {
  /** An edit that makes so many lines. */
  const large = (lines: number): Edit => ({
    label: 'Large',
    mergeKey: null,
    splices: [{ at: 0, removed: [], inserted: new Array<Segment>(lines).fill(line('a', 0)) }],
    selection: { before: [], after: [] },
  })
  const LINES_KEPT = 640_000
  const sizes = fc.constantFrom(1, 1, 20_000, 150_000, 400_000, 700_000)

  it('is bounded: the oldest go, the newest never does', () => {
    fc.assert(
      fc.property(fc.array(sizes, { minLength: 1, maxLength: 12 }), (lines) => {
        const edits = lines.map(large)
        const { past, forgotten } = edits.reduce((all, edit, i) => push(all, edit, i), NO_HISTORY)
        expect(past.length).toBeGreaterThan(0)
        expect(edits.slice(-past.length)).toEqual(past)
        const held = (from: number) => lines.slice(from).reduce((sum, count) => sum + count, 0)
        const first = lines.length - past.length
        if (past.length > 1) expect(held(first)).toBeLessThanOrEqual(LINES_KEPT)
        // What went had to, at the latest with the newest edit.
        if (first > 0) expect(held(first - 1)).toBeGreaterThan(LINES_KEPT - Math.max(...lines))
        expect(forgotten).toBe(edits[first - 1] ?? null)
      }),
      { numRuns: 40 },
    )
  })

  it('counts words that are new, and not those that move with their line', () => {
    const words = new Array<Word>(1_500_000).fill({ text: 'a', start: 1000, end: 1100 })
    const there = line('a', 1000, 2000, 'a', { words })
    let history = NO_HISTORY
    let before = there
    for (let i = 0; i < 20; i++) {
      const after = moved(before, { start: 1000 + i, end: 2000 + i, mark: 'none' }, (ms) => ms + 1)
      const splices = [{ at: 0, removed: [before], inserted: [after] }]
      history = push(history, { ...large(0), splices }, i)
      before = after
    }
    expect(history.past).toHaveLength(20)
    const renewed = (i: number) => changed(there, { start: i, words: words.slice() })
    for (let i = 0; i < 3; i++)
      history = push(
        history,
        { ...large(0), splices: [{ at: 0, removed: [there], inserted: [renewed(i)] }] },
        i,
      )
    expect(history.past).toHaveLength(1)
  })

  it('makes room for what can be done again, which goes with the next edit', () => {
    const undone = stepBack(push(push(NO_HISTORY, large(400_000), 0), large(200_000), 1))
    expect(undone?.history.past).toHaveLength(1)
    expect(push(undone?.history ?? NO_HISTORY, large(200_000), 2).past).toHaveLength(2)
  })
})

describe('stepBack and stepForward', () => {
  it('have nothing to do at the ends', () => {
    expect(stepBack(NO_HISTORY)).toBeNull()
    expect(stepForward(NO_HISTORY)).toBeNull()
  })

  it('walk the same edits in both directions', () => {
    const edits = [move(0, 50), move(50, 100), move(100, 150)]
    let history = edits.reduce((all, edit, i) => push(all, edit, i), NO_HISTORY)
    const taken: Edit[] = []
    for (let step = stepBack(history); step; step = stepBack(history)) {
      taken.push(step.edit)
      history = step.history
    }
    expect(taken).toEqual(edits.toReversed())
    let transcript = lines
    for (let step = stepForward(history); step; step = stepForward(history)) {
      transcript = apply(step.edit, transcript)
      history = step.history
    }
    expect(times(transcript)[0]).toEqual(['a', 150, null])
    expect(history.past).toEqual(edits)
  })
})
