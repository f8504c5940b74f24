import { expect, it } from 'vitest'
import { lazyTokens, tokensWhenAsked } from '../../../../shared/formats/core/lazy-tokens.ts'

const tokensAt = (index: number) => ({ block: { from: index * 10, to: index * 10 + 5 } })

it('makes the tokens of one line when they are asked for', () => {
  const asked: number[] = []
  const tokens = lazyTokens(3, (index) => {
    asked.push(index)
    return tokensAt(index)
  })
  expect(tokens.get('L2')).toEqual(tokensAt(1))
  expect(asked).toEqual([1])
  for (const id of ['', 'L0', 'L4', 'L01', 'L1.0', 'L-1', 'L', '1', 'M1', 'L1 ', 'LNaN'])
    expect(tokens.has(id), id).toBe(false)
})

it('is a map like any other', () => {
  const plain = new Map([0, 1, 2].map((index) => [`L${index + 1}`, tokensAt(index)]))
  for (const tokens of [lazyTokens(3, tokensAt), tokensWhenAsked(() => plain)]) {
    expect(new Map(tokens)).toEqual(plain)
    expect([...tokens.keys()]).toEqual([...plain.keys()])
    expect([...tokens.values()]).toEqual([...plain.values()])
    expect([...tokens.entries()]).toEqual([...plain])
    const seen: unknown[] = []
    tokens.forEach((one, id) => seen.push([id, one]))
    expect(seen).toEqual([...plain])
    expect([tokens.size, tokens.has('L3'), tokens.get('L9')]).toEqual([3, true, undefined])
  }
})

it('fetches tokens that stand elsewhere once, and not before', () => {
  let fetched = 0
  const tokens = tokensWhenAsked(() => {
    fetched++
    return lazyTokens(2, tokensAt)
  })
  expect(fetched).toBe(0)
  expect([tokens.get('L1'), tokens.size, fetched]).toEqual([tokensAt(0), 2, 1])
})
