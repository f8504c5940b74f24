import { describe, expect, it } from 'vitest'
import { losses } from '../../../shared/formats/losses.ts'
import { createSegment } from '../../../shared/model/transcript.ts'

const segments = [
  createSegment('a', 0, 1000, 'one', { speaker: 'Ann', words: [{ text: 'one', start: 0, end: 900 }] }),
  createSegment('b', 1000, 1800, 'two'),
  createSegment('c', null, null, 'three'),
  createSegment('d', 2500, null, 'four'),
]

describe('losses', () => {
  it('names what each format cannot hold', () => {
    expect(losses('txt-plain', { segments })).toEqual([
      { kind: 'times', count: 3, message: 'The times of 3 lines cannot be written: this format has none.' },
      { kind: 'words', count: 1, message: 'The times of single words in 1 line cannot be written.' },
    ])
    expect(losses('timed-text', { segments })).toEqual([
      {
        kind: 'ends',
        count: 1,
        message: 'The ends of 1 line cannot be written: in this format a line lasts until the next one.',
      },
      { kind: 'words', count: 1, message: 'The times of single words in 1 line cannot be written.' },
    ])
    expect(losses('srt', { segments })).toEqual([
      { kind: 'untimed', count: 1, message: '1 line without a time will get one between the lines around.' },
      { kind: 'words', count: 1, message: 'The times of single words in 1 line cannot be written.' },
    ])
  })

  it('finds none where everything fits, and none for a format it does not know', () => {
    expect(losses('json-whisper', { segments: segments.slice(0, 2) })).toEqual([])
    expect(losses('nothing', { segments })).toEqual([])
  })

  it('stays quick with many lines', () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      createSegment(`${i}`, i * 1000, i * 1000 + 500, 'x'),
    )
    const began = performance.now()
    expect(losses('timed-text', { segments: many })[0]?.count).toBe(20_000)
    expect(performance.now() - began).toBeLessThan(500)
  })
})
