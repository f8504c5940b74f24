import { expect, it } from 'vitest'
import { cutText } from '../../../shared/base/cut-text.ts'

it('ends a text where there is no more room, and no sign of two in its middle', () => {
  expect([
    cutText('abc', 3),
    cutText('abcd', 3),
    cutText('ab\u{1f600}', 3),
    cutText('ab\u{1f600}c', 4),
  ]).toEqual(['abc', 'abc', 'ab', 'ab\u{1f600}'])
})
