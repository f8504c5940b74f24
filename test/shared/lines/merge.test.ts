import { describe, expect, it } from 'vitest'
import { merge } from '../../../shared/lines/merge.ts'
import { apply } from '../../../shared/model/edit.ts'
import { line, transcriptOf } from '../../builders.ts'

describe('merge', () => {
  it('joins two lines from the first start to the last end', () => {
    const lines = transcriptOf(line('a', 0, 1000, 'one'), line('b', 1500, 2000, 'two'), line('c', 3000, 4000))
    const merged = apply(merge(lines, 0, { label: 'Merge' })!, lines)
    expect(merged.segments).toMatchObject([{ id: 'a', start: 0, end: 2000, text: 'one two' }, { id: 'c' }])
  })

  it('keeps an implied end implied', () => {
    const lines = transcriptOf(line('a', 0), line('b', 1500))
    expect(apply(merge(lines, 0, { label: 'Merge' })!, lines).segments).toMatchObject([
      { start: 0, end: null },
    ])
  })

  it.each([
    ['one', 'two', ['one', ' two']],
    ['one ', 'two', ['one ', 'two']],
    ['one', ' two', ['one', ' two']],
  ])('keeps the words of both lines apart: %j and %j', (one, two, words) => {
    const word = (text: string, start: number) => ({ text, start, end: null })
    const lines = transcriptOf(
      { ...line('a', 0, 1000, one.trim()), words: [word(one, 0)] },
      { ...line('b', 1500, 2000, two.trim()), words: [word(two, 1500)] },
    )
    const [joined] = apply(merge(lines, 0, { label: 'Merge' })!, lines).segments
    expect(joined).toMatchObject({ text: 'one two' })
    expect(joined?.words?.map(({ text }) => text)).toEqual(words)
  })

  it('has nothing to join at the last line', () => {
    expect(merge(transcriptOf(line('a', 0)), 0, { label: 'Merge' })).toBeNull()
  })
})
