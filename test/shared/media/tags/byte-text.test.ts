import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ascii,
  bigEndian,
  latin1,
  littleEndian,
  tagText,
  utf8,
  utf16,
} from '../../../../shared/media/tags/byte-text.ts'
import { letters, number, utf8Bytes, utf16Bytes } from './tag-builders.ts'

const bytes = (...values: readonly number[]) => Uint8Array.from(values)

describe('numbers', () => {
  it('are read with the first or the last byte first', () => {
    expect(bigEndian(bytes(9, 1, 2, 3, 4), 1, 4)).toBe(0x01020304)
    expect(bigEndian(bytes(0xff, 0xff, 0xff, 0xff), 0, 4)).toBe(0xffff_ffff)
    expect(bigEndian(bytes(...number(2 ** 52 + 1, 8)), 0, 8)).toBe(2 ** 52 + 1)
    expect(littleEndian(bytes(9, 4, 3, 2, 0xf1), 1)).toBe(0xf1020304)
  })

  it('have zeros where bytes are missing', () => {
    expect(bigEndian(bytes(1), 0, 2)).toBe(0x100)
    expect(bigEndian(bytes(), 5, 4)).toBe(0)
    expect(littleEndian(bytes(1), 0)).toBe(1)
  })
})

describe('text', () => {
  it('in UTF-8 is what the platform reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8(new TextEncoder().encode(text))).toBe(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text)),
        )
      }),
    )
  })

  it.each([
    ['a byte that begins nothing', [0x41, 0x80, 0x42], 'A\ufffdB'],
    ['a letter cut off', [0x41, 0xe2, 0x82], 'A\ufffd\ufffd'],
    ['a letter that is longer than it has to be', [0xc0, 0x80], '\ufffd\ufffd'],
    ['half of a pair', [0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
    ['a letter beyond the last', [0xf4, 0x90, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd'],
  ])('in UTF-8 marks %s', (_what, values, text) => {
    expect(utf8(bytes(...values))).toBe(text)
  })

  it('in UTF-16 goes by its mark, its first byte, or what it is told', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('big', 'little'), (text, order) => {
        expect(utf16(bytes(...utf16Bytes(text, order)))).toBe(text)
        if (!text.startsWith('\ufeff'))
          expect(utf16(bytes(...utf16Bytes(text, order, false)), order)).toBe(text)
      }),
    )
    expect(utf16(bytes(0, 65, 0, 66))).toBe('AB')
    expect(utf16(bytes(65, 0, 66, 0, 67))).toBe('AB')
    expect(utf16(bytes(0xd8, 0x3d, 0, 65), 'big')).toBe('\ufffdA')
  })

  it('of one byte each is windows-1252, but UTF-8 when it is that', () => {
    expect(latin1(bytes(0x80, 0x93, 0xe9, 0x94, 0x81, 0x9f))).toBe('€“é” Ÿ')
    expect(latin1(bytes(...utf8Bytes('Größe 😀')))).toBe('Größe 😀')
    expect(ascii(bytes(...letters('©nam')))).toBe('©nam')
    expect(ascii(bytes(...letters('RIFF')), 1, 3)).toBe('IF')
  })

  it('for a list is one line', () => {
    expect(tagText(' One\r\n\u2028two\0 ')).toBe('One two')
    expect(tagText('cut \ufffd\ufffd')).toBe('cut')
    expect(tagText('a\ufffdb')).toBe('a\ufffdb')
  })
})
