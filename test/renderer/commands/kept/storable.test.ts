import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { NO_COMPANION } from '../../../../renderer/commands/kept/kept.ts'
import { hasLongNote, storable } from '../../../../renderer/commands/kept/storable.ts'
import { companionSchema, MOST_NOTES } from '../../../../shared/companion.ts'
import type { Companion } from '../../../../shared/contract.ts'

const isStored = (companion: Companion) => z.safeParse(companionSchema, companion).success
const long = 'x'.repeat(MOST_NOTES + 1)
const chapter = { start: 1000, end: 2000, title: 'One', hidden: false }
const page = {
  title: 'A talk',
  podcast: null,
  date: null,
  durationMs: 7,
  audio: null,
  summary: null,
  highlights: [],
  topics: [],
  chapters: [],
}

describe('what can be stored', () => {
  it('is what there is where that fits', () => {
    const companion: Companion = {
      ...NO_COMPANION,
      chapters: [chapter],
      notes: 'Ask her.',
      marks: { confirmed: [[0, 1000]], estimated: [] },
      lineNotes: [{ index: 0, start: 1000, text: 'One.', note: 'Loud.' }],
      article: { name: 'about.md', text: 'It is said.' },
      page,
    }
    expect(storable(companion)).toEqual(companion)
    expect(isStored(companion)).toBe(true)
  })

  it.each<readonly [string, Partial<Companion>, Partial<Companion>]>([
    [
      'a chapter with a title of a book',
      { chapters: [{ ...chapter, title: long }, chapter] },
      { chapters: [{ ...chapter, title: 'x'.repeat(10_000) }, chapter] },
    ],
    [
      'a chapter after all time',
      {
        chapters: [
          { ...chapter, end: 1e15 },
          { ...chapter, start: 1e15 },
          { ...chapter, start: -1 },
        ],
      },
      { chapters: [{ ...chapter, end: null }] },
    ],
    [
      'a line confirmed after all time',
      { marks: { confirmed: [[0, 1e15]], estimated: [[1, 5]] } },
      { marks: { confirmed: [], estimated: [[1, 5]] } },
    ],
    [
      'a note on a line of megabytes',
      { lineNotes: [{ index: 0, start: null, text: long, note: 'Loud.' }] },
      { lineNotes: [{ index: 0, start: null, text: long.slice(1), note: 'Loud.' }] },
    ],
    [
      'a page and an article of megabytes',
      {
        page: { ...page, title: long, durationMs: 1e15, topics: [long] },
        article: { name: long, text: long },
      },
      {
        page: { ...page, title: 'x'.repeat(10_000), durationMs: null, topics: [long.slice(1)] },
        article: { name: 'x'.repeat(1024), text: long.slice(1) },
      },
    ],
  ])('is all else, and as much as there is room for: %s', (_, odd, kept) => {
    const companion = { ...NO_COMPANION, notes: 'Ask her.', ...odd }
    expect(isStored(companion)).toBe(false)
    expect(storable(companion)).toEqual({ ...NO_COMPANION, notes: 'Ask her.', ...kept })
    expect(isStored(storable(companion))).toBe(true)
  })
})

it('notes that are too long are told apart', () => {
  expect(hasLongNote({ ...NO_COMPANION, notes: long })).toBe(true)
  expect(hasLongNote({ ...NO_COMPANION, lineNotes: [{ index: 0, start: null, text: '', note: long }] })).toBe(
    true,
  )
  expect(hasLongNote({ ...NO_COMPANION, notes: long.slice(1) })).toBe(false)
})
