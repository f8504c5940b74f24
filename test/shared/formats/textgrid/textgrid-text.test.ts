import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SYMBOLS } from '../../../../shared/formats/textgrid/praat-symbols.ts'
import { GRID_MARKUP, quote, unquote } from '../../../../shared/formats/textgrid/textgrid-text.ts'

it.each([
  ['Begr\\u""\\ssung', 'Begrüßung'],
  ['\\A""pfel und \\o/l', 'Äpfel und øl'],
  ['say ""\\""lyes\\""r""', 'say "“yes”"'],
  ['\\sh\\sw\\ng\\:f', 'ʃəŋː'],
  ['\\al\\be\\Om', 'αβΩ'],
  ['t\\hr n\\|v', 't˞ n\u0329'],
  ['C:\\Qx \\', 'C:\\Qx \\'],
  ['\\bsss', '\\ss'],
  ['plain', 'plain'],
])('shows %s', (raw, shown) => {
  expect(unquote(raw)).toBe(shown)
  expect(
    GRID_MARKUP.parts(raw)
      .map((part) => (part.kind === 'text' ? part.shown : ''))
      .join(''),
  ).toBe(shown)
})

it('knows every symbol once, each as one sign', () => {
  expect(SYMBOLS.size).toBeGreaterThan(300)
  for (const [pair, sign] of SYMBOLS)
    expect([pair, Array.from(pair).length, Array.from(sign).length]).toEqual([pair, 2, 1])
})

it('writes every text so that it reads the same', () => {
  const piece = fc.constantFrom('\\', '"', 'u', 's', 'ss', 'u"', 'bs', ' ', 'ü', 'x')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      expect(unquote(quote(text))).toBe(text)
    }),
    { numRuns: 2000 },
  )
})
