import { describe, expect, it } from 'vitest'
import { apply, invert } from '../../../shared/model/edit.ts'
import { shift, shiftedBelow } from '../../../shared/timing/shift.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const options = { confirmedToo: false, label: 'Shift' }
const lines = transcriptOf(
  line('a', 1000, 2000),
  line('b', 3000, 4000),
  line('c', 4000, null),
  line('d', 9000, 9500),
)

describe('shift', () => {
  it('moves a range by a constant', () => {
    const { edit, ms, moved, delta, stop } = shift(lines, 0, 3, 250.4, options)
    expect(times(apply(edit!, lines))).toEqual([
      ['a', 1250, 2250],
      ['b', 3250, 4250],
      ['c', 4250, null],
      ['d', 9250, 9750],
    ])
    expect([ms, moved, delta, stop]).toEqual([1250, 4, 250, null])
  })

  it('takes the end along that touches the first line', () => {
    const { edit, followed } = shift(lines, 2, 2, 300, options)
    expect(times(apply(edit!, lines)).slice(1, 3)).toEqual([
      ['b', 3000, 4300],
      ['c', 4300, null],
    ])
    expect(followed).toBe('previous')
  })

  it.each([
    ['the beginning', 0, 3, -5000, -1000, 'beginning'],
    ['the line before the range', 1, 3, -5000, -1990, 'previous'],
    ['the line after the range', 1, 2, 7000, 4990, 'next'],
  ])('stops as a whole at %s', (_name, from, to, wanted, delta, stop) => {
    expect(shift(lines, from, to, wanted, options)).toMatchObject({ delta, stop })
  })

  describe('a defect: a first line near 0 held all others back', () => {
    const cut = transcriptOf(line('intro', 500, 2000), line('half', 2500, 4500), line('rest', 6000, 7000))

    it('lets them begin at 0, or removes those of which nothing is left', () => {
      const zero = shift(cut, 0, 2, -3000, { ...options, below: 'zero' })
      expect(times(apply(zero.edit!, cut))).toEqual([
        ['intro', 0, 0],
        ['half', 0, 1500],
        ['rest', 3000, 4000],
      ])
      expect([zero.stop, zero.delta]).toEqual([null, -3000])
      const gone = shift(cut, 0, 2, -3000, { ...options, below: 'remove' })
      expect(times(apply(gone.edit!, cut))).toEqual([
        ['half', 0, 1500],
        ['rest', 3000, 4000],
      ])
      expect(apply(invert(gone.edit!), apply(gone.edit!, cut))).toEqual(cut)
      expect(shiftedBelow(cut, 0, 2, -3000, options)).toEqual({ below: [0, 1], gone: [0] })
    })

    it('asks about no line that stays', () => {
      expect(shiftedBelow(cut, 1, 2, -3000, options)).toEqual({ below: [1], gone: [] })
      const [intro, half, rest] = cut.segments
      const held = transcriptOf({ ...intro!, mark: 'confirmed' }, half!, rest!)
      expect(shiftedBelow(held, 0, 2, -3000, options)).toEqual({ below: [1], gone: [] })
    })

    it('removes never all', () => {
      const { edit } = shift(cut, 0, 2, -30_000, { ...options, below: 'remove' })
      expect(apply(edit!, cut).segments).toHaveLength(3)
    })
  })

  it('leaves confirmed lines, and stops at them, unless they are to move as well', () => {
    const [a, b, c, d] = lines.segments
    const some = transcriptOf(a!, { ...b!, mark: 'confirmed' }, c!, d!)
    const { edit, delta, stop } = shift(some, 0, 3, 2500, options)
    expect([delta, stop]).toEqual([1990, 'confirmed'])
    expect(times(apply(edit!, some)).map(([, start]) => start)).toEqual([2990, 3000, 5990, 10_990])
    expect(shift(some, 0, 3, 2500, { ...options, confirmedToo: true })).toMatchObject({
      moved: 4,
      stop: null,
    })
  })

  it('has nothing to do without times, or by 0', () => {
    expect(shift(transcriptOf(line('a', null)), 0, 0, 100, options).edit).toBeNull()
    expect(shift(lines, 0, 3, 0, options).edit).toBeNull()
    expect(shift(lines, 7, 9, 100, options).edit).toBeNull()
  })

  it('is not held by lines that stand in disorder', () => {
    const mixed = transcriptOf(line('late', 5000, 6000), line('early', 400, 900))
    expect(shift(mixed, 1, 1, 2000, options)).toMatchObject({ delta: 2000, stop: null })
  })
})
