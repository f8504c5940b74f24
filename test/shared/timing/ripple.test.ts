import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import { ripple } from '../../../shared/timing/ripple.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const options = { durationMs: 60_000, label: 'Ripple' }
const confirmed = { mark: 'confirmed' } as const
const lines = transcriptOf(
  line('a', 0, 1000),
  line('b', 1000, 2000),
  line('c', 3000, 4000),
  line('d', 4000, null),
)

describe('ripple', () => {
  it('moves all that follows by as much, and the end that touched', () => {
    const { edit, moved, delta, followed, stop } = ripple(lines, 1, 1500, options)
    const after = apply(edit!, lines)
    expect(times(after)).toEqual([
      ['a', 0, 1500],
      ['b', 1500, 2500],
      ['c', 3500, 4500],
      ['d', 4500, null],
    ])
    expect([moved, delta, followed, stop]).toEqual([3, 500, 'previous', null])
    expect(after.segments.map(({ mark }) => mark)).toEqual(['none', 'confirmed', 'none', 'none'])
    expect(edit!.splices).toHaveLength(1)
  })

  it('takes words along', () => {
    const words = [{ text: 'hi', start: 3100, end: 3300 }]
    const withWords = transcriptOf(line('a', 1000, 2000), line('b', 3000, 4000, 'hi', { words }))
    const after = apply(ripple(withWords, 0, 500, options).edit!, withWords)
    expect(after.segments[1]?.words).toEqual([{ text: 'hi', start: 2600, end: 2800 }])
  })

  it('goes up to the next confirmed line, which stops what would run into it', () => {
    const walled = transcriptOf(
      line('a', 1000, 1500),
      line('b', 2000, 2500),
      line('wall', 3000, 3500, '', confirmed),
      line('z', 4000, 5000),
    )
    const { edit, ms, stop, moved, delta } = ripple(walled, 0, 9000, options)
    expect([ms, stop, moved, delta]).toEqual([1500, 'confirmed', 2, 500])
    expect(times(apply(edit!, walled)).slice(1)).toEqual([
      ['b', 2500, 3000],
      ['wall', 3000, 3500],
      ['z', 4000, 5000],
    ])
  })

  it('shortens the line before a confirmed one where the two touch', () => {
    const words = [{ text: 'hi', start: 2800, end: 3000 }]
    const touching = transcriptOf(
      line('a', 1000, 2000),
      line('b', 2000, 3000, 'hi', { words }),
      line('wall', 3000, 4000, '', confirmed),
    )
    const { edit, stop } = ripple(touching, 0, 1400, options)
    const after = apply(edit!, touching)
    expect(times(after)).toEqual([
      ['a', 1400, 2400],
      ['b', 2400, 3000],
      ['wall', 3000, 4000],
    ])
    expect([stop, after.segments[1]?.words]).toEqual([null, [{ text: 'hi', start: 3000, end: 3000 }]])
  })

  it.each([
    ['the previous line', 2, 500, 2000, 'previous'],
    ['the start of a previous line that touches', 1, -50, 10, 'previous'],
    ['the beginning', 0, -50, 0, 'beginning'],
    ['the end of the audio', 3, 99_000, 60_000, 'end'],
  ])('stops at %s', (_name, index, wanted, at, stop) => {
    expect(ripple(lines, index, wanted, options)).toMatchObject({ ms: at, stop })
  })

  it('lets nothing go below 0 in a file in disorder', () => {
    const mixed = transcriptOf(line('late', 5000, 6000), line('early', 400, 900))
    const { edit, stop } = ripple(mixed, 0, 0, options)
    expect([times(apply(edit!, mixed)), stop]).toEqual([
      [
        ['late', 4600, 5600],
        ['early', 0, 500],
      ],
      'beginning',
    ])
  })

  it('sets a line without a time alone, and leaves others without a time', () => {
    const untimed = transcriptOf(line('a', 0, 500), line('b', null), line('c', null), line('d', 4000))
    const { edit, moved, delta } = ripple(untimed, 1, 1000, options)
    expect(times(apply(edit!, untimed)).map(([, start]) => start)).toEqual([0, 1000, null, 4000])
    expect([moved, delta]).toEqual([1, 0])
    expect(times(apply(ripple(untimed, 0, 100, options).edit!, untimed))[3]).toEqual(['d', 4100, null])
  })

  it('confirms a line that is in its place already', () => {
    const { edit, moved } = ripple(lines, 2, 3000, options)
    expect([apply(edit!, lines).segments[2]?.mark, moved]).toEqual(['confirmed', 0])
    expect(ripple(lines, 9, 0, options).edit).toBeNull()
  })

  it('works out a part for a preview: those lines as the whole would have them, and the count of all', () => {
    const whole = ripple(lines, 1, 1500, options)
    for (const [from, to] of [
      [0, 1],
      [1, 2],
      [2, 2],
      [3, 9],
    ] as const) {
      const part = ripple(lines, 1, 1500, { ...options, within: { from, to } })
      const [all, some] = [apply(whole.edit!, lines), apply(part.edit!, lines)]
      expect(some.segments.slice(from, to + 1)).toEqual(all.segments.slice(from, to + 1))
      expect([part.moved, part.delta]).toEqual([whole.moved, whole.delta])
    }
  })
})
