import { describe, expect, it } from 'vitest'
import { unescapeJson } from '../../../../shared/formats/json/json-unescape.ts'

describe('unescapeJson', () => {
  it('reads escapes and knows where each character stands', () => {
    const raw = 'a\\"b\\u00e4\\/\\n\\ud83d\\ude00c'
    const { value, at } = unescapeJson(raw, 100)
    expect(value).toBe('a"bä/\n😀c')
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((index) => raw.charAt(at(index) - 100))).toEqual([
      'a',
      '\\',
      'b',
      '\\',
      '\\',
      '\\',
      '\\',
      '\\',
    ])
    expect([at(8), at(9)]).toEqual([100 + raw.length - 1, 100 + raw.length])
  })

  it('leaves plain text, and takes what breaks off', () => {
    const plain = unescapeJson('abc', 5)
    expect([plain.value, plain.at(0), plain.at(3)]).toEqual(['abc', 5, 8])
    expect(unescapeJson('a\\', 0).value).toBe('a')
    expect(unescapeJson('a\\u00', 0).value).toBe('au00')
  })
})
