import { expect, it } from 'vitest'
import { capFindings, timeFindings } from '../../../../shared/formats/core/findings.ts'
import { warning } from '../../../../shared/model/diagnostic.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'

it('finds times that run backwards, and lines that end too early', () => {
  const segments = [
    createSegment('a', 5, 5, ''),
    createSegment('b', 4, 1, ''),
    createSegment('c', null, null, ''),
    createSegment('d', 4, 9, ''),
  ]
  expect(
    timeFindings(segments, (i) => i + 1).map(({ code, line, segment }) => [code, line, segment]),
  ).toEqual([
    ['time/no-length', 1, 'a'],
    ['time/end-before-start', 2, 'b'],
    ['time/out-of-order', 2, 'b'],
  ])
})

it('keeps fifty findings of a kind and counts the rest', () => {
  const many = Array.from({ length: 60 }, (_, i) => warning('a/b', 'odd', i + 1))
  const capped = capFindings([warning('c/d', 'other'), ...many])
  expect(capped).toHaveLength(52)
  expect(capped.at(-1)).toEqual(warning('a/b', 'The same in 10 more places.'))
})
