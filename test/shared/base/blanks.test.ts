import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blanksAtEnd, leadAndRest, spacedWords } from '../../../shared/base/blanks.ts'
import { expectWithin } from '../../cpu-time.ts'

const texts = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', '\t', '\u00a0', '\ufeff', '.'),
  maxLength: 12,
})

describe('the white space of a text', () => {
  it('is what regular expressions call so', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(blanksAtEnd(text)).toBe(/\s*$/.exec(text)?.[0])
        expect(leadAndRest(text)).toEqual(/^(\s*)([^]*)$/.exec(text)?.slice(1))
        expect(spacedWords(text)).toEqual(text.match(/\s*\S+/g) ?? [])
      }),
    )
  })

  it('is found in little time', () => {
    const text = `a${' '.repeat(500_000)}b${' '.repeat(500_000)}`
    expectWithin(500, () => [blanksAtEnd(text), leadAndRest(text), spacedWords(text)])
  })
})
