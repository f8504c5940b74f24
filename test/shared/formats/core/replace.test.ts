import { expect, it } from 'vitest'
import { applyAll, applyWithin } from '../../../../shared/formats/core/replace.ts'

it('replaces spans wherever they stand in the list and copies the rest', () => {
  const edits = [
    { from: 4, to: 5, text: 'E' },
    { from: 0, to: 1, text: 'AA' },
    { from: 2, to: 2, text: '-' },
  ]
  expect(applyAll('abcdef', edits)).toBe('AAb-cdEf')
  expect(applyWithin('abcdef', { from: 2, to: 6 }, [{ from: 4, to: 5, text: '' }])).toBe('cdf')
})

it('stops at spans that overlap', () => {
  const edits = [
    { from: 0, to: 3, text: '' },
    { from: 2, to: 4, text: '' },
  ]
  expect(() => applyAll('abcdef', edits)).toThrow('Two changes overlap at character 2.')
})
