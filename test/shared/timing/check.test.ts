import { describe, expect, it } from 'vitest'
import { CHECK_DEFAULTS, check, FINDING_KINDS } from '../../../shared/timing/check.ts'
import { line, transcriptOf } from '../../builders.ts'
import { inEnglish } from '../../words.ts'

const calm = 'Twenty characters ok'
const found = (lines: ReturnType<typeof transcriptOf>, options: Partial<typeof CHECK_DEFAULTS> = {}) =>
  check(lines, { ...CHECK_DEFAULTS, ...options }).map(({ kind, index, ms }) => [kind, index, ms])

describe('check', () => {
  it('finds nothing in a sound transcript', () => {
    const sound = transcriptOf(
      line('a', 0, 2000, calm),
      line('b', 2000, 4000, calm),
      line('c', 5000, null, calm),
    )
    expect(found(sound, { durationMs: 7000 })).toEqual([])
    expect(found(transcriptOf())).toEqual([])
  })

  it.each([
    ['order', [line('a', 5000, 7000, calm), line('b', 1000, 3000, calm)], [['order', 1, 1000]]],
    ['an overlap', [line('a', 0, 2500, calm), line('b', 2000, 4000, calm)], [['overlap', 0, 2000]]],
    ['a short gap', [line('a', 0, 1960, calm), line('b', 2000, 4000, calm)], [['gap', 0, 1960]]],
    ['no length', [line('a', 500, 500, calm)], [['length', 0, 500]]],
    ['a negative length', [line('a', 2500, 500, calm), line('b', 3000, 5000, calm)], [['length', 0, 2500]]],
    [
      'two implied lines at one time',
      [line('a', 500, null, calm), line('b', 500, 2500, calm)],
      [['length', 0, 500]],
    ],
    ['too much text', [line('a', 0, 700, calm)], [['fast', 0, 0]]],
    ['too little text', [line('a', 0, 9000, calm)], [['slow', 0, 0]]],
    ['text without a time', [line('a', null), line('b', null, null, ' ')], [['untimed', 0, null]]],
  ])('finds %s', (_name, lines, expected) => {
    expect(found(transcriptOf(...lines))).toEqual(expected)
  })

  it('a defect: lines that wait for their time are one finding, not one each', () => {
    const waiting = (from: number) => Array.from({ length: 5 }, (_, i) => line(`${from + i}`, null))
    const lines = transcriptOf(
      line('a', 0, 2500, calm),
      ...waiting(0),
      line('b', 9000, 11_500, calm),
      line('c', null),
    )
    expect(found(lines)).toEqual([
      ['untimed', 1, null],
      ['untimed', 7, null],
    ])
  })

  it('a defect: two lines in the same second of a coarse file are no fault', () => {
    const at = (seconds: readonly number[]) =>
      transcriptOf(...seconds.map((s, i) => line(`${i}`, s * 1000, null, 'Hm.')))
    const coarse = [0, 2, 2, 4, 6, 8, 10, 12, 14]
    expect(found(at(coarse))).toEqual([])
    expect(found(at([...coarse, 2]))).toEqual([['order', 9, 2000]])
    const fine = at(coarse.map((s) => s + 0.137))
    expect(found(fine)).toEqual([['length', 1, 2137]])
    const ends = transcriptOf(...coarse.map((s, i) => line(`${i}`, s * 1000, s * 1000, 'Hm.')))
    expect(found(ends)).toEqual([])
  })

  it('finds what is beyond the end of the audio, where that is known', () => {
    const lines = transcriptOf(line('a', 8000, 10_500, calm), line('b', 11_000, 13_000, calm))
    expect(found(lines, { durationMs: 10_000 })).toEqual([
      ['beyond-end', 0, 10_500],
      ['beyond-end', 1, 11_000],
    ])
    expect(found(lines)).toEqual([])
  })

  it('finds silences, where speech is known', () => {
    const lines = transcriptOf(
      line('a', 1000, 3000, calm),
      line('b', 3000, 8000, calm),
      line('c', 8000, 12_500, calm),
      line('d', 20_000, 22_000, calm),
    )
    const speech = { starts: [1200, 3000, 7500, 9000], ends: [2900, 4000, 8100, 9100] }
    expect(found(lines, { speech })).toEqual([
      ['silence-inside', 1, 4000],
      ['silence-inside', 2, 9100],
      ['silence-start', 3, 20_000],
    ])
    expect(found(lines)).toEqual([])
  })

  it('takes the limits from the caller, and no speed from a short text', () => {
    const lines = transcriptOf(line('a', 0, 1960, calm), line('b', 2000, 2100, 'Yes.'))
    expect(found(lines, { minGapMs: 0 })).toEqual([])
    expect(found(lines, { minGapMs: 41, fastest: 10, minLengthMs: 200 })).toEqual([
      ['gap', 0, 1960],
      ['fast', 0, 0],
      ['length', 1, 2000],
    ])
  })

  it('says what is wrong in words', () => {
    const lines = transcriptOf(
      line('a', 0, 3500, calm),
      line('b', 2000, 4000, calm),
      line('c', 9000, 9300, calm),
    )
    expect(check(lines, CHECK_DEFAULTS).map(({ reason }) => inEnglish(reason))).toEqual([
      'Ends 1.5 s after the next line has started',
      '67 characters a second: too much text for its time',
    ])
    expect(FINDING_KINDS).toHaveLength(10)
  })
})
