import { lineId } from '../../model/line-ids.ts'
import type { SegmentTokens, Tokens } from './format.ts'

/** Tokens that are fetched on first access. */
export function tokensWhenAsked(fetch: () => Tokens): Tokens {
  let known: Tokens | null = null
  const all = () => (known ??= fetch())
  const tokens: Tokens = {
    get size() {
      return all().size
    },
    get: (id) => all().get(id),
    has: (id) => all().has(id),
    forEach(visit, self) {
      all().forEach((one, id) => visit.call(self, one, id, tokens))
    },
    entries: () => all().entries(),
    keys: () => all().keys(),
    values: () => all().values(),
    [Symbol.iterator]: () => all().entries(),
  }
  return tokens
}

/**
 * Tokens of the lines `L1`, `L2`, …, created on access: in large files most are never needed. `tokensAt`
 * takes the index of the line.
 */
export function lazyTokens(count: number, tokensAt: (index: number) => SegmentTokens): Tokens {
  const indexOf = (id: string): number => {
    const index = id.charCodeAt(0) === 76 ? Number(id.slice(1)) - 1 : -1
    // `L01` and `L1.0` parse as numbers but are not our ids.
    return index >= 0 && index < count && id === lineId(index) ? index : -1
  }
  function* entries(): MapIterator<[string, SegmentTokens]> {
    for (let index = 0; index < count; index++) yield [lineId(index), tokensAt(index)]
  }
  function* keys(): MapIterator<string> {
    for (let index = 0; index < count; index++) yield lineId(index)
  }
  function* values(): MapIterator<SegmentTokens> {
    for (let index = 0; index < count; index++) yield tokensAt(index)
  }
  const tokens: Tokens = {
    size: count,
    get(id) {
      const index = indexOf(id)
      return index === -1 ? undefined : tokensAt(index)
    },
    has: (id) => indexOf(id) !== -1,
    forEach(visit, self) {
      for (const [id, one] of entries()) visit.call(self, one, id, tokens)
    },
    entries,
    keys,
    values,
    [Symbol.iterator]: entries,
  }
  return tokens
}
