import { expect, it } from 'vitest'
import { matchText } from '../../../../shared/formats/core/match-text.ts'

/** The characters of `now` that stay, with `.` for new ones. */
const kept = (old: string, now: string) =>
  [...matchText(old, now)].map((i) => (i === -1 ? '.' : (old[i] ?? '?'))).join('')

it.each([
  ['one two three', 'one 2 three', 'one . three'],
  ['the wind', 'the windy', 'the wind.'],
  ['a b', 'a\nb', 'a b'],
  ['one. two', 'one, two', 'one. two'.replace('.', '.')],
  ['don’t go', 'don’t stay', 'don’t ....'],
  ['你好世界', '你好新世界', '你好.世界'],
  ['', 'new', '...'],
  ['\u{1f600} a', '\u{1f601} a', '.. a'],
])('keeps of %j in %j: %j', (old, now, expected) => {
  expect(kept(old, now)).toBe(expected)
})

it('finds long texts in themselves when lines are cut elsewhere', () => {
  const words = Array.from({ length: 20_000 }, (_, i) => `word${i}`)
  const partner = matchText(words.join(' '), words.join('\n'))
  expect(partner.every((at, i) => at === i)).toBe(true)
})
