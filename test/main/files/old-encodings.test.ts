import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeOld, encodeOld } from '../../../main/files/old-encodings.ts'
import { strayOf } from '../../../main/files/stray-bytes.ts'
import { encodings } from '../../../shared/encodings.ts'
import { expectWithin } from '../../cpu-time.ts'

const old = encodings.map(({ id }) => id).filter((id) => !id.startsWith('utf'))
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
/** What a text is written as; null = it cannot be. */
const written = (text: string, name: string) => {
  const bytes = encodeOld(text, name)
  return bytes && [...bytes]
}
const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)

describe('an encoding of one byte for each character', () => {
  const single = old.filter((name) => iconv.decode(Buffer.from(every), name).length === 256)

  it.each(single.filter((name) => name !== 'windows-1252'))(
    'reads every byte of %s, and writes it back',
    (name) => {
      const signs = Array.from(every, (byte) => iconv.decode(Buffer.of(byte), name))
      const shown = signs.map((sign, byte) => (sign === '\ufffd' ? strayOf(byte) : sign))
      expect(decodeOld(every, name)).toBe(shown.join(''))
      expect(written(shown.join(''), name)).toEqual([...every])
    },
  )

  it('reads every byte of windows-1252 as browsers do, and writes it back', () => {
    const between = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
    const latin = (from: number, to: number) => Buffer.from(every.subarray(from, to)).toString('latin1')
    const text = latin(0, 0x80) + between + latin(0xa0, 256)
    expect(decodeOld(every, 'windows-1252')).toBe(text)
    expect(written(text, 'windows-1252')).toEqual([...every])
  })

  it('lacks what has no byte, half a pair, and a stray byte that has a sign', () => {
    for (const text of ['日', 'a\ud83d', '\ud83d\ude00', `a${strayOf(0x61)}`, `\ud83d${strayOf(0x81)}`])
      expect(written(text, 'windows-1250')).toBeNull()
  })
})

describe('an encoding of several bytes', () => {
  it.each([
    ['shift_jis', [0x81, 0x20], `${strayOf(0x81)} `],
    ['shift_jis', [0xff, 0xff], strayOf(0xff) + strayOf(0xff)],
    ['euc-jp', [0x8f, 0x20], `${strayOf(0x8f)} `],
    ['euc-jp', [0x8f, 0xb0, 0xa1], '丂'],
    ['gb18030', [0x81, 0x30, 0x81, 0x20], `${strayOf(0x81)}0${strayOf(0x81)} `],
    ['gb18030', [0x95, 0x32, 0x82, 0x36], '𠀀'],
    ['gb18030', [0x84, 0x31, 0xa4, 0x37], '\ufffd'],
    ['gb18030', [0xff], strayOf(0xff)],
    ['big5', [0x88, 0x62], 'Ê̄'],
  ])('reads what is damaged byte by byte: %s %j', (name, bytes, text) => {
    const good = iconv.encode('世界\n', name)
    const file = joined(good, Uint8Array.from(bytes), good)
    expect(decodeOld(file, name)).toBe(`世界\n${text}世界\n`)
    expect(written(decodeOld(file, name), name)).toEqual([...file])
    // At the end of the file, too.
    expect(decodeOld(Uint8Array.from(bytes), name)).toBe(text)
  })

  it.each(['shift_jis', 'euc-jp', 'big5', 'euc-kr', 'gb18030'])(
    'reads all pairs of bytes that %s has as the package does',
    (name) => {
      const pairs: number[] = []
      const isOne = (pair: number[]) => {
        const text = iconv.decode(Buffer.from(pair), name)
        return text.length === 1 && text !== '\ufffd' && iconv.encode(text, name).equals(Buffer.from(pair))
      }
      for (let one = 128; one < 256; one++)
        for (let two = 32; two < 256; two++) if (isOne([one, two])) pairs.push(one, two)
      expect(pairs.length).toBeGreaterThan(10_000)
      const text = decodeOld(Uint8Array.from(pairs), name)
      expect(text).toBe(iconv.decode(Buffer.from(pairs), name))
      expect(written(text, name)).toEqual(pairs)
    },
  )

  // Behind many damaged bytes all were once taken as damaged: without one of them the text was another one,
  // and could not be saved.
  it('writes a text from which damage was removed, however much there is of it', () => {
    const line = joined(iconv.encode('访谈', 'gb18030'), Uint8Array.of(0xff, 0x0a))
    const file = new Uint8Array(Buffer.alloc(60_000 * line.length, line))
    const text = decodeOld(file, 'gb18030')
    expect(text).toBe(`访谈${strayOf(0xff)}\n`.repeat(60_000))
    expect(written(text.slice(text.indexOf('\n') + 1), 'gb18030')).toEqual([...file.subarray(line.length)])
  })

  it('asks for no character of four bytes twice', () => {
    const some = new Uint8Array(80_000)
    for (let at = 0, last = 1; at < some.length; at++) {
      last = (last * 48_271) % 0x7fff_ffff
      some[at] = at % 2 === 0 ? 0x81 + (last % 126) : 0x30 + (last % 10)
    }
    const file = Buffer.alloc(100 * some.length, some)
    expectWithin(1500, () => decodeOld(file, 'gb18030'))
  })
})
