import { expect, it } from 'vitest'
import { remark } from '../../../../shared/formats/core/remark.ts'
import { elementMarkup } from '../../../../shared/formats/markup/markup-parts.ts'

const HTML = elementMarkup({ language: 'html', lineBreak: '<br>' })
const XML = elementMarkup({
  language: 'xml',
  lineBreak: '<tt:br/>',
  isHidden: ({ name }) => name === 'metadata',
})

it.each([
  ['a<br/>\n b <em>c</em>', 'a\nb c'],
  ['a &eacute;&nbsp;b', 'a \u00e9\u00a0b'],
])('shows %j as %j', (raw, text) => {
  expect(HTML.show(raw)).toBe(text)
})

it('leaves what is hidden, comments and stray tags where they stand', () => {
  const raw = '<metadata>x y</metadata>a<!-- note --> <s>b</s></p> c'
  expect(remark([{ raw, text: 'a b c' }], ['a d c'], XML)).toEqual([raw.replace('b', 'd')])
})

it('writes line breaks as the file does', () => {
  expect(remark([{ raw: '<s>a b</s>', text: 'a b' }], ['a\nb'], XML)).toEqual(['<s>a<tt:br/>b</s>'])
})

it('takes the text of CDATA as it is written', () => {
  const raw = '<![CDATA[a & b]]>'
  expect(remark([{ raw, text: 'a & b' }], ['a & c'], XML)).toEqual(['<![CDATA[a & c]]>'])
})

it('closes elements of any prefix', () => {
  expect(XML.closing('<tt:span tts:color="red">')).toBe('</tt:span>')
})
