import { expect, it } from 'vitest'
import { reportOf } from '../../../shared/formats/reading-summary.ts'
import { createSegment } from '../../../shared/model/transcript.ts'

const read = (...segments: ReturnType<typeof createSegment>[]) => ({
  transcript: { segments },
  tokens: new Map(),
  diagnostics: [],
  title: null,
})

it('counts what was read and what is odd about it', () => {
  const words = [{ text: 'one', start: 0, end: 500 }]
  const reading = read(
    createSegment('a', 1000, 3000, 'one', { speaker: 'Ann', words }),
    createSegment('b', 2000, 4000, 'one', { speaker: 'Ben' }),
    createSegment('c', 1500, null, 'two', { speaker: 'Ann' }),
    createSegment('d', null, null, ''),
    createSegment('e', 99_000, 99_500, ''),
  )
  expect(reportOf(reading, 60_000)).toEqual({
    lines: 5,
    timed: 4,
    words: 1,
    speakers: ['Ann', 'Ben'],
    firstMs: 1000,
    lastMs: 99_500,
    outOfOrder: 1,
    endsFirst: 0,
    overlapping: 1,
    beyondAudio: 1,
    repeated: 1,
  })
  expect(reportOf(reading, null).beyondAudio).toBe(0)
})

it('has no times for a text without any', () => {
  expect(reportOf(read(createSegment('a', null, null, 'x')), null)).toMatchObject({
    lines: 1,
    timed: 0,
    firstMs: null,
    lastMs: null,
  })
})
