import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleRanks } from '../../../renderer/waveform/segments-layer.ts'
import { createSegment } from '../../../shared/model/transcript.ts'
import { createTimeline } from '../../../shared/timing/active.ts'

describe('the lines that are seen', () => {
  it('are exactly those that overlap the view', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.nat(900)), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(lengths, fc.nat(30_000), fc.integer({ min: 1, max: 9000 }), (list, fromMs, length) => {
        let at = 0
        const segments = list.map(([spoken, gap], i) => {
          const start = at
          at += spoken + gap
          return createSegment(`s${i}`, start, start + spoken, '')
        })
        const { from, to } = visibleRanks(createTimeline({ segments }), fromMs, fromMs + length)
        const seen = segments.filter((s) => (s.end ?? 0) > fromMs && (s.start ?? 0) <= fromMs + length)
        expect(segments.slice(from, to)).toEqual(seen)
      }),
    )
  })

  it('include a long line that began far before the view', () => {
    const segments = [
      createSegment('long', 0, 50_000, ''),
      ...[1, 2, 3].map((n) => createSegment(`s${n}`, n * 1000, n * 1000 + 500, '')),
    ]
    expect(visibleRanks(createTimeline({ segments }), 20_000, 30_000)).toEqual({ from: 0, to: 4 })
  })
})
