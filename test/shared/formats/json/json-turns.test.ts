import { expect, it } from 'vitest'
import { readRaw } from '../../../../shared/formats/json/json-read.ts'
import { speakersOf } from '../../../../shared/formats/json/json-turns.ts'

const layout = {
  lines: '',
  line: {},
  turns: '*',
  turn: { start: 'from', end: 'to', duration: 'length', speaker: 'who' },
}

function speakers(turns: readonly object[]) {
  const raw = readRaw(JSON.stringify(turns), layout, () => undefined)
  const at = speakersOf(raw.turns)
  return (start: number | null, end: number | null = null) => at(start, end)?.speaker?.value ?? null
}

it('finds who speaks, in turns of any order', () => {
  const at = speakers([
    { from: 5, length: 5, who: 'B' },
    { from: 1, to: 4, who: 'A' },
  ])
  expect([at(1000), at(3900), at(3500, 4500), at(5500, 6000)]).toEqual(['A', 'A', 'A', 'B'])
})

it('takes the nearest turn, and the last one for words without a time', () => {
  const at = speakers([
    { from: 2, to: 3, who: 'A' },
    { from: 60, to: 70, who: 'B' },
  ])
  expect([at(1500), at(3800), at(null), at(40_000), at(59_500), at(null)]).toEqual([
    'A',
    'A',
    'A',
    'A',
    'B',
    'B',
  ])
  expect(speakers([])(1000)).toBe(null)
})
