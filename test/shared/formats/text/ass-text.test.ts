import { expect, it } from 'vitest'
import { beforeText, karaokeWords, showAss } from '../../../../shared/formats/text/ass-text.ts'
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

it.each([
  ['{\\k20}So{\\k10} {\\k50}we', ['So', ' we']],
  ['{\\k20}So {\\k10} {\\k50}we', ['So ', 'we']],
  ['{\\k9} {\\k20}So{\\k10}', ['So']],
])('keeps the spaces of pauses between the words of %s', (raw, words) => {
  const found = karaokeWords(raw, { from: 0, to: raw.length }, 0)
  expect(found?.words.map(({ text }) => text)).toEqual(words)
})

it('knows the tags at the beginning', () => {
  expect(beforeText('{\\an8}{\\i1}text {\\i0}')).toBe('{\\an8}{\\i1}')
  expect(beforeText('{ open')).toBe('')
  expect(beforeText('{\\an7\\p1}m 0 0 l 9 9')).toBe('{\\an7\\p1}m 0 0 l 9 9{\\p0}')
})

it('is quick with many braces', () => {
  expectWithin(1500, () => {
    showAss('{'.repeat(500_000))
    beforeText('{'.repeat(500_000))
  })
})

it('is quick with many syllables in one pair of braces, and many pauses behind a long one', () => {
  const raw = `{${'\\k1'.repeat(120_000)}}a`
  expectWithin(1000, () => karaokeWords(raw, { from: 0, to: raw.length }, 0))
  const pauses = `{\\k1}${'a'.repeat(300_000)}${'{\\k1}'.repeat(60_000)}`
  expectWithin(1000, () => karaokeWords(pauses, { from: 0, to: pauses.length }, 0))
})
