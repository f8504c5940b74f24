import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexLines } from '../../../renderer/state/line-index.ts'
import { createSegment } from '../../../shared/model/transcript.ts'

it('is the map from ids to indices, whatever the ids are', () => {
  const id = fc.oneof(
    fc.nat(12).map((n) => `L${n}`),
    fc.constantFrom('', 'L', 'n1', 'L01', 'L1a', 'X1', '1'),
  )
  fc.assert(
    fc.property(fc.uniqueArray(id), fc.array(id), (ids, asked) => {
      const lines = ids.filter((one) => one !== '').map((one) => createSegment(one, null, null, ''))
      const index = indexLines(lines)
      const plain = new Map(lines.map((line, at) => [line.id, at]))
      for (const one of [...ids, ...asked])
        expect([index.get(one), index.has(one)]).toEqual([plain.get(one), plain.has(one)])
      expect([...index.keys()]).toEqual([...plain.keys()])
      expect([...index.values()]).toEqual([...plain.values()])
      expect(new Map(index)).toEqual(plain)
      expect(new Map(index.entries())).toEqual(plain)
      const seen = new Map<string, number>()
      index.forEach((at, key) => seen.set(key, at))
      expect([seen, index.size]).toEqual([plain, plain.size])
    }),
  )
})
