import { expect, it } from 'vitest'
import { keepMarkup } from '../../../../shared/formats/core/keep-markup.ts'

/** Markup in angle brackets. */
const keep = (raw: string, text: string) =>
  keepMarkup(raw, text, {
    spots: [...raw.matchAll(/<[^>]*>|[^]/g)].flatMap(({ 0: char, index }) =>
      char.length > 1 ? [] : [{ char, from: index, to: index + 1 }],
    ),
    show: (all) => all.replace(/<[^>]*>/g, ''),
    print: (part) => part,
    closing: /<[^>]*>$/,
  })

it('keeps markup around what changed', () => {
  expect(keep('<b>old</b> words', 'new words')).toBe('<b>new</b> words')
  expect(keep('one <b>two</b>', 'one two three')).toBe('one <b>two three</b>')
  expect(keep('<b>', 'x')).toBeNull()
})

it('gives up where something else would be shown', () => {
  expect(keep('ab', 'a<x>b')).toBeNull()
})
