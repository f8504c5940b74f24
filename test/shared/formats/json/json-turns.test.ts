import { expect, it } from 'vitest'
import { type RawItem, readRaw } from '../../../../shared/formats/json/json-read.ts'
import { turnFinder } from '../../../../shared/formats/json/json-turns.ts'

const layout = {
  lines: '',
  line: {},
  turns: '*',
  turn: { start: 'from', end: 'to', duration: 'length', speaker: 'who' },
}

function speakers(turns: readonly object[]) {
  const raw = readRaw(JSON.stringify(turns), layout, () => undefined)
  const find = turnFinder(raw.turns)
  const turnOf = (name: string) => raw.turns.find(({ speaker }) => speaker?.value === name) ?? null
  return (start: number | null, end: number | null = null, before: string | null = null) => {
    const turn: RawItem | null = find(start, end, before === null ? null : turnOf(before))
    return turn?.speaker?.value ?? null
  }
}

it('finds who speaks, in turns of any order', () => {
  const at = speakers([
    { from: 5, length: 5, who: 'B' },
    { from: 1, to: 4, who: 'A' },
  ])
  expect([at(1000), at(3900), at(3500, 4500), at(5500, 6000)]).toEqual(['A', 'A', 'A', 'B'])
})

it('takes the nearest turn, and the one before where none is near or there is no time', () => {
  const at = speakers([
    { from: 2, to: 3, who: 'A' },
    { from: 60, to: 70, who: 'B' },
  ])
  expect([at(1500), at(3800, null, 'A'), at(null, null, 'A'), at(40_000, null, 'A')]).toEqual([
    'A',
    'A',
    'A',
    'A',
  ])
  expect([at(59_500, null, 'A'), at(null, null, 'B')]).toEqual(['B', 'B'])
  expect([at(null), at(40_000)]).toEqual([null, 'B'])
  expect(speakers([])(1000)).toBe(null)
})

it('gives the same answers in any order of asking', () => {
  const at = speakers([
    { from: 2, to: 3, who: 'A' },
    { from: 60, to: 70, who: 'B' },
  ])
  const asked = [2500, 30_000, 65_000, 31_000]
  const backwards = asked.toReversed().map((ms) => at(ms, null, 'A'))
  expect(backwards.toReversed()).toEqual(asked.map((ms) => at(ms, null, 'A')))
})
