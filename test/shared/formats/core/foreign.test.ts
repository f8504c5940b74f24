import { describe, expect, it } from 'vitest'
import {
  foreignKind,
  isBinary,
  isMarkup,
  isTable,
  isWrapped,
} from '../../../../shared/formats/core/foreign.ts'
import { inEnglish } from '../../../words.ts'

const kind = (text: string, name = 'a.txt') => {
  const found = foreignKind(text, name)
  return found && inEnglish(found.kind)
}

describe('foreignKind', () => {
  it.each([
    ['PK\x03\x04', 'a Word or OpenDocument file (or another ZIP archive)'],
    ['\xd0\xcf\x11\xe0', 'a Word document'],
    ['\ufeff{"a": 1}', 'JSON of another kind'],
    ['[[1, 2]]', 'JSON of another kind'],
    ['  <p>words</p>', 'a web page or an XML file'],
  ])('knows %j by its beginning, whatever its name', (text, expected) => {
    expect(kind(text, 'a.srt')).toBe(expected)
  })

  it('knows what is no text before it looks at the name', () => {
    expect(kind('\0\0\x01\x02', 'a.srt')).toBe('a binary file, not text')
  })

  it('knows captions without times by their name or their numbers', () => {
    expect(kind('words', 'a.vtt')).toBe('WebVTT (.vtt) by its name, but no line with times is in it')
    expect(kind('1\none\n\n2\ntwo\n\n3\nthree\n')).toBe('captions whose times are missing')
    expect(kind('1\none\n\n3\ntwo\n\n4\nthree\n')).toBeNull()
  })

  it('falls back to the extension, then to a table, then to plain text', () => {
    expect(kind('words', 'a.doc')).toBe('a Word document')
    expect(kind('1\ta\n2\tb\n3\tc\n')).toBe('a table (CSV or TSV)')
    expect(kind('words, and more words\n')).toBeNull()
  })
})

it('takes tabs in two lines for a table, other delimiters in three with two each', () => {
  expect(isTable('1\ta\n2\tb\n')).toBe(true)
  expect(isTable('1,a,b\n2,c,d\n')).toBe(false)
  expect(isTable('1,a,b\n2,"c, c",d\n3,e,f\n')).toBe(true)
  expect(isTable('x,a,b\ny,c,d\nz,e,f\n')).toBe(false)
})

it('takes some control characters for text, more for none', () => {
  expect(isBinary('words\t\r\n\x1b\0')).toBe(false)
  expect(isBinary('\x01\x02\x03')).toBe(true)
  expect(isBinary(`${'a'.repeat(1000)}\x01\x02\x03`)).toBe(false)
})

it('knows markup and other documents by their first letters', () => {
  expect([isMarkup('\ufeff <!doctype html>'), isMarkup('<3 you'), isMarkup('a <b>')]).toEqual([
    true,
    false,
    false,
  ])
  expect([isWrapped('{\\rtf1'), isWrapped('%PDF-1'), isWrapped('words')]).toEqual([true, true, false])
})
