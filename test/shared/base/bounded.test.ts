import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { bounded } from '../../../shared/base/bounded.ts'
import { parseArgument } from '../../../shared/contract.ts'
import { expectWithin } from '../../cpu-time.ts'

describe('a list or record of at most so many parts', () => {
  it('is what it would be without a bound, up to that', () => {
    const list = bounded(z.array(z.number()), 2)
    expect(
      [[], [1], [1, 2], [1, 2, 3], ['a'], 'ab', null, undefined].map((one) => list.safeParse(one).success),
    ).toEqual([true, true, true, false, false, false, false, false])
    const record = bounded(z.record(z.string(), z.number()), 1)
    expect([{}, { a: 1 }, { a: 1, b: 2 }, { a: 'x' }].map((one) => record.safeParse(one).success)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('is refused without a look at its parts', () => {
    const many = Array.from({ length: 3_000_000 }, () => 0)
    expectWithin(500, () => expect(bounded(z.array(z.string()), 10).safeParse(many).success).toBe(false))
  })
})

it('a message full of what does not fit is refused soon, in few words', () => {
  const many = Array.from({ length: 2_000_000 }, () => 0)
  const companion = { chapters: null, notes: '', lineNotes: [], article: null, page: null }
  const marks = { confirmed: many, estimated: many }
  expectWithin(1500, () => {
    for (const [name, argument] of [
      ['storeCompanion', { audio: null, text: null, companion: { ...companion, marks } }],
      ['writeJournal', { text: 'g', audio: null, journal: 'j', records: many }],
      ['openFiles', { paths: many }],
    ] as const) {
      const parsed = parseArgument(name, argument)
      expect(parsed.ok ? '' : parsed.detail.length).toBeLessThan(2000)
    }
  })
})
