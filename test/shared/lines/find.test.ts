import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileQuery, type FindQuery, matchesIn, replaceIn } from '../../../shared/lines/find.ts'

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  isRegex: false,
  matchCase: false,
  wholeWord: false,
  ...more,
})
const found = (text: string, ...asked: Parameters<typeof query>) => {
  const pattern = compileQuery(query(...asked))
  if (!(pattern instanceof RegExp)) throw new Error(String(pattern))
  return matchesIn(text, pattern).map(([from, to]) => text.slice(from, to))
}
const replaced = (text: string, replacement: string, ...asked: Parameters<typeof query>) => {
  const isRegex = asked[1]?.isRegex ?? false
  return replaceIn(text, compileQuery(query(...asked)) as RegExp, replacement, { isRegex })
}

describe('finding', () => {
  it('takes the text as it is typed, in any case unless told', () => {
    expect(found('A.b a.B axb', 'a.b')).toEqual(['A.b', 'a.B'])
    expect(found('A.b a.B', 'a.B', { matchCase: true })).toEqual(['a.B'])
    expect(found('a-b [c] {d} \\e /f', '{d} \\e /')).toEqual(['{d} \\e /'])
  })

  it('finds whole words in every script', () => {
    expect(found('über überall Zürich', 'über', { wholeWord: true })).toEqual(['über'])
    expect(found('um, umbrella. Um', 'um', { wholeWord: true })).toEqual(['um', 'Um'])
    expect(found('c++ and c+', 'c++', { wholeWord: true })).toEqual(['c++'])
  })

  it('finds curly quotes by straight ones, and a space across a line break', () => {
    expect(found("Don’t. don't", "don't")).toEqual(['Don’t', "don't"])
    expect(found('good\nmorning', 'good morning')).toEqual(['good\nmorning'])
    expect(found("don't don’t", 'don’t')).toEqual(['don’t'])
  })

  it('takes regular expressions, also with escapes that Unicode mode refuses', () => {
    expect(found('1 12 123', '\\d{2,}', { isRegex: true })).toEqual(['12', '123'])
    expect(found('a-b', 'a\\-b', { isRegex: true })).toEqual(['a-b'])
    expect(found('cat cats', 'cat|cats', { isRegex: true, wholeWord: true })).toEqual(['cat', 'cats'])
    expect(found('ab', 'x*', { isRegex: true })).toEqual([])
  })

  it('says in words what is wrong with an expression', () => {
    expect(compileQuery(query('(', { isRegex: true }))).toBe('Unterminated group')
    expect(compileQuery(query('[z-a]', { isRegex: true }))).toMatch(/out of order/)
    expect(compileQuery(query(''))).toBeNull()
  })
})

describe('replacing', () => {
  it('puts the text in as it is typed', () => {
    expect(replaced('one two one', '$1 & $$', 'one')).toBe('$1 & $$ two $1 & $$')
  })

  it('knows groups in regular expressions', () => {
    const regex = { isRegex: true }
    expect(replaced('Lee, Ann', '$2 $1', '(\\w+), (\\w+)', regex)).toBe('Ann Lee')
    expect(replaced('Ann', '<$&> $$5 $7', 'Ann', regex)).toBe('<Ann> $5 $7')
    expect(replaced('Ann', '$<n>!', '(?<n>A)nn', regex)).toBe('A!')
    expect(replaced('a; b', '\\n', '; ', regex)).toBe('a\nb')
  })

  it('leaves no white space at the ends', () => {
    expect(replaced('um, well', '', 'um,')).toBe('well')
  })

  it('replaces one match when asked', () => {
    const pattern = compileQuery(query('a')) as RegExp
    expect(replaceIn('a b a', pattern, 'x', { isRegex: false, only: 4 })).toBe('a b x')
    expect(replaceIn('a b a', pattern, 'x', { isRegex: false, only: 1 })).toBe('a b a')
  })
})

describe('laws', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'ä', ' ', '.', '$', '\\', '(', 'x\ny', '’'), { maxLength: 20 })
    .map((all) => all.join(''))

  it('what was typed is found where it stands, and matches neither overlap nor are empty', () => {
    fc.assert(
      fc.property(text, text, text, (before, wanted, after) => {
        const pattern = compileQuery(query(wanted, { matchCase: true }))
        if (!(pattern instanceof RegExp)) return
        const all = before + wanted + after
        const matches = matchesIn(all, pattern)
        expect(matches.length).toBeGreaterThan(0)
        for (const [i, [from, to]] of matches.entries()) {
          expect(to).toBeGreaterThan(from)
          expect(from).toBeGreaterThanOrEqual(matches[i - 1]?.[1] ?? 0)
        }
      }),
    )
  })

  it('replacing a text by itself changes nothing but the white space at the ends', () => {
    fc.assert(
      fc.property(text, text, (all, wanted) => {
        const pattern = compileQuery(query(wanted, { matchCase: true }))
        // A typed space or quote may find others of its kind.
        if (!(pattern instanceof RegExp) || /[\s'’]/.test(wanted)) return
        expect(replaceIn(all, pattern, wanted, { isRegex: false })).toBe(all.trim())
      }),
    )
  })
})
