import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import { split } from '../../../shared/timing/split.ts'
import { line, transcriptOf } from '../../builders.ts'

const options = { durationMs: 4000, newId: 'new', label: 'Split' }

describe('split', () => {
  it('parts time and text by the share of the time, between words', () => {
    const lines = transcriptOf(line('a', 0, 4000, 'one two three four', { speaker: 'Ann' }))
    expect(apply(split(lines, 0, 2000, options)!, lines).segments).toMatchObject([
      { id: 'a', start: 0, end: 2000, text: 'one two', speaker: 'Ann' },
      { id: 'new', start: 2000, end: 4000, text: 'three four', speaker: 'Ann', origin: null },
    ])
  })

  it('parts the text where the word times say', () => {
    const words = [
      { text: ' one', start: 0, end: 100 },
      { text: ' two', start: 150, end: 200 },
      { text: ' three', start: 250, end: 4000 },
    ]
    const lines = transcriptOf(line('a', 0, 4000, 'one two three', { words }))
    const [first, second] = apply(split(lines, 0, 220, options)!, lines).segments
    expect([first?.text, second?.text]).toEqual(['one two', 'three'])
    expect([first?.words?.length, second?.words?.length]).toEqual([2, 1])
  })

  it('leaves an implied end implied', () => {
    const lines = transcriptOf(line('a', 0, null, 'one two'), line('b', 4000))
    expect(apply(split(lines, 0, 1000, options)!, lines).segments).toMatchObject([
      { start: 0, end: null },
      { start: 1000, end: null },
      { start: 4000, end: null },
    ])
  })

  it.each([
    ['before the line', 0],
    ['at its end', 4000],
  ])('refuses a moment %s', (_name, ms) => {
    expect(split(transcriptOf(line('a', 0, 4000, 'one two')), 0, ms, options)).toBeNull()
  })

  it('refuses a single word', () => {
    expect(split(transcriptOf(line('a', 0, 4000, 'word')), 0, 2000, options)).toBeNull()
  })
})
