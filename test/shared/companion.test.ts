import { expect, it } from 'vitest'
import { companionSchema } from '../../shared/companion.ts'

const companion = { chapters: null, notes: 'boat', lineNotes: [], article: null, page: null }

it('takes what was added to an episode, also from before there were notes on lines', () => {
  const older = { chapters: null, notes: 'boat', article: null, page: null }
  expect(companionSchema.parse(companion)).toEqual(companion)
  expect(companionSchema.parse(older)).toEqual(companion)
})

it.each([
  { chapters: [{ start: -1, end: null, title: 'One', hidden: false }] },
  { lineNotes: [{ index: 0.5, start: null, text: 'a', note: 'b' }] },
  { marks: { confirmed: [[0, 'soon']], estimated: [] } },
  { article: { name: 'a.md' } },
])('refuses %j', (part) => {
  expect(companionSchema.safeParse({ ...companion, ...part }).success).toBe(false)
})
