import { describe, expect, it } from 'vitest'
import { isSameContent, NOTHING_THERE, stampOf } from '../../../main/files/stamp.ts'

describe('stampOf', () => {
  const bytes = new TextEncoder().encode('00:12 Good morning.')

  it('is the same for the same bytes and time, to the millisecond', () => {
    expect(stampOf(bytes, 1000.2)).toBe(stampOf(Uint8Array.from(bytes), 1000.4))
  })

  it('differs by size, time or any byte', () => {
    const other = Uint8Array.from(bytes)
    other[3] = 0x33
    const stamps = [
      stampOf(bytes, 1000),
      stampOf(bytes, 1001),
      stampOf(other, 1000),
      stampOf(bytes.slice(1), 1000),
    ]
    expect(new Set(stamps).size).toBe(4)
  })

  it('tells the same content whenever it was written, and nothing from something', () => {
    const other = Uint8Array.from(bytes).reverse()
    expect(isSameContent(stampOf(bytes, 1000), stampOf(bytes, 2000))).toBe(true)
    expect(isSameContent(stampOf(bytes, 1000), stampOf(other, 1000))).toBe(false)
    expect(isSameContent(stampOf(bytes, 1000), NOTHING_THERE)).toBe(false)
    expect(isSameContent(NOTHING_THERE, NOTHING_THERE)).toBe(true)
  })
})
