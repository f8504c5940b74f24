import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAnyTime, parseLooseClock } from '../../../../shared/formats/core/loose-clock.ts'
import { printTime } from '../../../../shared/formats/core/timestamps.ts'

describe('parseLooseClock', () => {
  it.each([
    ['00:00:60,000', 60_000],
    ['00:75:00,500', 4_500_500],
    ['00:00:99.5', 99_500],
    ['00:61', 61_000],
    ['00:00:100,000', 100_000],
    ['00:00:01:876', 1876],
    ['00:00:01;876', 1876],
    ["00:00:01'876", 1876],
    ['00:00:01’8', 1800],
    ['01:02:345', 62_345],
    ['00：00：03，000', 3000],
    ['００：０１：０２．５００', 62_500],
    ['00:00:01 ,000', 1000],
    ['00 : 00 : 01 , 250', 1250],
    ['00.00.01.250', 1250],
    ['00,00,01,250', 1250],
  ])('reads %s', (raw, ms) => {
    expect(parseLooseClock(raw)?.ms).toBe(ms)
  })

  it.each([
    '',
    '12',
    '1.5',
    '00:000.000',
    '1:2:3:4:5',
    '00:00:0x',
    ':00:01',
    '00::01',
    '00:00:01,',
    '-00:00:01',
  ])('reads no time in %s', (raw) => {
    expect(parseLooseClock(raw)).toBeNull()
  })

  it('takes what follows a colon for frames where the file has them', () => {
    expect(parseLooseClock('00:00:01:12')?.ms).toBe(1120)
    expect(parseLooseClock('00:00:01:12', { frames: 25 })?.ms).toBe(1480)
    expect(parseLooseClock('00:00:01:120', { frames: 25 })?.ms).toBe(1120)
  })

  it('carries a thousand milliseconds where told to', () => {
    expect(parseAnyTime('00:00:59,1000')?.ms).toBe(59_100)
    const time = parseAnyTime('00:00:59,1000', { thousand: true })
    expect(time).toMatchObject({ ms: 60_000, isLoose: true })
    expect(time && printTime(61_500, time.form)).toBe('00:01:01,500')
  })

  it('prints a time as it was written, whatever the signs in it', () => {
    const digit = fc.constantFrom(...Array.from('0123456789'))
    const two = fc.tuple(fc.constantFrom(...Array.from('012345')), digit).map((pair) => pair.join(''))
    const sign = fc.constantFrom(':', '：', '.', '，', ' :', ': ')
    const point = fc.constantFrom(',', '.', '，', ';', "'", ':', ', ', ' .')
    const fraction = fc.tuple(digit, digit, digit).map((all) => all.join(''))
    const clock = fc.tuple(two, sign, two, sign, two, point, fraction, fc.boolean())
    fc.assert(
      fc.property(clock, ([h, a, m, b, s, p, f, isWide]) => {
        const raw = h + a + m + b + s + p + f
        const text = isWide
          ? raw.replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
          : raw
        const time = parseAnyTime(text)
        expect(time?.ms).toBe(((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000 + Number(f))
        expect(time && printTime(time.ms, time.form)).toBe(text)
      }),
    )
  })
})

describe('parseAnyTime', () => {
  it('says whether a time is written as it should be', () => {
    expect(parseAnyTime('00:00:59,000')).toMatchObject({ ms: 59_000, isLoose: false })
    expect(parseAnyTime('12.5')).toMatchObject({ ms: 12_500, isLoose: false })
    expect(parseAnyTime('00:00:60,000')).toMatchObject({ ms: 60_000, isLoose: true })
    expect(parseAnyTime('soon')).toBeNull()
  })
})
