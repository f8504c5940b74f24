import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findNames } from '../../../main/audio/mp4-names.ts'

async function namesIn(bytes: Buffer, from: number, to: number) {
  const found: [string, number][] = []
  const read = (at: number, length: number) => Promise.resolve(bytes.subarray(at, at + length))
  for await (const { name, at } of findNames(read, ['stsz', 'trun'], from, to)) found.push([name, at])
  return found
}

it('finds names wherever they stand, also across what is read at a time', async () => {
  const place = fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 65_520, max: 65_550 }))
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(place, { maxLength: 9, comparator: near }), async (places) => {
      const sorted = places.toSorted((a, b) => a - b)
      const bytes = Buffer.alloc(200_010)
      for (const at of sorted) bytes.write(at % 2 ? 'stsz' : 'trun', at, 'latin1')
      expect(await namesIn(bytes, 0, bytes.length)).toEqual(
        sorted.map((at) => [at % 2 ? 'stsz' : 'trun', at]),
      )
    }),
    { numRuns: 30 },
  )
})

it('stays between two places, and ends where the file does', async () => {
  const bytes = Buffer.from('stsz..trun..stsz', 'latin1')
  expect(await namesIn(bytes, 1, 15)).toEqual([['trun', 6]])
  expect(await namesIn(bytes, 0, 1000)).toHaveLength(3)
})

/** Names that would stand in one another. */
function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 4
}
