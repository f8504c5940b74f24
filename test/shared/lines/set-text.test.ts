import { describe, expect, it } from 'vitest'
import { setText } from '../../../shared/lines/set-text.ts'
import { apply } from '../../../shared/model/edit.ts'
import { line, transcriptOf } from '../../builders.ts'

const words = [
  { text: ' we', start: 0, end: 100 },
  { text: ' ran', start: 100, end: 200 },
  { text: ' engine', start: 200, end: 300 },
  { text: ' X', start: 300, end: 400 },
]

describe('setText', () => {
  it('keeps the times of the words that stayed, and of one that is spelt anew', () => {
    const lines = transcriptOf(line('a', 0, 400, 'we ran engine X', { words }))
    const [changed] = apply(setText(lines, 0, 'we ran nginx X', { label: 'Edit' })!, lines).segments
    expect(changed?.text).toBe('we ran nginx X')
    expect(changed?.words?.map(({ text, start }) => [text.trim(), start])).toEqual([
      ['we', 0],
      ['ran', 100],
      ['nginx', 200],
      ['X', 300],
    ])
  })

  it.each([
    ['we ran an engine X', [0, 100, null, 200, 300], [100, 200, null, 300, 400]],
    ['we X', [0, 300], [100, 400]],
    ['we run the motors X', [0, 100, null, null, 300], [100, null, null, 300, 400]],
    ['they X', [0, 300], [300, 400]],
    ['we ran on and on X', [0, 100, 200, null, null, 300], [100, 200, null, null, 300, 400]],
  ])('knows where other words begin and end that take their place: %s', (text, starts, ends) => {
    const lines = transcriptOf(line('a', 0, 400, 'we ran engine X', { words }))
    const [changed] = apply(setText(lines, 0, text, { label: 'Edit' })!, lines).segments
    expect(changed?.words?.map(({ start }) => start)).toEqual(starts)
    expect(changed?.words?.map(({ end }) => end)).toEqual(ends)
  })

  it('gives no edit for the same text', () => {
    expect(setText(transcriptOf(line('a', 0, 400, 'same')), 0, 'same', { label: 'Edit' })).toBeNull()
  })
})
