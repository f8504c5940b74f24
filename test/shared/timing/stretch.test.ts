import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { changeSpeed, fit, openSides, stretchBetween } from '../../../shared/timing/stretch.ts'
import { line, times, transcriptOf } from '../../builders.ts'
import { anyTranscript } from './any-transcript.ts'

const options = { durationMs: 600_000, label: 'Stretch' }
const confirmed = { mark: 'confirmed' } as const
const starts = (all: ReturnType<typeof transcriptOf>) => times(all).map(([, start]) => start)
const walled = transcriptOf(
  line('before', 500, 900),
  line('A', 1000, 1500, '', confirmed),
  line('b', 2000, 2500),
  line('c', 3000, 4000),
  line('d', 4000, 5000),
  line('B', 5000, 6000, '', confirmed),
  line('after', 7000, 8000),
)

describe('stretchBetween', () => {
  it('moves the lines between the confirmed ones in proportion', () => {
    const { edit, moved, delta, stop } = stretchBetween(walled, 3, 3400, options)
    const after = apply(edit!, walled)
    expect(times(after)).toEqual([
      ['before', 500, 900],
      ['A', 1000, 1500],
      ['b', 2200, 2800],
      ['c', 3400, 4200],
      ['d', 4200, 5000],
      ['B', 5000, 6000],
      ['after', 7000, 8000],
    ])
    expect([moved, delta, stop, after.segments[3]?.mark]).toEqual([3, 400, null, 'confirmed'])
  })

  describe('a defect: it moved the lines on sides where nothing is confirmed', () => {
    const free = transcriptOf(
      line('a', 1000, 2000),
      line('b', 3000, 4000),
      line('c', 8000, 9000),
      line('d', 10_000),
    )
    const withAnchor = (id: string) =>
      transcriptOf(...free.segments.map((one) => (one.id === id ? { ...one, ...confirmed } : one)))

    it('sets the line alone when none is confirmed', () => {
      const { edit, moved, stop } = stretchBetween(free, 1, 3500, options)
      expect(times(apply(edit!, free)).slice(0, 3)).toEqual([
        ['a', 1000, 2000],
        ['b', 3500, 4000],
        ['c', 8000, 9000],
      ])
      expect([moved, stop]).toEqual([1, null])
      expect(stretchBetween(free, 1, 0, options)).toMatchObject({ ms: 2000, stop: 'previous' })
      expect(openSides(free, 1)).toEqual({ before: true, after: true })
    })

    it('stretches on the side of the anchor only, and stops at the neighbour on the other', () => {
      const after = withAnchor('d')
      expect(starts(apply(stretchBetween(after, 1, 3700, options).edit!, after))).toEqual([
        1000, 3700, 8200, 10_000,
      ])
      expect(stretchBetween(after, 1, 0, options)).toMatchObject({ ms: 2000, stop: 'previous' })
      expect(openSides(after, 1)).toEqual({ before: true, after: false })

      const before = withAnchor('a')
      const moved = stretchBetween(before, 2, 8700, options)
      expect(times(apply(moved.edit!, before)).slice(1)).toEqual([
        ['b', 3200, 4300],
        ['c', 8700, 9700],
        ['d', 10_000, null],
      ])
      expect(stretchBetween(before, 2, 20_000, options)).toMatchObject({ ms: 9990, stop: 'next' })
      expect(openSides(before, 2)).toEqual({ before: false, after: true })
    })

    it('moves nothing on a side without an anchor, whatever the lines', () => {
      fc.assert(
        fc.property(anyTranscript, fc.nat(), fc.integer({ min: -500, max: 12_000 }), (all, pick, ms) => {
          const index = pick % all.segments.length
          const { before, after } = openSides(all, index)
          const { edit } = stretchBetween(all, index, ms, options)
          const now = edit ? apply(edit, all).segments : all.segments
          const isStill = (one: Segment, i: number) => now[i]?.start === one.start
          if (before) expect(all.segments.slice(0, index).every(isStill)).toBe(true)
          if (after) expect(all.segments.every((one, i) => i <= index || isStill(one, i))).toBe(true)
        }),
      )
    })
  })

  it('an anchor that was moved alone counts by where it was read: offset and speed from two lines', () => {
    const wrong = transcriptOf(
      ...Array.from({ length: 10 }, (_, i) => line(`${i}`, 1000 + i * 900, 1500 + i * 900)),
    )
    const first = apply(stretchBetween(wrong, 0, 1200, options).edit!, wrong)
    const both = apply(stretchBetween(first, 9, 9200, options).edit!, first)
    const right = Array.from({ length: 10 }, (_, i) => Math.round(1200 + (i * 8000) / 9))
    expect(starts(both)).toEqual(right)
  })

  it('an anchor counts by where it is once lines beside it have moved', () => {
    const moved = transcriptOf(
      { ...line('a', 2000, 2500), origin: { start: 1000, end: 1500 }, ...confirmed },
      { ...line('b', 4000, 4500), origin: { start: 3000, end: 3500 } },
      line('c', 8000, 8500),
    )
    expect(starts(apply(stretchBetween(moved, 2, 8300, options).edit!, moved))).toEqual([2000, 4100, 8300])
  })

  it('stops short of the confirmed lines', () => {
    expect(stretchBetween(walled, 3, 0, options)).toMatchObject({ ms: 1010, stop: 'confirmed' })
    expect(stretchBetween(walled, 3, 9000, options)).toMatchObject({ ms: 4990, stop: 'confirmed' })
  })

  it('shortens the end of a confirmed line rather than overlap it', () => {
    const { edit } = stretchBetween(walled, 3, 1400, options)
    expect(times(apply(edit!, walled)).slice(1, 3)).toEqual([
      ['A', 1000, 1200],
      ['b', 1200, 1300],
    ])
  })

  it('goes by time where the file is in disorder', () => {
    const mixed = transcriptOf(
      line('c', 3000),
      line('wall', 1000, null, '', confirmed),
      line('d', 5000),
      line('b', 2000),
      line('end', 9000, null, '', confirmed),
    )
    expect(starts(apply(stretchBetween(mixed, 0, 5000, options).edit!, mixed))).toEqual([
      5000, 1000, 6333, 3000, 9000,
    ])
  })

  it('sets a line without a time alone', () => {
    const untimed = transcriptOf(line('a', 0, 500), line('b', null), line('c', 4000))
    expect(starts(apply(stretchBetween(untimed, 1, 900, options).edit!, untimed))).toEqual([0, 900, 4000])
  })
})

describe('fit', () => {
  const plain = transcriptOf(line('a', 0), line('b', 1000), line('c', 2000), line('d', 3000), line('e', 4000))

  it('is linear between the anchors and keeps the rate outside', () => {
    const { edit, moved } = fit(
      plain,
      [
        { index: 3, ms: 5000 },
        { index: 1, ms: 2000 },
      ],
      options,
    )
    const after = apply(edit!, plain)
    expect(starts(after)).toEqual([1000, 2000, 3500, 5000, 6000])
    expect(after.segments.map(({ mark }) => mark === 'confirmed')).toEqual([false, true, false, true, false])
    expect(moved).toBe(5)
  })

  it('lets confirmed lines rest and counts them as anchors', () => {
    const [a, b, c, d, e] = plain.segments
    const some = transcriptOf(a!, { ...b!, mark: 'confirmed' }, c!, d!, e!)
    expect(starts(apply(fit(some, [{ index: 3, ms: 5000 }], options).edit!, some))).toEqual([
      0, 1000, 3000, 5000, 6000,
    ])
    expect(fit(some, [{ index: 3, ms: 900 }], options)).toMatchObject({
      edit: null,
      ms: 900,
      stop: 'confirmed',
    })
  })

  it('refuses anchors that contradict each other, and times before the beginning', () => {
    const crossed = fit(
      plain,
      [
        { index: 1, ms: 3000 },
        { index: 2, ms: 2000 },
      ],
      options,
    )
    expect(crossed).toMatchObject({ edit: null, ms: 2000, stop: 'confirmed' })
    expect(fit(plain, [{ index: 1, ms: -5 }], options)).toMatchObject({ edit: null, stop: 'beginning' })
    expect(fit(plain, [], options).edit).toBeNull()
  })

  it('says when lines were held at the beginning', () => {
    const { edit, stop } = fit(plain, [{ index: 2, ms: 500 }], options)
    expect([starts(apply(edit!, plain)), stop]).toEqual([[0, 0, 500, 1500, 2500], 'beginning'])
  })
})

describe('changeSpeed', () => {
  const words = [{ text: 'w', start: 2100, end: 2200 }]
  const lines = transcriptOf(line('a', 0, 1000), line('b', 2000, 3000, 'w', { words }), line('c', 4000))
  const faster = { ...options, pivotMs: 0, confirmedToo: false }

  it('multiplies all times, and those of words', () => {
    const after = apply(changeSpeed(lines, 25 / 23.976, faster).edit!, lines)
    expect(times(after)).toEqual([
      ['a', 0, 1043],
      ['b', 2085, 3128],
      ['c', 4171, null],
    ])
    expect(after.segments[1]?.words).toEqual([{ text: 'w', start: 2190, end: 2294 }])
  })

  it('goes around a moment that stays', () => {
    expect(starts(apply(changeSpeed(lines, 0.5, { ...faster, pivotMs: 2000 }).edit!, lines))).toEqual([
      1000, 2000, 3000,
    ])
  })

  it('passes no confirmed line and does not go below 0', () => {
    const [a, b, c] = lines.segments
    const some = transcriptOf(a!, b!, { ...c!, mark: 'confirmed' })
    const { edit, stop } = changeSpeed(some, 3, faster)
    expect([starts(apply(edit!, some)), stop]).toEqual([[0, 4000, 4000], 'confirmed'])
    expect(starts(apply(changeSpeed(some, 3, { ...faster, confirmedToo: true }).edit!, some))).toEqual([
      0, 6000, 12_000,
    ])
    expect(changeSpeed(lines, 2, { ...faster, pivotMs: 3000 })).toMatchObject({ stop: 'beginning' })
  })

  it.each([0, -1, Number.NaN, Infinity])('takes no ratio of %d', (ratio) => {
    expect(changeSpeed(lines, ratio, faster).edit).toBeNull()
  })
})
