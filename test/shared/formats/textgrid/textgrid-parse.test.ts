import { expect, it } from 'vitest'
import { parseGrid } from '../../../../shared/formats/textgrid/textgrid-parse.ts'

it('reads what stands alone, and leaves out names, comments and unfinished entries', () => {
  const text =
    'File type = "ooTextFile"\n"TextGrid"\n0 ! from\n3 <exists> 1\n"IntervalTier" "a ""b""" 0 3 2 0 1e0 "x" 1 3 "y'
  const grid = parseGrid(text)
  expect(grid.to?.ms).toBe(3000)
  expect(grid.tiers.map(({ name, count, entries }) => [name, count.value, entries.length])).toEqual([
    ['a "b"', 2, 1],
  ])
  expect(grid.tiers[0]?.entries[0]).toMatchObject({ start: { ms: 0 }, end: { ms: 1000 } })
  expect(parseGrid('').tiers).toEqual([])
})
