import { describe, expect, it } from 'vitest'
import en from '../../../assets/locales/en.json'
import { list, message } from '../../../shared/words/message.ts'
import { createPrinter } from '../../../shared/words/print.ts'

const { print, pieces } = createPrinter('en', {
  ...en,
  'bar.lines': '{count, plural, one {# line} other {# lines}}',
  'dialog.line': 'Line {line}',
  'tap.found': 'Found: {drift}.',
  'dialog.isNoTime': "It’s “{text}”, isn't it? <b>",
  'howTo.press': 'press {key} now',
})

describe('a printer', () => {
  it('puts values in their places', () => {
    expect(print(message('dialog.line', { line: 47 }))).toBe('Line 47')
    expect(print(message('dialog.isNoTime', { text: '{1} #' }))).toBe("It’s “{1} #”, isn't it? <b>")
  })

  it('groups the digits of what is counted, not of what is numbered', () => {
    expect(print(message('bar.lines', { count: 1 }))).toBe('1 line')
    expect(print(message('bar.lines', { count: 0 }))).toBe('0 lines')
    expect(print(message('bar.lines', { count: 12_345 }))).toBe('12,345 lines')
    expect(print(message('dialog.line', { line: 12_345 }))).toBe('Line 12345')
  })

  it('leaves text as it is', () => {
    expect(print('{count} <b>')).toBe('{count} <b>')
  })

  it('prints messages within messages', () => {
    const drift = message('bar.lines', { count: 2 })
    expect(print(message('tap.found', { drift }))).toBe('Found: 2 lines.')
  })

  it('joins lists', () => {
    expect(print(list(['a', 'b', message('dialog.line', { line: 3 })]))).toBe('a, b, Line 3')
    expect(print(list(['a', 'b', 'c'], 'and'))).toBe('a and b and c')
    expect(print(list(['a', 'b'], 'or'))).toBe('a or b')
    expect(print(list([], 'and'))).toBe('')
    expect(print(message('tap.found', { drift: list(['x', 'y']) }))).toBe('Found: x, y.')
  })

  it('refuses a sentence without the values it names', () => {
    expect(() => print(message('dialog.line'))).toThrow()
  })

  it('gives pieces, among them what is no text', () => {
    const key = { element: 'kbd' }
    expect(pieces(message('howTo.press'), { key })).toEqual(['press ', key, ' now'])
  })
})
