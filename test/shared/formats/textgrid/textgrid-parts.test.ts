import { expect, it } from 'vitest'
import { parseGrid } from '../../../../shared/formats/textgrid/textgrid-parse.ts'
import { movedParts } from '../../../../shared/formats/textgrid/textgrid-parts.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { fixture } from '../fixtures.ts'

const tier = parseGrid(fixture('textgrid', 'short-words.TextGrid')).tiers[2]!
const line = createSegment('L1', 0, 2500, 'The gate opens.')

it('stretches the parts of a line as the line was', () => {
  const parts = movedParts(tier, [[line, { ...line, start: 1000, end: 6000 }]])
  expect(parts).toEqual([
    { entry: 0, start: 1000, end: 1500 },
    { entry: 1, start: 1500, end: 2000 },
    { entry: 2, start: 2000, end: 4000 },
    { entry: 3, start: 4000, end: 6000 },
  ])
})

it('leaves parts alone that lie in no line that moved', () => {
  expect(movedParts(tier, [[line, line]])).toEqual([])
  expect(movedParts(tier, [])).toEqual([])
})
