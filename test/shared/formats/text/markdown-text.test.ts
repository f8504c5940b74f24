import { describe, expect, it } from 'vitest'
import { printMarkdown, retextMarkdown, showMarkdown } from '../../../../shared/formats/text/markdown-text.ts'

it.each([
  ['plain', 'plain'],
  ['a **b** c *d* _e_ __f__ `g`', 'a b c d e f g'],
  ['snake_case_name 2 * 3 * 4', 'snake_case_name 2 * 3 * 4'],
  ['[text](https://x.org/a_b) and ![alt](i.png "t")', 'text and alt'],
  ['[a **b**](x)', 'a b'],
  ['\\[laughs\\] \\*no\\* \\q', '[laughs] *no* \\q'],
  ['[not a link] (x)', '[not a link] (x)'],
])('shows %j as %j', (raw, text) => {
  expect(showMarkdown(raw)).toBe(text)
})

it('prints what it shows', () => {
  for (const text of ['a*b_c', '[x](y)', '\\', '# h', '--- x', '`c`'])
    expect(showMarkdown(printMarkdown(text, '\n'))).toBe(text)
})

describe('retextMarkdown', () => {
  it.each([
    ['**a** b', 'a c', '**a** c'],
    ['see [the map](x).', 'see the maps.', 'see [the maps](x).'],
    ['see [the map](x).', 'look.', 'look.'],
    ['I say **no** now', 'I say yes now', 'I say **yes** now'],
    ['', 'new', 'new'],
  ])('makes %j say %j', (raw, text, expected) => {
    expect(retextMarkdown(raw, text, '\n')).toBe(expected)
  })
})
