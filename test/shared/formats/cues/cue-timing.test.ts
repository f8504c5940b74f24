import { describe, expect, it } from 'vitest'
import type { TimeForm } from '../../../../shared/formats/core/format.ts'
import { slice } from '../../../../shared/formats/core/lines.ts'
import {
  countedRate,
  oddTimingIn,
  parseTiming,
  withoutTimings,
} from '../../../../shared/formats/cues/cue-timing.ts'

const FORM: TimeForm = { kind: 'seconds', digits: 3 }
const read = (line: string) => {
  const timing = parseTiming(line, { from: 0, to: line.length }, FORM)
  return timing && [timing.start.ms, timing.end.ms, slice(line, timing.rest)]
}

describe('parseTiming', () => {
  it.each([
    '00:01.000 --> 00:02.000 x',
    '00:01.000-->00:02.000 x',
    '  00:01.000\t->\t00:02.000 x',
    '00:01.000 ---> 00:02.000 x',
    '00:00:01.000 - > 00:00:02.000 x',
    '00:00:01.000 -- > 00:00:02.000 x',
    '00:00:01.000 - -> 00:00:02.000 x',
    '00:00:01.000 --&gt; 00:00:02.000 x',
    '00:00:01.000 –> 00:00:02.000 x',
    '00:00:01,000 ——> 00:00:02,000 x',
    '00:00:01.000 −−＞ 00:00:02.000 x',
    '00:00:01.000 ==> 00:00:02.000 x',
    '00:00:01.000 → 00:00:02.000 x',
    '00：00：01，000 --> 00：00：02，000 x',
    '00:00:01 , 000 --> 00:00 :02,000 x',
    '00:00:01:000 --> 00:00:02;000 x',
    "00:00:01'000 --> 00:00:02´000 x",
    '0:0:1.0 --> 0:0:2.0 x',
    '12 00:00:01,000 --> 00:00:02,000 x',
    '\u202b00:00:01,000 --> 00:00:02,000 x',
  ])('reads %s', (line) => {
    expect(read(line)).toEqual([1000, 2000, ' x'])
  })

  it('reads two whole times with nothing but a dash between them', () => {
    expect(read('00:00:01,000 - 00:00:02,000')).toEqual([1000, 2000, ''])
    expect(read('00:00:01,000 – 00:00:02,000 ')?.slice(0, 2)).toEqual([1000, 2000])
  })

  it.each([
    'see --> there',
    '10:00 → 12:00',
    '10:00 - 12:00',
    '5 --> there',
    '2 10:00 -> 11:00',
    '3 - 4',
    '1990–1995',
    '- > no',
    '10% -> 20%',
  ])('leaves %s', (line) => {
    expect(read(line)).toBeNull()
  })

  it('keeps the one time that can be read where the other cannot', () => {
    expect(read('00:00:01,000 --> 00:00:xx')).toEqual([1000, null, ''])
    expect(read('0o:00:01,000 --> 00:00:02,000')).toEqual([null, 2000, ''])
  })

  it('carries a thousand milliseconds beside times with three digits only', () => {
    expect(read('00:00:01,000 --> 00:00:01,1000')?.[1]).toBe(2000)
    expect(read('00:00:01,1000 --> 00:00:01,9995')?.[0]).toBe(1100)
  })

  it('says which arrow is not the usual one', () => {
    const isOdd = (line: string) => parseTiming(line, { from: 0, to: line.length }, FORM)?.isArrowOdd ?? false
    expect(['1 --> 2', '1 -> 2', '0:00:01 - > 0:00:02'].map(isOdd)).toEqual([false, false, true])
  })
})

it('tells frames from hundredths by all times of the file', () => {
  expect(countedRate('00:00:01:24 --> 00:00:02:03')).toBe(25)
  expect(countedRate('00:00:01:24 --> 00:00:02:29')).toBe(30)
  expect(countedRate('00:00:01:24 --> 00:00:02:75')).toBeNull()
})

it('finds a line of times that is odd but beyond doubt', () => {
  expect(oddTimingIn('1\n00：00：01，000 --> 00：00：02，000\nx')).toBe('00：00：01，000 --> 00：00：02，000')
  expect(oddTimingIn('at 10:00:00 -> 11:00:00\n10:00:00 -> 11:00:00')).toBeNull()
})

it('writes text that no line of which is read as times', () => {
  for (const line of ['00:00:01,000 - > 00:00:02,000', '00:00:01 → 00:00:02', '1 -> 2']) {
    const safe = withoutTimings(`words\n${line}\nwords`)
    expect(safe.split('\n').map(read)).toEqual([null, null, null])
    expect(safe.startsWith('words\n')).toBe(true)
  }
  expect(withoutTimings('a - b\n2 - 3')).toBe('a - b\n2 - 3')
})
