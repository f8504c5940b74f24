import { expect, it } from 'vitest'
import { remark } from '../../../../shared/formats/core/remark.ts'
import { markdownMarkup, printMarkdown, showMarkdown } from '../../../../shared/formats/text/markdown-text.ts'

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

it.each([
  [['**a** b'], ['a c'], ['**a** c']],
  [['see [the map](x).'], ['see the maps.'], ['see [the maps](x).']],
  [['see [the map](x).'], ['look.'], ['look.']],
  [['I say **no** now'], ['I say yes now'], ['I say **yes** now']],
  [['*It rained. It stopped.*'], ['It rained.', 'It stopped.'], ['*It rained.*', '*It stopped.*']],
  [['[a b](x) c'], ['a', 'b c'], ['[a](x)', '[b](x) c']],
  [['*a*', '**b**'], ['a b'], ['*a* **b**']],
  [['\\[a\\] b'], ['[a] c'], ['\\[a\\] c']],
])('makes %j say %j', (raws, texts, expected) => {
  const lines = raws.map((raw) => ({ raw, text: showMarkdown(raw) }))
  expect(remark(lines, texts, markdownMarkup('', '\n'))).toEqual(expected)
})
