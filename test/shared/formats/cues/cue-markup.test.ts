import { expect, it } from 'vitest'
import type { MarkupSyntax } from '../../../../shared/formats/core/marked-text.ts'
import { srtMarkup, vttMarkup } from '../../../../shared/formats/cues/cue-markup.ts'

const kinds = (syntax: MarkupSyntax, raw: string) =>
  syntax.parts(raw).map((part) => (part.kind === 'text' ? part.shown : part.kind))

it('in SubRip only tags that players know are markup', () => {
  expect(kinds(srtMarkup('\n'), '{\\an8}<i>a</i> <laughs> &amp;&frac12;\r\n<br>b')).toEqual([
    ...['state', 'open', 'a', 'close', ' <laughs> ', '&', '½', '\n', '\n', 'b'],
  ])
})

it('in WebVTT what is no tag of it is text, and a time stamp stands by itself', () => {
  expect(kinds(vttMarkup('\n'), '<c.yellow>a</c> <00:00:01.000>b<laughs>')).toEqual([
    ...['open', 'a', 'close', ' ', 'alone', 'b<laughs>'],
  ])
})

it('prints text with its spaces, escaped, with line ends of the file', () => {
  expect(srtMarkup('\r\n').print(' a\nb <i> ')).toBe(' a\r\nb &lt;i> ')
  expect(vttMarkup('\n').print(' <a> & b')).toBe(' &lt;a&gt; &amp; b')
})
