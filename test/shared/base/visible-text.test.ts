import fc from 'fast-check'
import { expect, it } from 'vitest'
import { visibleName, visibleText } from '../../../shared/base/visible-text.ts'

it('shows what a line would hide or turn around, and leaves what its language needs', () => {
  expect(visibleText('rm -rf\u0008\u0008 x\u001b[31m\u007f\u0085')).toBe('rm -rf␈␈ x␛[31m␡\ufffd')
  expect(visibleText('pay \u202e001$\u202c now')).toBe('pay ⇠001$\u202c now')
  const hebrew = '\u200f\u05e9\u05dc\u05d5\u05dd \u2067(A)\u2069\u202b!\u202c\n\u05e9'
  expect(visibleText(hebrew)).toBe(hebrew)
})

it('shows all that would direct the sentence around a name', () => {
  expect(visibleName('talk\u202etrs.exe')).toBe('talk⇠trs.exe')
  expect(visibleName('a\u2067b\u2069\n\tc')).toBe('a⇠b⇥␊\tc')
  expect(visibleName('Über \u05e9\u05dc\u05d5\u05dd 日本 😀.srt')).toBe(
    'Über \u05e9\u05dc\u05d5\u05dd 日本 😀.srt',
  )
})

it('keeps every place in the text, and is the same the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const show of [visibleText, visibleName]) {
        expect(show(text)).toHaveLength(text.length)
        expect(show(show(text))).toBe(show(text))
      }
    }),
  )
})
