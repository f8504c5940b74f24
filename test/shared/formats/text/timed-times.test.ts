import { expect, it } from 'vitest'
import { splitLines } from '../../../../shared/formats/core/lines.ts'
import { findParts } from '../../../../shared/formats/text/timed-parts.ts'
import { areAllZero, decideTimes } from '../../../../shared/formats/text/timed-times.ts'

const decide = (text: string) => {
  const { times } = decideTimes(text, findParts(text, splitLines(text)), { durationMs: null })
  return times.map(({ time, stop }) => [time?.start.ms ?? null, stop?.ms ?? null])
}

it('takes numbers in brackets for minutes and seconds if all of them can be', () => {
  expect(decide('[0.05] a\n[4.12] b\n[10.30] c\n').map(([start]) => start)).toEqual([5000, 252_000, 630_000])
  expect(decide('[0.05] a\n[4.72] b\n[10.30] c\n').map(([start]) => start)).toEqual([50, 4720, 10_300])
  expect(decide('[0.00s -> 4.12s] a\n[4.12s -> 7.30s] b\n').map(([start]) => start)).toEqual([0, 4120])
})

it('reads what stands before and behind the text at one frame rate', () => {
  expect(decide('#00:00:01:29# a #00:00:02:00#\n#00:00:03:15# b\n')).toEqual([
    [1967, 2000],
    [3500, null],
  ])
})

it('tells files that were not timed yet', () => {
  const isZero = (text: string) =>
    areAllZero(decideTimes(text, findParts(text, splitLines(text)), { durationMs: null }).times)
  expect(isZero('0:00:00 a\n0:00:00 b\n0:00:00 c\n')).toBe(true)
  expect(isZero('0:00:00 - 0:00:00 a\n0:00:00 - 0:00:00 b\n')).toBe(true)
  expect(isZero('0:00:00 a\n0:00:00 b\n')).toBe(false)
  expect(isZero('0:00:00 a\n0:00:01 b\n')).toBe(false)
  expect(isZero('0:00:00 a\n')).toBe(false)
})
