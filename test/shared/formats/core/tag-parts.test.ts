import { expect, it } from 'vitest'
import { closeTag, partsBy, readTag } from '../../../../shared/formats/core/tag-parts.ts'

it('reads what the pattern matches, and shows all else as it stands', () => {
  const parts = partsBy('a<i>b</i>', /<[^>]*>/g, readTag)
  expect(parts.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['text', 0, 1],
    ['open', 1, 4],
    ['text', 4, 5],
    ['close', 5, 9],
  ])
  expect(partsBy('a-b', /-/g, () => null)).toEqual([{ kind: 'text', shown: 'a-b', from: 0, to: 3 }])
})

it.each([
  ['<v.loud Nora>', { kind: 'open', name: 'v' }],
  ['</FONT>', { kind: 'close', name: 'font' }],
  ['<00:01.000>', { kind: 'alone' }],
  ['<br/>', { kind: 'text', shown: '\n' }],
  ['<img src=x />', { kind: 'alone' }],
  ['</>', { kind: 'alone' }],
])('reads %s', (tag, kind) => {
  expect(readTag(tag)).toEqual(kind)
})

it('closes a tag by its name', () => {
  expect(closeTag('<font color="#fff">')).toBe('</font>')
  expect(closeTag('<c.yellow.bg>')).toBe('</c>')
})
