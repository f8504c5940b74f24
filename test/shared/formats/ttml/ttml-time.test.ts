import { describe, expect, it } from 'vitest'
import { printTime } from '../../../../shared/formats/core/timestamps.ts'
import { patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { isElement } from '../../../../shared/formats/markup/markup-text.ts'
import { walkMarkup } from '../../../../shared/formats/markup/markup-walk.ts'
import { readTtmlTime, ttmlClock } from '../../../../shared/formats/ttml/ttml-time.ts'
import { change, rows } from '../fixtures.ts'

/** A time in a file whose root has these parameters. */
function read(raw: string, parameters = '') {
  const text = `<tt ${parameters} x="${raw}"/>`
  const [root] = walkMarkup(text, 'xml').nodes
  if (!isElement(root)) throw new Error('no root')
  const time = readTtmlTime(text, root.attributes.at(-1), ttmlClock(root))!
  return { ...time, raw: text.slice(time.from, time.to) }
}

const NTSC = 'ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001"'

describe('readTtmlTime', () => {
  it.each([
    ['00:00:01.5', '', 1500],
    [' 01:00:00 ', '', 3_600_000],
    ['00:00:01.2345', '', 1235],
    ['1:02.250', '', 62_250],
    ['9.731', '', 9731],
    ['1.5h', '', 5_400_000],
    ['2m', '', 120_000],
    ['1.2s', '', 1200],
    ['1200ms', '', 1200],
    ['45f', '', 1500],
    ['45f', 'frameRate="25"', 1800],
    ['1374000000t', 'ttp:tickRate="10000000"', 137_400],
    ['50t', 'ttp:frameRate="25" ttp:subFrameRate="4"', 500],
    ['7t', '', 7000],
    ['00:00:01:12', 'ttp:frameRate="24"', 1500],
    ['00:00:01:12.3', 'ttp:frameRate="24"', 1500],
    ['01:00:00:00', `${NTSC} ttp:timeBase="smpte" ttp:dropMode="nonDrop"`, 3_603_600],
    ['01:00:00:00', `${NTSC} ttp:timeBase="smpte" ttp:dropMode="dropNTSC"`, 3_599_996],
    ['01:00:00:15', NTSC, 3_600_500],
    ['01:00:00:00', 'ttp:frameRate="30" ttp:frameRateMultiplier="1000:1001"', 3_600_000],
  ])('reads %s (%s)', (raw, parameters, ms) => {
    expect(read(raw, parameters).ms).toBe(ms)
  })

  it('carries seconds and minutes past 59', () => {
    expect(read('00:00:60.000').ms).toBe(60_000)
    expect(read('00:75:00').ms).toBe(4_500_000)
  })

  it('takes three digits for milliseconds where some in the file can be no frames', () => {
    const clock = (text: string) => ttmlClock(null, text)
    expect(clock('<p begin="00:00:08:123" end="00:00:09:012"/>').inMs).toBe(true)
    expect(clock('<p begin="00:00:08:029" end="00:00:09:012"/>').inMs).toBeUndefined()
    const source = '<tt><body><p begin="00:00:08:123" end="00:00:09:012">a</p></body></tt>'
    const reading = readTranscript(source, 'a.ttml')
    expect(rows(reading)).toEqual([[8123, 9012, null, 'a']])
    expect(patchText(reading, change(reading, 0, { end: 9500 })).text).toBe(
      source.replace('09:012', '09:500'),
    )
  })

  it('reads nothing else, and keeps where it stands', () => {
    expect(read('soon')).toMatchObject({ ms: null, raw: 'soon' })
    expect(read('wallclock(2020-01-01)').ms).toBeNull()
    expect(readTtmlTime('', undefined, ttmlClock(null))).toBeNull()
  })

  it.each([
    ['1.2s', '', '2.43'],
    ['1.200s', '', '2.430'],
    ['1200ms', '', '2430'],
    ['12000000t', 'tickRate="10000000"', '24300000'],
    ['30f', '', '72.90'],
    ['00:00:01:00', 'frameRate="25"', '00:00:02:11'],
    ['0.0005h', '', '0.0006750'],
  ])(
    'leaves the unit of %s out of its place, and prints 2.43 s there as %s %s',
    (raw, parameters, printed) => {
      const time = read(raw, parameters)
      expect(time.raw + time.unit).toBe(raw)
      expect(printTime(2430, time.form)).toBe(printed)
    },
  )
})
