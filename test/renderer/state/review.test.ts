import { beforeEach, expect, it } from 'vitest'
import { loadDocument } from '../../../renderer/state/document.ts'
import { enter, modeStore, type Review, selectReview, withReview } from '../../../renderer/state/mode.ts'
import { countReviewed, presentMove } from '../../../renderer/state/review.ts'
import { select } from '../../../renderer/state/selection.ts'
import { type Move } from '../../../shared/timing/leave-out.ts'
import { line, transcriptOf } from '../../builders.ts'
import { FILE } from '../context.ts'
import { resetStores } from '../stores.ts'

const LINES = transcriptOf(line('a', 0), line('b', 1000), line('c', 2000))
const move = (index: number): Move => ({ index, edge: 'start', before: 0, after: 1 })
const review: Review = {
  title: 'Snap',
  proposal: { label: 'x', mergeKey: null, splices: [], selection: { before: [], after: [] } },
  transcript: LINES,
  moves: [move(0), move(2)],
  order: 'time',
  at: 0,
  asked: new Set(),
  left: new Set([2]),
  note: '',
}

beforeEach(() => {
  resetStores()
  const reading = { transcript: LINES, tokens: new Map(), diagnostics: [], title: null }
  loadDocument(FILE, { ...reading, format: 'srt', name: 'a.srt', text: '' })
})

it('looks at the line that is selected, when it is one of the review', () => {
  enter(withReview({ kind: 'none' }, review), null)
  const at = () => selectReview(modeStore.getState())?.at
  select('c')
  expect(at()).toBe(1)
  select('b')
  expect(at()).toBe(1)
  select('a')
  expect(at()).toBe(0)
})

it('counts what would be changed', () => {
  expect(countReviewed(review)).toEqual({ kept: 1, left: 1 })
  expect([presentMove(review)?.index, presentMove({ ...review, at: 5 })]).toEqual([0, null])
})
