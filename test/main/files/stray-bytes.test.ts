import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeAs, decodeText, encodeText } from '../../../main/files/read-text.ts'
import {
  bytesOfStrays,
  decodeUtf8,
  decodeUtf32,
  encodeUtf32,
  strayOf,
  straysAtEnd,
  straysOf,
  withStrayBytes,
} from '../../../main/files/stray-bytes.ts'
import { encodings } from '../../../shared/encodings.ts'
import { expectWithin } from '../../cpu-time.ts'

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'))
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

describe('UTF-8 with damage', () => {
  it.each([
    ['a lone continuation byte', [0x98], 1],
    ['a character cut off', [0xc3], 1],
    ['a character of four bytes cut off', [0xf0, 0x9f, 0x98], 1],
    ['a longer form than need be', [0xc0, 0xaf], 1],
    ['a half of a pair (CESU-8)', [0xed, 0xa0, 0x80], 1],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 1],
    ['an old form of five bytes', [0xf8, 0x88, 0x80, 0x80, 0x80], 1],
    ['two lone bytes', [0x98, 0x99], 2],
    ['Latin-1', [0xe9], 1],
  ])('keeps %s', (_, bytes, strays) => {
    const file = joined(utf8('Grüße, '), Uint8Array.from(bytes), utf8(' aus dem Höfle\n'))
    const read = decodeUtf8(file)
    expect(read).toMatchObject({ characters: 3, strays })
    expect(read.text).toBe(`Grüße, ${straysOf(Uint8Array.from(bytes))} aus dem Höfle\n`)
    expect(withStrayBytes(read.text, utf8)).toEqual(file)
  })

  it('is UTF-8 as long as there is more of it than damage', () => {
    expect(decodeText(joined(utf8('Grüße und Höhe'), Uint8Array.of(0xe9)))).toMatchObject({
      encoding: 'utf-8',
    })
    expect(decodeText(joined(utf8('ü'), Uint8Array.of(0xe9, 0x20, 0xe8)))).toMatchObject({
      encoding: 'windows-1252',
    })
  })

  it('is UTF-8 where its only character is cut off by the end of the file, or of another make (CESU-8)', () => {
    const cut = joined(utf8('Höhe '), Uint8Array.of(0xf0, 0x9f, 0x98))
    expect(decodeText(cut)).toMatchObject({ encoding: 'utf-8', sure: true })
    const pair = joined(utf8('one '), Uint8Array.of(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80), utf8(' two'))
    const read = decodeText(pair)
    expect(read).toMatchObject({ encoding: 'utf-8', sure: true })
    expect(encodeText(read.text, read.encoding, read.bom)).toEqual(pair)
  })

  it.each([
    ['windows-1252', 'Straße, «déjà vu», mañana – “naïve”'],
    ['windows-1251', '«Слово» — дело. '],
    ['shift_jis', 'すべての人間は、生まれながらにして自由'],
    ['gbk', '人人生而自由，在尊严和权利上一律平等。'],
    ['euc-kr', '모든 인간은 태어날 때부터 자유로우며'],
  ])('%s is not taken for it', (encoding, text) => {
    const bytes = new Uint8Array(iconv.encode(text.repeat(5), encoding))
    expect(decodeText(bytes).encoding).not.toBe('utf-8')
  })
})

describe('any bytes', () => {
  /** These write some characters in two ways; which one it was is not in the text. */
  const TWO_WAYS = /jis|euc|gb|big5/
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc
      .tuple(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 6 }), fc.string())
      .map(([before, odd, after]) => joined(utf8(before), odd, utf8(after))),
  )

  it.each(encodings.map(({ id }) => id))('come back from %s as they were', (encoding) => {
    fc.assert(
      fc.property(bytes, (file) => {
        const read = decodeAs(file, encoding)
        const back = encodeText(read.text, encoding, read.bom)
        if (TWO_WAYS.test(encoding)) expect(back && decodeAs(back, encoding).text).toBe(read.text)
        else expect(back && [...back]).toEqual([...file])
      }),
    )
  })

  it('come back from whatever encoding is found', () => {
    fc.assert(
      fc.property(bytes, (file) => {
        const read = decodeText(file)
        const back = encodeText(read.text, read.encoding, read.bom)
        if (!TWO_WAYS.test(read.encoding)) expect(back && [...back]).toEqual([...file])
      }),
    )
  })

  it('are kept where the rest of the file is changed', () => {
    const file = (first: string) =>
      joined(utf8(`\ufeff${first}\nna`), Uint8Array.of(0xef), utf8('ve\nGrüße\n'))
    const read = decodeText(file('one'))
    expect(encodeText(read.text.replace('one', 'uno'), read.encoding, read.bom)).toEqual(file('uno'))
  })
})

it('tells stray bytes at the end from the second half of a pair', () => {
  expect(straysAtEnd(`a${strayOf(200)}${strayOf(3)}`)).toBe(strayOf(200) + strayOf(3))
  expect(straysAtEnd('\ud83d\udc00')).toBe('')
  expect(straysAtEnd(`\ud83d\udc00${strayOf(1)}`)).toBe(strayOf(1))
})

it('gives the bytes that stray characters stand for', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  expect(bytesOfStrays(straysOf(bytes))).toEqual(bytes)
})

it.each([true, false])('writes UTF-32 as it was read, strays among it (little-endian: %s)', (isLittle) => {
  const bytes = joined(
    iconv.encode('Grüße, 世界 \u{1f600}', isLittle ? 'utf-32le' : 'utf-32be'),
    Uint8Array.of(1, 0xff, 0xff, 2, 0, 0xd8, 0xd8, 0, 0x41),
  )
  const text = decodeUtf32(bytes, isLittle)
  expect(text.startsWith('Grüße, 世界 \u{1f600}\udc01\udcff')).toBe(true)
  expect(encodeUtf32(text, isLittle)).toEqual(bytes)
})

describe('text with stray bytes', () => {
  it('tells them from NUL, and from second halves of pairs', () => {
    const text = `\0${strayOf(0xe9)}\0\0\u{1f400}${strayOf(0)}\ud83d\udc00${strayOf(0x81)}é\0`
    expect(withStrayBytes(text, utf8)).toEqual(
      joined(
        Uint8Array.of(0, 0xe9, 0, 0),
        utf8('\u{1f400}'),
        Uint8Array.of(0),
        utf8('\ud83d\udc00'),
        Uint8Array.of(0x81, 0xc3, 0xa9, 0),
      ),
    )
  })

  it('is written piece by piece where it is long', () => {
    const line = `Höhe ${strayOf(0xff)} \u{1f400}\n`
    const bytes = joined(utf8('Höhe '), Uint8Array.of(0xff), utf8(' \u{1f400}\n'))
    const body = withStrayBytes(line.repeat(200_000), utf8)
    expect(Buffer.from(body).equals(Buffer.alloc(200_000 * bytes.length, bytes))).toBe(true)
  })
})

describe('bytes from strangers', () => {
  const SIZE = 1_200_000
  const repeated = (...unit: number[]) => Buffer.alloc(SIZE, Buffer.from(unit))
  const gbk = iconv.encode('这是一个关于历史的访谈\n'.repeat(300), 'gbk')
  const sjis = Buffer.from('83658358835e', 'hex')
  const line = Buffer.concat([
    Buffer.alloc(SIZE / 2, sjis),
    Buffer.from([0xff]),
    Buffer.alloc(SIZE / 2, sjis),
  ])

  it.each([
    ['only half characters', repeated(0xe9)],
    ['a half character behind every letter', repeated(0x61, 0xe9)],
    ['a half character behind every whole one', repeated(0xc3, 0xa9, 0xe9)],
    [
      'UTF-32 that is none',
      Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), repeated(0x61, 0, 0, 0, 1, 2, 3, 4)]),
    ],
    ['UTF-16 of second halves', Buffer.concat([Buffer.from([0xff, 0xfe]), repeated(0x41, 0xdc)])],
    ['one long line of Shift JIS with one damaged byte', line],
    ['line breaks behind one damaged byte', Buffer.concat([gbk, Buffer.from([0xff]), repeated(10)])],
    ['a damaged byte in every other line', Buffer.concat([gbk, repeated(0xff, 10, 10, 10)])],
    ['nothing but damage', Buffer.concat([gbk, repeated(0xff)])],
    [
      'Shift JIS that is damaged everywhere',
      Buffer.alloc(SIZE, Buffer.from([0x83, 0x65, 0xff, 0x83, 0x58, 0xa0])),
    ],
  ])('are read in bounded time, and written back: %s', (_, bytes) => {
    let text: ReturnType<typeof decodeText> | null = null
    expectWithin(6000, () => (text = decodeText(bytes)))
    const { text: shown, encoding, bom } = text ?? decodeText(bytes)
    expect(Buffer.from(encodeText(shown, encoding, bom) ?? []).equals(bytes)).toBe(true)
  })
  // Known defects: each damaged byte had its surroundings decoded again and again, or was a piece of text of its own; of
  // bytes without a sign all were collected at once, which killed the program at 60 MB.
  const MANY = 20_000_000
  const rare = (text: string, encoding: string) => {
    const sound = Buffer.alloc(4200, iconv.encode(text, encoding))
    return Buffer.alloc(MANY, Buffer.concat([sound, Buffer.from([0xff, 10])]))
  }
  it.each([
    ['Shift JIS with a damaged byte every 4200', rare('すべての人間は、生まれながらにして\n', 'shift_jis')],
    ['EUC-JP with a damaged byte every 4200', rare('すべての人間は、生まれながらにして\n', 'euc-jp')],
    ['windows-1252 with as many bytes without a sign as letters', Buffer.alloc(MANY, 'a\x81', 'latin1')],
    ['UTF-8 with as many damaged bytes as characters', Buffer.alloc(MANY, Buffer.from([0xc3, 0xa9, 0xe9]))],
    [
      'UTF-32 that is damaged everywhere',
      Buffer.concat([
        Buffer.from([0xff, 0xfe, 0, 0]),
        Buffer.alloc(MANY, Buffer.from([0x61, 0, 0, 0, 1, 2, 3, 4])),
      ]),
    ],
  ])('are read and written in little time: %s', (_, bytes) => {
    let back: Uint8Array | null = null
    expectWithin(2800, () => {
      const { text, encoding, bom } = decodeText(bytes)
      back = encodeText(text, encoding, bom)
    })
    expect(Buffer.from(back ?? []).equals(bytes)).toBe(true)
  })
})
