import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fingerprintOf } from '../../../shared/journal/fingerprint.ts'
import { line } from '../../builders.ts'

const lines = [line('a', 0, 900, 'One'), line('b', 1000, null, 'Two', { speaker: 'Ann' })]

it('is the same for equal lines, whatever has been done to marks and first times', () => {
  const marked = lines.map((one) => ({ ...one, mark: 'confirmed' as const, origin: null }))
  expect(fingerprintOf(marked)).toBe(fingerprintOf(lines))
})

it('is another one when a line differs in anything that an edit is made on', () => {
  const change = fc.record(
    {
      id: fc.string(),
      start: fc.option(fc.nat()),
      end: fc.option(fc.nat()),
      text: fc.string(),
      speaker: fc.option(fc.string({ minLength: 1 })),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.nat({ max: 1 }), change, (at, changes) => {
      const other = lines.map((one, i) => (i === at ? { ...one, ...changes } : one))
      const parts = (list: typeof lines) =>
        JSON.stringify(list.map(({ id, start, end, text, speaker }) => [id, start, end, text, speaker]))
      expect(fingerprintOf(other) === fingerprintOf(lines)).toBe(parts(other) === parts(lines))
    }),
  )
  expect(fingerprintOf(lines.slice(1))).not.toBe(fingerprintOf(lines))
})
