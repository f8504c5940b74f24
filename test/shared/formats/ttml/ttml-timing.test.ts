import { describe, expect, it } from 'vitest'
import { walkMarkup } from '../../../../shared/formats/markup/markup-walk.ts'
import { ttmlClock } from '../../../../shared/formats/ttml/ttml-time.ts'
import { ttmlTiming } from '../../../../shared/formats/ttml/ttml-timing.ts'

function times(body: string): [string, number, number | null][] {
  const { timed } = ttmlTiming(walkMarkup(`<tt>${body}</tt>`, 'xml'), ttmlClock(null))
  return [...timed.values()].map(({ level, start, stop }) => [level, start, stop])
}

describe('ttmlTiming', () => {
  it('counts children from where their container begins', () => {
    expect(
      times('<body begin="10s"><div begin="2s" end="20s"><p begin="1s" end="3s"/><p dur="4s"/></div></body>'),
    ).toEqual([
      ['body', 10_000, null],
      ['div', 12_000, 30_000],
      ['p', 13_000, 15_000],
      ['p', 12_000, 16_000],
    ])
  })

  it('counts a sequence one after another, and takes the earlier of end and duration', () => {
    expect(
      times(
        '<body><div timeContainer="seq"><p dur="2s"/><p begin="1s" dur="2s"/><p begin="1s" end="9s" dur="3s"/></div></body>',
      ),
    ).toEqual([
      ['body', 0, null],
      ['div', 0, null],
      ['p', 0, 2000],
      ['p', 3000, 5000],
      ['p', 6000, 9000],
    ])
  })

  it('counts from the beginning of the file where the lines would lie outside otherwise', () => {
    const { absolute } = ttmlTiming(
      walkMarkup(
        '<tt><body><div begin="60s" end="90s"><p begin="61s" end="65s"/><p begin="70s" end="75s"/></div></body></tt>',
        'xml',
      ),
      ttmlClock(null),
    )
    expect([...absolute]).toEqual(['p'])
  })

  it('leaves out what stands in the head', () => {
    expect(times('<head><p begin="1s"/></head><body><set begin="2s"/></body>')).toEqual([['body', 0, null]])
  })
})
