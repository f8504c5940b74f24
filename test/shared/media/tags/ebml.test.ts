import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementAt, elements, numberIn, textIn } from '../../../../shared/media/tags/ebml.ts'
import { ebml, number, openEbml, reader, utf8Bytes } from './tag-builders.ts'

describe('an element', () => {
  it('has a size of one to eight bytes', async () => {
    for (let width = 1; width <= 8; width++) {
      const size = number(5, width).with(0, (width === 1 ? 5 : 0) | (0x80 >> (width - 1)))
      const file = [0, 0xec, ...size, 1, 2, 3, 4, 5, 6]
      const from = 2 + width
      expect(await elementAt(reader(file), 1, file.length)).toEqual({
        id: 0xec,
        from,
        to: from + 5,
        isOpen: false,
      })
    }
  })

  it('keeps the last bits of a long size', async () => {
    const file = [0xec, 0x01, 0, 0, 0, 0, 0, 0x05, 0xd9]
    expect(await elementAt(reader(file), 0, 10_000)).toMatchObject({ from: 9, to: 9 + 0x5d9 })
  })

  it('has an identifier of one to four bytes', async () => {
    for (const id of [0xec, 0x4dbb, 0x2ad7b1, 0x1a45dfa3]) {
      expect(await elementAt(reader(ebml(id, [7])), 0, 100)).toMatchObject({ id })
    }
  })

  it('ends with its parent when it does not know better', async () => {
    const file = [...openEbml(0x18538067, [1, 2, 3])]
    expect(await elementAt(reader(file), 0, file.length)).toMatchObject({ to: file.length, isOpen: true })
    const long = ebml(0xec, [1, 2, 3])
    expect(await elementAt(reader(long), 0, long.length - 1)).toMatchObject({
      to: long.length - 1,
      isOpen: false,
    })
    expect(await elementAt(reader([0xec, 0xff, 1]), 0, 3)).toMatchObject({ to: 3, isOpen: true })
  })

  it.each([[[]], [[0xec]], [[0x00, 0x81, 1]], [[0x0f, 1, 1, 1, 1, 0x81]], [[0xec, 0x00, 1]], [[0x1a, 0x45]]])(
    'is not in %j',
    async (file) => {
      expect(await elementAt(reader(file), 0, file.length)).toBeNull()
    },
  )
})

describe('elements', () => {
  const parsed = (file: readonly number[]) => elements(Uint8Array.from(file))

  it('stand in a row up to what is none', () => {
    const file = [...ebml(0xec, [1]), ...ebml(0x4dbb), ...ebml(0xec, [2, 3]), 0, 0]
    expect(parsed(file).map(({ id, data }) => [id, ...data])).toEqual([[0xec, 1], [0x4dbb], [0xec, 2, 3]])
  })

  it('hold numbers and texts', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), fc.string({ unit: 'grapheme' }), (value, text) => {
        fc.pre(!text.includes('\0'))
        const children = parsed([...ebml(0x91, number(value, 6)), ...ebml(0x85, utf8Bytes(text), [0, 65])])
        expect(numberIn(children, 0x91)).toBe(value)
        expect(textIn(children, 0x85)).toBe(text)
      }),
    )
    expect(numberIn(parsed(ebml(0x91)), 0x91)).toBe(0)
    expect(numberIn(parsed(ebml(0x91, number(1, 9))), 0x91)).toBeNull()
    expect(numberIn([], 0x91)).toBeNull()
    expect(textIn([], 0x85)).toBeNull()
  })

  it('are not counted without an end', () => {
    expect(elements(new Uint8Array(100_000).fill(0x80))).toHaveLength(20_000)
  })
})
