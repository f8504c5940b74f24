import { describe, expect, it } from 'vitest'
import { retext, showAss } from '../../../../shared/formats/text/ass-text.ts'
import { expectWithin } from '../../../cpu-time.ts'

it.each([
  ['plain', 'plain'],
  ['{\\an5}a\\Nb\\nc\\hd', 'a\nb c\u00a0d'],
  ['a{comment}b', 'ab'],
  ['{ open', '{ open'],
  ['a \\N b ', 'a\nb'],
  ['{\\p1}m 0 0{\\p0}x{\\p2}m 1 1', 'x'],
  ['{\\pos(1,2)}here', 'here'],
])('shows %j as %j', (raw, text) => {
  expect(showAss(raw)).toBe(text)
})

describe('retext', () => {
  it.each([
    ['{\\i1}old{\\i0} words', 'new words', '{\\i1}new{\\i0} words'],
    ['one {\\b1}two', 'one', 'one'],
    ['one', 'one more', 'one more'],
    ['{\\an8}', 'text', '{\\an8}text'],
    ['a \\N b', 'a\nc', 'a \\N c'],
    ['{\\p1}m 0 0', 'a {b}', '{\\p1}a \\{b\\}'],
    ['', 'x', 'x'],
    ['a b', 'a\nb', 'a\\Nb'],
  ])('makes %j say %j', (raw, text, expected) => {
    expect(retext(raw, text)).toBe(expected)
  })

  it('is quick with many braces', () => {
    expectWithin(1500, () => {
      showAss('{'.repeat(500_000))
      retext('{'.repeat(100_000), 'x')
    })
  })
})
