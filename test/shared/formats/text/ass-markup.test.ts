import { describe, expect, it } from 'vitest'
import { remark } from '../../../../shared/formats/core/remark.ts'
import { ASS_MARKUP } from '../../../../shared/formats/text/ass-markup.ts'
import { showAss } from '../../../../shared/formats/text/ass-text.ts'
import { expectWithin } from '../../../cpu-time.ts'

const rewrite = (raws: readonly string[], texts: readonly string[]) =>
  remark(
    raws.map((raw) => ({ raw, text: showAss(raw) })),
    texts,
    ASS_MARKUP,
  )

it.each([
  ['{\\i1}old{\\i0} words', 'new words', '{\\i1}new{\\i0} words'],
  ['one {\\b1}two', 'one', 'one'],
  ['one', 'one more', 'one more'],
  ['{\\an8}', 'text', '{\\an8}text'],
  ['a \\N b', 'a\nc', 'a \\N c'],
  ['a b', 'a\nb', 'a\\Nb'],
  ['{\\k20}one {\\k30}two {\\k10}three', 'one three', '{\\k20}one {\\k30}{\\k10}three'],
])('makes %j say %j', (raw, text, expected) => {
  expect(rewrite([raw], [text])).toEqual([expected])
})

it('leaves drawings to who writes the whole text', () => {
  expect(rewrite(['{\\p1}m 0 0'], ['a {b}'])).toEqual([null])
})

describe('a split', () => {
  it.each([
    ['{\\i1}{\\c&H00ffff&}a b', '{\\i1\\c&H00ffff&}b'],
    ['{\\an8}{\\i1}a {\\i0}b', '{\\an8\\i0}b'],
    ['{\\an8\\fnArial\\i1}a {\\i0}x b', '{\\an8\\fnArial\\i0}b', 'a x'],
    ['{\\b1}a {\\rOther\\pos(1,2)}x b', '{\\rOther\\pos(1,2)}b', 'a x'],
    ['{\\fad(100,200)\\k20}a b', 'b'],
    ['{\\t(0,500,\\i1)\\bord2}a b', '{\\t(0,500,\\i1)\\bord2}b'],
  ])('of %j sets again what was in force: %j', (raw, second, first = 'a') => {
    expect(rewrite([raw], [first, 'b'])[1]).toBe(second)
  })
})

it('ends the styles of one event before the text of another', () => {
  expect(rewrite(['{\\i1}a', 'b'], ['a b'])).toEqual(['{\\i1}a {\\r}b'])
  expect(rewrite(['{\\an8}a', 'b'], ['a b'])).toEqual(['{\\an8}a b'])
})

it('is quick with many braces', () => {
  expectWithin(1500, () => rewrite(['{'.repeat(50_000)], ['x']))
})
