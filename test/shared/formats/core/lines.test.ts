import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dominantEol,
  isBlank,
  joinLines,
  lineCounter,
  showLines,
  slice,
  splitLines,
  trimSpan,
} from '../../../../shared/formats/core/lines.ts'

describe('splitLines', () => {
  it('ends lines at LF, CRLF and CR, also mixed, and leaves a byte order mark out', () => {
    const text = '\ufeffa\r\nb\nc\rd\r\r\ne'
    expect(splitLines(text).map((line) => slice(text, line))).toEqual(['a', 'b', 'c', 'd', '', 'e'])
    expect(splitLines('')).toEqual([{ from: 0, to: 0 }])
    expect(splitLines('a\r')).toEqual([
      { from: 0, to: 1 },
      { from: 2, to: 2 },
    ])
  })

  it('agrees with a regular expression on any text', () => {
    const text = fc
      .array(fc.constantFrom('a', '\r', '\n', '\r\n', ' '), { maxLength: 30 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (any) => {
        expect(splitLines(any).map((line) => slice(any, line))).toEqual(any.split(/\r\n|\n|\r/))
      }),
    )
  })
})

it('finds the line end that is used most', () => {
  expect(dominantEol('a\r\nb\r\nc\nd')).toBe('\r\n')
  expect(dominantEol('a\nb\r\n')).toBe('\n')
  expect(dominantEol('a\rb\rc\n')).toBe('\r')
  expect(dominantEol('a')).toBe('\n')
})

it('trims, shows and joins lines', () => {
  expect(isBlank(' \t\u00a0x', { from: 0, to: 3 })).toBe(true)
  expect(trimSpan('  a b ', { from: 0, to: 6 })).toEqual({ from: 2, to: 5 })
  expect(showLines('  a  \r\n b\t\n')).toBe('a\nb')
  expect(joinLines('a \n\n  b', '\r\n')).toBe('a\r\n  b')
})

it('tells the line of any offset, from 1', () => {
  const lineAt = lineCounter('\ufeffa\r\nb\rc\n')
  expect([0, 1, 2, 4, 6, 7, 8, 99].map(lineAt)).toEqual([1, 1, 1, 2, 3, 3, 4, 4])
})
