import { expect, it } from 'vitest'
import {
  COPY_UNITS,
  copyEdits,
  saysAgain,
  secondTime,
  unitInName,
} from '../../../../shared/formats/core/second-times.ts'

const LINES = [
  { start: 500, end: 2000 },
  { start: 2130, end: 3870 },
  { start: 4000, end: 6040 },
]
const inUnits = (values: readonly number[], digits = 0) =>
  COPY_UNITS.map((unit) =>
    values.map((value) => ({ ms: (value * 1000) / unit, step: 1000 / (unit * 10 ** digits) })),
  )
const unitOf = (values: readonly number[], digits?: number) => {
  const found = secondTime(LINES, inUnits(values, digits), null)
  return found && [found.of, COPY_UNITS[found.reading], found.rounding]
}

it('tells by the values what they say again, and in which unit', () => {
  expect(unitOf([500, 2130, 4000])).toEqual(['start', 1000, null])
  expect(unitOf([2, 3.87, 6.04], 2)).toEqual(['end', 1, null])
  expect(unitOf([22_050, 93_933, 176_400])).toEqual(['start', 44_100, null])
  expect(unitOf([1.5, 1.74, 2.04], 2)).toEqual(['duration', 1, null])
})

it('notes how values are rounded to their step', () => {
  expect(unitOf([0.5, 2.1, 4], 1)).toEqual(['start', 1, 'down'])
  expect(unitOf([2, 3.9, 6], 1)).toEqual(['end', 1, 'near'])
  expect(unitOf([13, 53, 100])).toEqual(['start', 25, 'near'])
})

it('takes nothing for a time that agrees by chance', () => {
  expect(unitOf([0, 2, 4])).toBeNull()
  expect(unitOf([7, 9, 11])).toBeNull()
  expect(secondTime(LINES.slice(0, 2), inUnits([500, 2130]), null)).toBeNull()
  expect(secondTime(LINES.slice(0, 2), inUnits([500, 2130]), 'start')).toMatchObject({ of: 'start' })
  expect(secondTime(LINES.slice(0, 2), inUnits([500, 2130]), 'end')).toBeNull()
  expect(saysAgain(2130, 1, LINES[0]!, 'start')).toBe(false)
})

it('takes zero for no evidence of a unit, unless the name says it', () => {
  // Defect: beside `"start": 0` and 2.5 `"start_ms": 0` and 2500 were taken for seconds.
  const two = [{ start: 0, end: 900 }, ...LINES.slice(1, 2)]
  const unit = (lines: typeof LINES, values: readonly number[], likely: number | null = null) =>
    COPY_UNITS[secondTime(lines, inUnits(values), 'start', likely)?.reading ?? -1]
  expect(unit(two, [0, 2130])).toBe(1000)
  expect(unit(two, [0, 7777])).toBeUndefined()
  expect(unit(two.slice(0, 1), [0])).toBe(1)
  expect(unit(two.slice(0, 1), [0], unitInName('start_ms'))).toBe(1000)
})

it.each([
  ['start_ms', 1000],
  ['startMs', 1000],
  ['Start Ms', 1000],
  ['offset milliseconds', 1000],
  ['ticks', 10_000_000],
  ['startTicks', 10_000_000],
  ['end_us', 1_000_000],
  ['start_s', 1],
  ['endSeconds', 1],
  ['starts', undefined],
  ['items', undefined],
])('knows the unit of %s', (name, perSecond) => {
  expect(COPY_UNITS[unitInName(name) ?? -1]).toBe(perSecond)
})

it('changes the second writing of what has changed, in its own steps', () => {
  const place = { from: 3, to: 6 } as const
  const was = { start: 2130, end: 3870 }
  const edit = (copy: object, now: object) =>
    copyEdits(
      [{ ...place, form: { kind: 'number', digits: 0 }, of: 'start', ...copy }],
      { ...was, ...now },
      was,
    )
  expect(edit({}, { start: 2500 })).toEqual([{ ...place, text: '2.5' }])
  expect(edit({}, { end: 4000 })).toEqual([])
  expect(edit({ of: 'duration' }, { start: 2870 })).toEqual([{ ...place, text: '1' }])
  expect(edit({ rounded: { step: 1000, by: 'down' } }, { start: 2970 })).toEqual([{ ...place, text: '2' }])
  expect(edit({ rounded: { step: 1000, by: 'near' } }, { start: 2970 })).toEqual([{ ...place, text: '3' }])
  expect(edit({}, { start: null })).toEqual([])
})
