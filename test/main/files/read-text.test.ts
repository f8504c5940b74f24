import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeAs, decodeText, encodeText } from '../../../main/files/read-text.ts'
import { encodings } from '../../../shared/encodings.ts'

const bytesOf = (text: string, encoding: string, addBOM = false) =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM }))

describe('decodeText', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('knows %s by its mark', (encoding) => {
    expect(decodeText(bytesOf('Grüße, 世界', encoding, true))).toEqual({
      text: 'Grüße, 世界',
      encoding,
      bom: true,
      sure: true,
    })
  })

  it.each(['utf-16le', 'utf-16be'])('knows %s by its zero bytes', (encoding) => {
    expect(decodeText(bytesOf('1\r\n00:00:01,000 --> 00:00:02,000\r\nGrüße', encoding))).toMatchObject({
      encoding,
      bom: false,
      sure: true,
    })
  })

  it('takes valid UTF-8 for UTF-8', () => {
    expect(decodeText(bytesOf('Crème – “brûlée”', 'utf-8'))).toEqual({
      text: 'Crème – “brûlée”',
      encoding: 'utf-8',
      bom: false,
      sure: true,
    })
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', bom: false, sure: true })
  })

  it('prefers windows-1252 for short Western text, with its quotes, dashes and euro sign', () => {
    for (const text of ['héllo wörld', '“It’s 5 € – now…”', 'Élan vital', 'Straße']) {
      expect(decodeText(bytesOf(text, 'windows-1252'))).toEqual({
        text,
        encoding: 'windows-1252',
        bom: false,
        sure: false,
      })
    }
  })

  it('guesses other encodings where there is enough to guess from', () => {
    const russian = 'Все люди рождаются свободными и равными в своём достоинстве и правах. '.repeat(10)
    expect(decodeText(bytesOf(russian, 'windows-1251'))).toMatchObject({ text: russian, sure: false })
    const japanese = 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。'
    expect(decodeText(bytesOf(japanese, 'shift_jis')).text).toBe(japanese)
    expect(decodeText(bytesOf(japanese, 'euc-jp')).text).toBe(japanese)
  })
})

describe('encodeText', () => {
  it('gives back the bytes that were decoded', () => {
    const file = fc.tuple(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis', 'koi8-r'),
      fc.boolean(),
    )
    fc.assert(
      fc.property(file, ([text, encoding, bom]) => {
        const bytes = bytesOf(text, encoding, bom)
        const read = decodeText(bytes)
        const back = encodeText(read.text, read.encoding, read.bom)
        if (back !== null) expect([...back]).toEqual([...bytes])
        else expect(read.sure).toBe(false)
      }),
    )
  })

  it('gives back any bytes that were decoded without loss', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const read = decodeText(bytes)
        const back = encodeText(read.text, read.encoding, read.bom)
        // Shift_JIS writes some signs in two ways; which one it was is not in the text.
        const isOneToOne = !/jis|euc|gb|big5|iso-2022/.test(read.encoding)
        if (back !== null && isOneToOne && !read.text.includes('\ufffd')) {
          expect([...back]).toEqual([...bytes])
        }
      }),
    )
  })

  it('keeps the five bytes that windows-1252 has no sign for', () => {
    const bytes = new Uint8Array([0x61, 0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xe9])
    const read = decodeText(bytes)
    expect(read).toMatchObject({ text: 'a\u0081\u008d\u008f\u0090\u009dé', encoding: 'windows-1252' })
    expect(encodeText(read.text, read.encoding, read.bom)).toEqual(bytes)
  })

  it('refuses a character that the encoding lacks, and an encoding that there is not', () => {
    expect(encodeText('日本', 'windows-1252', false)).toBeNull()
    expect(encodeText('a', 'klingon', false)).toBeNull()
    expect(encodeText('€', 'windows-1252', false)).toEqual(new Uint8Array([0x80]))
    expect([...(encodeText('a', 'utf-16le', true) ?? [])]).toEqual([0xff, 0xfe, 0x61, 0])
  })
})

describe('decodeAs', () => {
  it.each(encodings.map(({ id }) => id))('reads and writes back %s', (encoding) => {
    const text = 'plain words, 12:30'
    const read = decodeAs(bytesOf(text, encoding), encoding)
    expect(read).toEqual({ text, encoding, bom: false, sure: true })
    expect(encodeText(read.text, read.encoding, read.bom)).toEqual(bytesOf(text, encoding))
  })

  it('reads what a guess took for something else', () => {
    const bytes = bytesOf('Crème brûlée', 'macintosh')
    expect(decodeText(bytes).text).not.toBe('Crème brûlée')
    expect(decodeAs(bytes, 'macintosh').text).toBe('Crème brûlée')
  })

  it('leaves out the mark of the encoding, and keeps it for saving', () => {
    expect(decodeAs(bytesOf('words', 'utf-16le', true), 'utf-16le')).toEqual({
      text: 'words',
      encoding: 'utf-16le',
      bom: true,
      sure: true,
    })
  })
})
