import { describe, expect, it } from 'vitest'
import {
  isWidened,
  parseTimestamp,
  printTime,
  printToken,
} from '../../../../shared/formats/core/timestamps.ts'

describe('parseTimestamp and printTime', () => {
  it.each(['00:00:01,500', '1:02:03.4', '02:03', '100:00:00.000', '12.340', '7'])(
    'prints %s as it stood',
    (raw) => {
      const timestamp = parseTimestamp(raw)
      expect(timestamp && printTime(timestamp.ms, timestamp.form)).toBe(raw)
      expect(timestamp && isWidened(timestamp.ms, timestamp.form)).toBe(false)
    },
  )

  it('refuses what is no time', () => {
    expect(['', '1:2:', '00:61:00', '-1', '1:02:03:04', 'x'].map(parseTimestamp)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })

  it('widens seconds and hours with minutes, not plain numbers', () => {
    expect(printTime(1234, { kind: 'seconds', digits: 1 })).toBe('1.234')
    expect(isWidened(1234, { kind: 'seconds', digits: 1 })).toBe(true)
    expect(printTime(3_661_000, { kind: 'hours-minutes', hours: 2 })).toBe('01:01:01')
    expect(isWidened(3_661_000, { kind: 'hours-minutes', hours: 2 })).toBe(true)
    expect(printTime(3_660_000, { kind: 'hours-minutes', hours: 2 })).toBe('01:01')
    expect(printTime(1200, { kind: 'number', digits: 9 })).toBe('1.200')
    expect(isWidened(1234, { kind: 'number', digits: 0 })).toBe(false)
    expect(printTime(-5, { kind: 'number', digits: 0 })).toBe('0')
  })
})

describe('units, frames and tokens', () => {
  it.each([
    [1234, { kind: 'number', digits: 0, perSecond: 1000 }, '1234'],
    [1234, { kind: 'number', digits: 0, perSecond: 10_000_000 }, '12340000'],
    [1234, { kind: 'number', digits: 0, perSecond: 100 }, '123.4'],
    [1230, { kind: 'number', digits: 0, perSecond: 100 }, '123'],
    [1250, { kind: 'number', digits: 0, perSecond: 25, rounds: true }, '31'],
    [1234, { kind: 'number', digits: 6, point: ',' }, '1,234'],
    [1000, { kind: 'seconds', digits: 2, point: ',' }, '1,00'],
    [61_500, { kind: 'iso' }, 'PT61.5S'],
    [
      61_234,
      { kind: 'clock', clock: { hours: 1, minutes: 2, fraction: 2, point: '.' }, rounds: true },
      '0:01:01.23',
    ],
    [
      3_599_999,
      { kind: 'clock', clock: { hours: 1, minutes: 2, fraction: 2, point: '.' }, rounds: true },
      '1:00:00.00',
    ],
    [
      1500,
      { kind: 'frames', frames: { rate: 24, drop: false, hours: 2, frames: 2, point: ':' } },
      '00:00:01:12',
    ],
  ] as const)('prints %d ms in its form', (ms, form, expected) => {
    expect(printTime(ms, form)).toBe(expected)
    expect(isWidened(ms, form)).toBe(false)
  })

  it('counts from where the token counts, or from the start of the line', () => {
    const form = { kind: 'number', digits: 1 } as const
    expect(printToken({ from: 0, to: 1, form, base: 10_000 }, 12_500)).toBe('2.5')
    expect(printToken({ from: 0, to: 1, form }, 12_500, 11_000)).toBe('1.5')
  })
})
