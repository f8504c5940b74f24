import { expect, it } from 'vitest'
import { placeAt } from '../../../renderer/playback/moment.ts'

it.each([
  ['a press that waited is taken back by what was heard since', 10_000, 1, 0, 80, 9920],
  ['twice as much at twice the speed', 10_000, 2, 0, 80, 9840],
  ['half as much at half the speed', 10_000, 0.5, 0, 80, 9960],
  ['while the sound stands, it is where it is', 10_000, 0, 0, 80, 10_000],
  ['never before the last seek', 10_000, 1, 9990, 80, 9990],
  ['never before the beginning', 30, 1, 0, 80, 0],
  ['a press of this moment is now', 10_000, 1, 0, 0, 10_000],
  ['a time stamp that lies ahead counts as now', 10_000, 1, 0, -5, 10_000],
  ['a time stamp of another clock counts as now', 10_000, 1, 0, 1_700_000_000_000, 10_000],
  ['no number counts as now', 10_000, 1, 0, NaN, 10_000],
  ['a seek whose place is not reached yet', 500, 1, 600, 80, 500],
])('%s', (_name, ms, rate, from, ago, place) => {
  expect(placeAt({ ms, rate, from }, ago)).toBe(place)
})
