import { describe, expect, it } from 'vitest'
import { type History, NO_HISTORY, push, stepBack, stepForward } from '../../../renderer/state/history.ts'
import { apply, type Edit, replaceLines } from '../../../shared/model/edit.ts'
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
