import { expect, it } from 'vitest'
import { findMarkupName } from '../../../../shared/formats/markup/markup-names.ts'

const parts = (raw: string, shown: string) => {
  const found = findMarkupName(raw, shown)
  return found && [raw.slice(found.from, found.to), raw.slice(found.textFrom), shown.slice(found.shownFrom)]
}

it('finds a plain name', () => {
  expect(parts('Ann: Hello <i>you</i>', 'Ann: Hello you')).toEqual(['Ann', 'Hello <i>you</i>', 'Hello you'])
})

it.each(['<b>Ann:</b> Hello', '<strong>Ann</strong>: Hello', '<EM>Ann: </EM>Hello'])('finds %j', (raw) => {
  expect(parts(raw, 'Ann: Hello')).toEqual(['Ann', 'Hello', 'Hello'])
})

it('finds none behind other markup, or where the raw text says another', () => {
  expect(parts('<span>Ann: </span>Hello', 'Ann: Hello')).toBeNull()
  expect(parts('A&amp;B: Hello', 'A&B: Hello')).toBeNull()
  expect(parts('<b>Ben:</b> Hello', 'Ann: Hello')).toBeNull()
  expect(parts('Hello', 'Hello')).toBeNull()
})
