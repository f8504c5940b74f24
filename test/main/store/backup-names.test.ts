import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Backup,
  beyond,
  extensionOf,
  nameOf,
  readName,
  thinned,
} from '../../../main/store/backup-names.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const START = Date.UTC(2026, 0, 1)
const backup = (number: number, at = START, bytes = 100): Backup => ({
  number,
  at,
  bytes,
  hash: number.toString(16).padStart(32, '0'),
  extension: '.srt',
})

describe('the name of an earlier version', () => {
  it('tells everything', () => {
    const name = nameOf({ ...backup(12, Date.UTC(2026, 2, 14, 9, 15, 0, 123)), bytes: 5120 })
    expect(name).toBe('000012_20260314T091500123Z_5120_0000000000000000000000000000000c.srt')
  })

  it('is read back as it was written, for any version', () => {
    const any = fc.record({
      number: fc.integer({ min: 1, max: 1e9 }),
      at: fc.integer({ min: 0, max: Date.UTC(9999, 0) }),
      bytes: fc.integer({ min: 1, max: 1e9 }),
      hash: fc.stringMatching(/^[0-9a-f]{32}$/),
      extension: fc.constantFrom('', '.srt', '.json3'),
    })
    fc.assert(
      fc.property(any, (version) => {
        expect(readName(nameOf(version))).toEqual(version)
      }),
    )
  })

  it.each(['.earmark-ab12-1f-0123456789abcdef.tmp', 'notes.txt', '000012_20261399T996161123Z_1_0.srt', ''])(
    'is none of ours when it is “%s”',
    (name) => expect(readName(name)).toBeNull(),
  )

  it('takes over an extension that is one', () => {
    expect(['/a/talk.en.SRT', '/a/talk', '/a/talk.a b'].map(extensionOf)).toEqual(['.SRT', '', ''])
  })
})

describe('thinning', () => {
  /** Saves every ten minutes for so many days, with what is kept after each. */
  const after = (days: number) => {
    let kept: readonly Backup[] = []
    let now = START
    for (let i = 1; now < START + days * DAY; i++) {
      now = START + i * 10 * MINUTE
      const all = [...kept, backup(i, now)]
      const gone = thinned(all, 30, now)
      kept = all.filter((version) => !gone.includes(version))
    }
    return { kept, now }
  }

  it('keeps the first, the last, and of every age something near', () => {
    const { kept, now } = after(30)
    expect(kept).toHaveLength(30)
    expect([kept[0]?.number, kept.at(-1)?.at]).toEqual([1, now])
    const ages = kept.map(({ at }) => now - at)
    for (const age of [10 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE, DAY, 7 * DAY, 20 * DAY]) {
      const nearest = Math.min(...ages.map((other) => Math.abs(other - age)))
      expect(nearest).toBeLessThanOrEqual(Math.max(10 * MINUTE, age * 0.6))
    }
  })

  it('never takes more than it has to, nor the first or the last', () => {
    const any = fc.array(fc.integer({ min: 0, max: 400 * DAY }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(any, fc.integer({ min: 2, max: 40 }), (times, most) => {
        const all = times.map((at, i) => backup(i + 1, START + at))
        const gone = thinned(all, most, START + 400 * DAY)
        expect(gone).toHaveLength(Math.max(0, all.length - most))
        expect(gone).not.toContain(all[0])
        expect(gone).not.toContain(all.at(-1))
      }),
    )
  })
})

describe('the bound of all versions', () => {
  it('lets the earliest go, as many as it needs', () => {
    const all = [backup(1, START + 2, 60), backup(2, START, 60), backup(3, START + 1, 60)]
    expect(beyond(all, 200)).toEqual([])
    expect(beyond(all, 130).map(({ number }) => number)).toEqual([2])
    expect(beyond(all, 60).map(({ number }) => number)).toEqual([2, 3])
    expect(beyond(all, 0)).toHaveLength(3)
  })
})
