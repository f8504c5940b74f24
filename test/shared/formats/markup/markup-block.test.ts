import { expect, it } from 'vitest'
import { cloneBlock } from '../../../../shared/formats/markup/markup-block.ts'

const source = '<a/><p xml:id="p1" begin="1s" m:note="x">Hello</p>'
const block = { from: 4, to: source.length }
const from = source.indexOf('Hello')

it('copies an element with its edits, without its id', () => {
  const edits = [{ from, to: from + 5, text: 'Bye' }]
  expect(cloneBlock(source, block, edits)).toBe('<p begin="1s" m:note="x">Bye</p>')
})

it('leaves out other attributes by their local names', () => {
  expect(cloneBlock(source, block, [], ['note'])).toBe('<p begin="1s">Hello</p>')
})

it('copies ids of elements inside, and what is no element, as they stand', () => {
  const nested = '<p id=a><b id="b">x</b></p>'
  expect(cloneBlock(nested, { from: 0, to: nested.length }, [])).toBe('<p><b id="b">x</b></p>')
  expect(cloneBlock('words', { from: 0, to: 5 }, [])).toBe('words')
})
