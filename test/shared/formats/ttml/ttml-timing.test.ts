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

  it('begins a block of a sequence where the block before ends, be that ever so deep in it', () => {
    expect(
      times(
        '<body><div timeContainer="seq"><div timeContainer="seq"><p begin="5s" dur="5s"/><p begin="5s" dur="5s"/></div><div><p begin="5s" dur="5s"/></div></div></body>',
      ).filter(([level]) => level === 'p'),
    ).toEqual([
      ['p', 5000, 10_000],
      ['p', 15_000, 20_000],
      ['p', 25_000, 30_000],
    ])
    expect(
      times(
        '<body timeContainer="seq"><div><p begin="1s" end="9s"/><p end="3s"/></div><div dur="4s"><p/></div><div><p dur="1s"/></div></body>',
      ).filter(([level]) => level === 'p'),
    ).toEqual([
      ['p', 1000, 9000],
      ['p', 0, 3000],
      ['p', 9000, 13_000],
      ['p', 13_000, 14_000],
    ])
  })

  it('ends what is in a container with it', () => {
    expect(
      times('<body dur="10s"><div end="20s"><p begin="2s" end="30s"/><p begin="5s" dur="9s"/></div></body>'),
    ).toEqual([
      ['body', 0, 10_000],
      ['div', 0, 10_000],
      ['p', 2000, 10_000],
      ['p', 5000, 10_000],
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

  it('counts from there in lyrics of Apple Music, whatever fits', () => {
    const body = '<body><div begin="4s" end="60s"><p begin="5s" end="11s"/></div></body>'
    const levels = (root: string) => [
      ...ttmlTiming(walkMarkup(`<tt ${root}>${body}</tt>`, 'xml'), ttmlClock(null)).absolute,
    ]
    expect(levels('')).toEqual([])
    expect(levels('xmlns:itunes="http://music.apple.com/lyric-ttml-internal"')).toEqual(['p'])
  })

  it('leaves out what stands in the head', () => {
    expect(times('<head><p begin="1s"/></head><body><set begin="2s"/></body>')).toEqual([['body', 0, null]])
  })
})
