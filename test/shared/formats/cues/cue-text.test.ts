import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  decodeEntities,
  printSrt,
  printVtt,
  showSrt,
  showVtt,
  styledSrt,
} from '../../../../shared/formats/cues/cue-text.ts'

it('decodes entities and leaves what only looks like one', () => {
  expect(decodeEntities('&amp;&lt;&gt;&nbsp;&lrm;&quot;&#39;&#x1F600;')).toBe('&<>\u00a0\u200e"\'😀')
  expect(decodeEntities('&l &g; &nbsp &am; R&D &#0; &#xD800; &#9999999;')).toBe(
    '&l &g; &nbsp &am; R&D &#0; &#xD800; &#9999999;',
  )
})

it('takes tags away: all in WebVTT, the known ones in SubRip', () => {
  expect(showVtt('<v Ann><c.x>a</c> <00:01.000>b <i>c')).toBe('a b c')
  expect(showVtt('1 < 2 <b')).toBe('1 < 2 <b')
  expect(showSrt('<font color="#fff">a</font> {\\an8}<b>b</b> <3 <heart>')).toBe('a b <3 <heart>')
  expect(showSrt('\u200fأب')).toBe('\u200fأب')
})

it('shows the entities of HTML and its line breaks, in every case', () => {
  expect(showVtt('caf&eacute; wait&hellip; &copy;')).toBe('café wait… ©')
  expect(showSrt('caf&Eacute; &AMP; &nosuch;')).toBe('cafÉ & &nosuch;')
  expect(showVtt('one<br>two<BR />three')).toBe('one\ntwo\nthree')
  expect(showSrt('one</br>two')).toBe('one\ntwo')
  expect(showSrt('<i>first words<br/>second words</i>')).toBe('first words\nsecond words')
  expect(
    styledSrt('<i>one<br>two</i>')
      .map(({ text }) => text)
      .join(''),
  ).toBe('one\ntwo')
})

it('prints what it shows again', () => {
  const text = fc
    .array(fc.constantFrom('a', ' b', '<i>', '</i>', '&', '&amp;', '-->', '<', '>', '\n', 'lt;', '{x}'), {
      maxLength: 12,
    })
    .map((parts) =>
      parts
        .join('')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n'),
    )
  fc.assert(
    fc.property(text, (any) => {
      expect(showVtt(printVtt(any, '\n'))).toBe(any)
      expect(showSrt(printSrt(any, '\n'))).toBe(any)
      expect(printVtt(any, '\n')).not.toContain('-->')
      expect(printSrt(any, '\n')).not.toContain('-->')
    }),
  )
})
