import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import { applyDrift, driftedBelow } from '../../../shared/timing/apply-drift.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const details = { label: 'Correct drift' }
const lines = transcriptOf(
  line('a', 1000, 2000),
  line('b', 2000, 4000),
  line('c', 4000, 5000),
  line('d', 6000, null),
)

describe('applyDrift', () => {
  it('takes an offset off all lines', () => {
    const { edit, moved, delta } = applyDrift(lines, { kind: 'offset', offset: 250 }, details)
    expect(times(apply(edit!, lines)).map(([, start]) => start)).toEqual([1250, 2250, 4250, 6250])
    expect([moved, delta]).toEqual([4, 250])
  })

  it('takes a rate off', () => {
    const { edit, ms } = applyDrift(lines, { kind: 'rate', ratio: 1.1, offset: -100, known: null }, details)
    expect(times(apply(edit!, lines))[1]).toEqual(['b', 2100, 4300])
    expect(ms).toBe(1000)
  })

  it('lets lines before the beginning go where that was chosen, but none that an anchor holds', () => {
    const cut = { kind: 'offset', offset: -4500 } as const
    expect(driftedBelow(lines, cut)).toEqual({ below: [0, 1, 2], gone: [0, 1] })
    const { edit, moved } = applyDrift(lines, cut, { ...details, below: 'remove' })
    expect([times(apply(edit!, lines)), moved]).toEqual([
      [
        ['c', 0, 500],
        ['d', 1500, null],
      ],
      2,
    ])
    const [a, ...rest] = lines.segments
    expect(driftedBelow(transcriptOf({ ...a!, mark: 'confirmed' }, ...rest), cut)).toEqual({
      below: [],
      gone: [],
    })
  })

  it('leaves room for what was put in: the line before it does not last through it', () => {
    const parts = [
      { fromMs: 0, offset: 100 },
      { fromMs: 4000, offset: 30_000 },
    ]
    expect(times(apply(applyDrift(lines, { kind: 'steps', parts }, details).edit!, lines))).toEqual([
      ['a', 1100, 2100],
      ['b', 2100, 4100],
      ['c', 34_000, 35_000],
      ['d', 36_000, null],
    ])
  })

  it('keeps the order where something was cut out', () => {
    const parts = [
      { fromMs: 0, offset: 0 },
      { fromMs: 4000, offset: -2500 },
    ]
    expect(times(apply(applyDrift(lines, { kind: 'steps', parts }, details).edit!, lines))).toEqual([
      ['a', 1000, 1500],
      ['b', 1500, 1500],
      ['c', 1500, 2500],
      ['d', 3500, null],
    ])
  })

  it('lets confirmed lines rest, and says what held others back', () => {
    const [a, b, c, d] = lines.segments
    const some = transcriptOf(a!, b!, { ...c!, mark: 'confirmed' }, d!)
    const { edit, stop } = applyDrift(some, { kind: 'offset', offset: 3000 }, details)
    expect([times(apply(edit!, some)), stop]).toEqual([
      [
        ['a', 4000, 4000],
        ['b', 4000, 4000],
        ['c', 4000, 5000],
        ['d', 9000, null],
      ],
      'confirmed',
    ])
    expect(applyDrift(lines, { kind: 'offset', offset: -1500 }, details)).toMatchObject({
      ms: 0,
      stop: 'beginning',
    })
    expect(applyDrift(transcriptOf(), { kind: 'offset', offset: 5 }, details).edit).toBeNull()
  })
})
