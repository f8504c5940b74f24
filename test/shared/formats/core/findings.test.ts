import { expect, it } from 'vitest'
import { capFindings, timeFindings } from '../../../../shared/formats/core/findings.ts'
import { warning } from '../../../../shared/model/diagnostic.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { message } from '../../../../shared/words/message.ts'
import { inEnglish } from '../../../words.ts'

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
  const many = Array.from({ length: 60 }, (_, i) => warning('a/b', message('found.cueNoText'), i + 1))
  const capped = capFindings([warning('c/d', message('found.cueNoNumber')), ...many])
  expect(capped).toHaveLength(52)
  const last = capped.at(-1)!
  expect(inEnglish(last.message)).toBe('The same in 10 more places.')
  expect(last).toEqual(warning('a/b', last.message))
})
