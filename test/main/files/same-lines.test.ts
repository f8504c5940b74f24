import { expect, it } from 'vitest'
import { decodeOld, encodeOld } from '../../../main/files/old-encodings.ts'
import { withBytesOf } from '../../../main/files/same-lines.ts'
import { expectWithin } from '../../cpu-time.ts'

/** Of NEC, of IBM, and the standard's own code, for one sign each. */
const FILES = {
  shift_jis: [0x87, 0x90, 0x0a, 0xfa, 0x4a, 0x0d, 0x0a, 0x81, 0xe0, 0x0a, 0x41],
  'euc-jp': [0xad, 0xf0, 0x0a, 0x41],
  gb18030: [0x80, 0x0a, 0x41, 0x0a, 0xa2, 0xe3],
  big5: [0xa2, 0xcc, 0x0a, 0x41],
} as const

it.each(Object.entries(FILES))('lines that are the same keep their bytes: %s', (name, codes) => {
  const file = Uint8Array.from(codes)
  const text = decodeOld(file, name)
  const over = (now: string) => [...withBytesOf(file, now, encodeOld(now, name)!, name)]
  expect(over(text)).toEqual(codes)
  expect(over(text.replace('A', 'one\ntwo'))).toEqual([
    ...codes.slice(0, codes.indexOf(0x41)),
    ...Buffer.from('one\ntwo'),
    ...codes.slice(codes.indexOf(0x41) + 1),
  ])
  expect(over(`B\n${text}`)).toEqual([0x42, 0x0a, ...codes])
})

it('lines that say the same keep the bytes of each, in their order', () => {
  const file = Uint8Array.of(0x87, 0x90, 0x0a, 0x87, 0x90, 0x41, 0x0a, 0x87, 0x90)
  const text = decodeOld(file, 'shift_jis')
  const over = (now: string) => [...withBytesOf(file, now, encodeOld(now, 'shift_jis')!, 'shift_jis')]
  expect(over(text)).toEqual([...file])
  expect(over(text.slice(0, 1))).toEqual([0x87, 0x90])
})

it('a file that has the codes that are written changes nothing', () => {
  const file = Buffer.from('One\n')
  const now = Buffer.from('Two\n')
  expect(withBytesOf(file, 'Two\n', now, 'shift_jis')).toBe(now)
})

it('hundreds of thousands of lines that say the same take little time', () => {
  const file = Buffer.alloc(1_200_000, Uint8Array.of(0x87, 0x9a, 0x0a))
  const text = decodeOld(file, 'shift_jis')
  const now = `A\n${text}`
  const bytes = encodeOld(now, 'shift_jis')!
  expectWithin(2000, () => {
    const over = Buffer.from(withBytesOf(file, now, bytes, 'shift_jis'))
    expect(over.subarray(2).equals(file)).toBe(true)
  })
})

it('of more lines than any transcript has none are looked at', () => {
  const file = Uint8Array.of(0x87, 0x9a)
  const now = '\n'.repeat(6_000_000)
  const bytes = Buffer.from(now)
  expectWithin(1000, () => expect(withBytesOf(file, now, bytes, 'shift_jis')).toBe(bytes))
})
