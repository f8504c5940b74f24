import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineId } from '../../../shared/model/line-ids.ts'

it('counts lines from L1, whichever was asked for before', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20_000_000 }), { minLength: 1 }), (indices) => {
      expect(indices.map(lineId)).toEqual(indices.map((index) => `L${index + 1}`))
    }),
  )
  for (const index of [0, 8, 9, 98, 99, 100, 199, 999, 9998, 9999])
    expect(lineId(index)).toBe(`L${index + 1}`)
})
