import { describe, expect, it } from 'vitest'
import { applyAll } from '../../../../shared/formats/core/replace.ts'
import { walkMarkup } from '../../../../shared/formats/markup/markup-walk.ts'
import { sampleOf, startAround, timesFrom } from '../../../../shared/formats/ttml/ttml-bases.ts'
import { ttmlClock } from '../../../../shared/formats/ttml/ttml-time.ts'
import { ttmlTiming } from '../../../../shared/formats/ttml/ttml-timing.ts'

const tt = (times: string) => `<tt><body><div begin="10s"><p ${times}>a</p></div></body></tt>`

function lineOf(text: string) {
  const all = [...ttmlTiming(walkMarkup(text, 'xml', ['p']), ttmlClock(null)).timed.values()]
  const line = all.find(({ level }) => level === 'p')
  if (!line) throw new Error('no line')
  return { all, line }
}

describe('times of TTML that count from something', () => {
  it('count from the start of what is around', () => {
    expect(startAround(lineOf(tt('begin="1s"')).line)).toBe(10_000)
  })

  it.each([
    ['begin="1s" end="2.5s"', 8000, 'begin="3s" end="4.5s"'],
    ['begin="00:00:01.000" dur="2s"', 10_500, 'begin="00:00:00.500" dur="2s"'],
    ['end="2s"', 9000, 'begin="1s" end="3s"'],
    ['begin="soon" end="2s"', 9000, 'begin="soon" end="3s"'],
    ['begin="1s"', 10_000, 'begin="1s"'],
  ])('are written from elsewhere, and mean the same: %s from %s ms', (times, base, now) => {
    const { all, line } = lineOf(tt(times))
    expect(applyAll(tt(times), timesFrom(line, base, sampleOf(all)))).toBe(tt(now))
  })

  it('have no sample where the file has no time', () => {
    const text = '<tt><body><div><p>a</p></div></body></tt>'
    expect(sampleOf(lineOf(text).all)).toBeUndefined()
  })
})
