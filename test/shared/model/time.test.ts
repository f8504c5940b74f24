import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseClock,
  parseStamp,
  parseTyped,
  printClock,
  printDifference,
  printHundredths,
  printPrecise,
  printReading,
  SECONDS_FORM,
  SRT_FORM,
  VTT_FORM,
  widens,
} from '../../../shared/model/time.ts'
import { inEnglish } from '../../words.ts'

describe('clocks', () => {
  it.each([
    ['00:00:01,000', 1000],
    ['1:02', 62_000],
    ['61:02.5', 3_662_500],
    ['100:00:00.001', 360_000_001],
    ['0:00:00,5', 500],
  ])('reads %s and prints it again', (text, ms) => {
    const clock = parseClock(text)
    expect(clock?.ms).toBe(ms)
    expect(clock && printClock(ms, clock.form)).toBe(text)
  })

  it.each(['', '12', '1:2:3:4', '00:60', '0:60:00', '1:02;03', ' 1:02', '-1:02', '1:02.', 'a:bc'])(
    'reads no clock in “%s”',
    (text) => {
      expect(parseClock(text)).toBeNull()
    },
  )

  it.each([
    ['00:00:04-8', 4800],
    ['0:04-8', 4800],
    ['01.02.03', 3_723_000],
    ['4.05', 245_000],
    ['00.00.04,250', 4250],
    ['1:02', 62_000],
  ])('reads %s as programs for transcribing write it, and prints it again', (text, ms) => {
    const clock = parseStamp(text)
    expect(clock?.ms).toBe(ms)
    expect(clock && printClock(ms, clock.form)).toBe(text)
  })

  it.each(['', '4', '4.72', '1.2.3', '00:00:04-', '00:61-1', '1.02.03.04'])(
    'reads no clock in “%s”',
    (text) => {
      expect(parseStamp(text)).toBeNull()
    },
  )

  it('widens a clock with dots by a comma', () => {
    const form = parseStamp('00.00.04')?.form
    expect(form && printClock(4250, form)).toBe('00.00.04,250')
  })

  it('widens one token where the time does not fit', () => {
    expect(printClock(12_340, SECONDS_FORM)).toBe('00:00:12.340')
    expect(widens(12_340, SECONDS_FORM)).toBe(true)
    expect(printClock(6_000_000, { ...SECONDS_FORM, hours: 0 })).toBe('1:40:00')
    expect(widens(6_000_000, { ...SECONDS_FORM, hours: 0 })).toBe(true)
    expect(widens(12_000, SECONDS_FORM)).toBe(false)
    expect(printClock(-5, SRT_FORM)).toBe('00:00:00,000')
  })

  it('reads back every time it prints, in every form', () => {
    const form = fc.record({
      hours: fc.nat(3),
      minutes: fc.constant(2),
      fraction: fc.nat(3),
      point: fc.constantFrom('.' as const, ',' as const),
    })
    fc.assert(
      fc.property(fc.nat(500_000_000), form, (ms, any) => {
        expect(parseClock(printClock(ms, any))?.ms).toBe(ms)
      }),
    )
    expect(printClock(3_661_001, VTT_FORM)).toBe('01:01:01.001')
  })
})

describe('times for people', () => {
  it('prints them for reading, correcting and running', () => {
    expect([printReading(62_900), printReading(3_718_000)]).toEqual(['1:02', '1:01:58'])
    expect(printPrecise(901_340)).toBe('15:01.340')
    expect(printHundredths(901_349)).toBe('15:01.34')
    expect([340, -12_000].map((ms) => inEnglish(printDifference(ms)))).toEqual(['+0.34 s', '−12.0 s'])
  })

  it.each([
    ['1:02', { kind: 'absolute', ms: 62_000 }],
    ['1:02:03.5', { kind: 'absolute', ms: 3_723_500 }],
    ['62,5', { kind: 'absolute', ms: 62_500 }],
    ['.5', { kind: 'absolute', ms: 500 }],
    ['1h2m3s', { kind: 'absolute', ms: 3_723_000 }],
    ['450ms', { kind: 'absolute', ms: 450 }],
    ['+0.3', { kind: 'relative', ms: 300 }],
    ['−250 ms', { kind: 'relative', ms: -250 }],
    ['- 1:00', { kind: 'relative', ms: -60_000 }],
  ] as const)('reads the typed %s', (text, expected) => {
    expect(parseTyped(text)).toEqual(expected)
  })

  it.each(['', '+', 'soon', '1:2:3:4', '1 2'])('does not guess at “%s”', (text) => {
    expect(parseTyped(text)).toBeNull()
  })
})
