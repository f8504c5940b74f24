import { describe, expect, it } from 'vitest'
import { decodeHtml, decodeXml } from '../../../../shared/formats/core/entities.ts'
import { lineCounter } from '../../../../shared/formats/core/lines.ts'
import {
  attributeOf,
  escapeAttribute,
  escapeText,
  faultFindings,
  isElement,
  localName,
  rootOf,
  shownText,
} from '../../../../shared/formats/markup/markup-text.ts'
import { walkMarkup } from '../../../../shared/formats/markup/markup-walk.ts'

describe('entities', () => {
  it('are decoded as XML and as HTML know them', () => {
    expect(decodeXml('&lt;&#228;&#xE4;&quot;&apos;&amp;amp; &nbsp; &lol; &#0; &#xD800;')).toBe(
      '<ää"\'&amp; \u00a0 &lol; &#0; &#xD800;',
    )
    expect(decodeHtml('a&nbsp;b &eacute;t&eacute; &hellip; &copy 3 < 4 &lol; \n x')).toBe(
      'a\u00a0b été … © 3 < 4 &lol; \n x',
    )
  })

  it('are written where a sign would be read as markup', () => {
    expect(escapeText('a & <b>\u0001')).toBe('a &amp; &lt;b&gt;')
    expect(escapeAttribute(' "Ann"\n\'Lee\'')).toBe(' &quot;Ann&quot; &#39;Lee&#39;')
  })
})

describe('shownText', () => {
  const shown = (text: string, preserve = false) => {
    const markup = walkMarkup(text, 'xml')
    return shownText(markup, 0, markup.nodes.length, {
      language: 'xml',
      preserve,
      isHidden: ({ name }) => name === 'meta',
    })
  }

  it('is one space where white space stands, and one line for each break', () => {
    expect(shown('\n  a\n b <i>c</i> <br/> d<meta>x</meta> ')).toBe('a b c\nd')
    expect(shown('<br/><br/>a<br/><br/>b<br/>')).toBe('a\n\nb')
    expect(shown('a\r\n  b', true)).toBe('a\nb')
    expect(shown('<![CDATA[a &amp; b]]>')).toBe('a &amp; b')
    expect(shown(' <br/> ')).toBe('')
  })
})

describe('the beginning of a file', () => {
  it('tells its root element', () => {
    expect(
      rootOf('\ufeff<?xml version="1.0"?>\n<!-- <a> -->\n<!DOCTYPE x [ <!ENTITY y "z"> ]>\n<tt:TT x="">'),
    ).toBe('tt')
    expect([rootOf('text <a>'), rootOf('<!-- '), rootOf(''), rootOf('<?xml')]).toEqual(['', '', '', ''])
  })
})

describe('small pieces', () => {
  it('find attributes under any prefix', () => {
    const [element] = walkMarkup('<p x:a="1" a="2" y:b="3"/>', 'xml').nodes
    const value = (name: string) => (isElement(element) ? attributeOf(element, name)?.value : '')
    expect([value('a'), value('b'), value('c')]).toEqual(['2', '3', undefined])
    expect([localName('tt:p'), localName('p')]).toEqual(['p', 'p'])
  })

  it('count lines and name faults', () => {
    const text = 'a\r\nb\rc\nd'
    expect([0, 2, 3, 5, 7, 99].map(lineCounter(text))).toEqual([1, 1, 2, 3, 4, 4])
    expect(faultFindings(walkMarkup('<a>\n<b>', 'xml'), lineCounter('<a>\n<b>'), 'ttml')).toMatchObject([
      { code: 'ttml/cut-off', line: 2 },
    ])
  })
})
