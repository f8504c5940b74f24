import { describe, expect, it } from 'vitest'
import type { JsonMapping } from '../../../../shared/formats/json/json-mapping.ts'
import { layoutOf } from '../../../../shared/formats/json/json-mapping.ts'
import { type RawItem, readRaw } from '../../../../shared/formats/json/json-read.ts'
import { chooseUnit } from '../../../../shared/formats/json/json-unit.ts'
import { inEnglish } from '../../../words.ts'

const MAPPING: JsonMapping = {
  items: '*',
  text: 'text',
  start: 'start',
  end: 'end',
  duration: null,
  speaker: null,
  unit: 'auto',
}

function choose(
  items: readonly object[],
  changes: Partial<JsonMapping> = {},
  durationMs: number | null = null,
) {
  const mapping = { ...MAPPING, ...changes }
  const raws: RawItem[] = []
  readRaw(JSON.stringify(items), layoutOf(mapping, 1), (item) => raws.push(item))
  const choice = chooseUnit(raws, mapping, durationMs)
  return choice && `${choice.perSecond} ${inEnglish(choice.reason)}`
}

const text = 'about thirty characters of text'

describe('the unit of bare numbers', () => {
  it('is decided by decimals, by the name of the key, or by how fast one would speak', () => {
    expect(choose([{ start: 1.5, end: 3, text }])).toBe('1 because they have decimals')
    expect(choose([{ startMs: 1, end: 3, text }], { start: 'startMs' })).toBe(
      '1000 because of the name "startMs"',
    )
    expect(choose([{ start: 1, end: 3, text }])).toBe('1 because so 16 characters are spoken in a second')
    expect(choose([{ start: 1000, end: 3000, text }])).toBe(
      '1000 because so 16 characters are spoken in a second',
    )
    expect(choose([{ start: 10_000_000, end: 30_000_000, text }])).toBe(
      '10000000 because so 16 characters are spoken in a second',
    )
    const only = [
      { start: 0, text },
      { start: 3000, text },
    ]
    expect(choose(only, { end: null })).toBe('1000 because so 10 characters are spoken in a second')
  })

  it('goes by the length of the audio', () => {
    expect(choose([{ start: 0, end: 60, text }])).toMatch(/^1 /)
    expect(choose([{ start: 0, end: 100, text }], {}, 100)).toMatch(/^1000 /)
  })

  it('is what the user says, and nothing where no number stands', () => {
    expect(choose([{ start: 1.5, end: 3, text }], { unit: 'milliseconds' })).toBe('1000 as was chosen')
    expect(choose([{ start: '0:01', end: '0:02', text }])).toBe(null)
    expect(choose([])).toBe(null)
  })
})
