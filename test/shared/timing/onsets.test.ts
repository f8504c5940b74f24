import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSpeech } from '../../../shared/timing/onsets.ts'

type Stretch = readonly [dB: number, ms: number]

/** Levels of 10 ms each; noise of 3 dB, as rooms and voices have it. */
function levels(...stretches: readonly Stretch[]): Float32Array {
  let seed = 1
  const chance = () => {
    seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647
    return seed / 2_147_483_647
  }
  return Float32Array.from(
    stretches.flatMap(([dB, ms]) => Array.from({ length: ms / 10 }, () => dB - 3 * chance())),
  )
}

/** Three sentences with pauses of a second. */
const talk = (voice: number, room: number) =>
  levels([room, 1000], [voice, 2000], [room, 1000], [voice, 1500], [room, 1000], [voice, 2000], [room, 1000])

describe('finding speech', () => {
  it.each([
    ['loud', -15, -60],
    ['faint', -50, -75],
    ['over noise', -20, -35],
  ])('%s: each onset after a pause and each stretch, and nothing else', (_, voice, room) => {
    const { onsets, spans } = findSpeech(talk(voice, room), voice)
    expect(onsets.map(({ ms }) => ms)).toEqual([1000, 4000, 6500])
    for (const { strength } of onsets) expect(strength).toBeGreaterThan(0.7)
    expect(spans).toEqual([
      { fromMs: 1000, toMs: 3000 },
      { fromMs: 4000, toMs: 5500 },
      { fromMs: 6500, toMs: 8500 },
    ])
  })

  it('a dip between words is a weak onset, and no pause', () => {
    const { onsets, spans } = findSpeech(
      levels([-60, 1000], [-15, 2000], [-50, 120], [-15, 2000], [-60, 1000]),
      -15,
    )
    expect(onsets.map(({ ms }) => ms)).toEqual([1000, 3120])
    expect(onsets[1]?.strength).toBeLessThan(0.5)
    expect(spans).toEqual([{ fromMs: 1000, toMs: 5120 }])
  })

  it('nothing in silence, in noise by itself, nor in what is far below the loudest', () => {
    expect(findSpeech(levels([-80, 20_000]), -10)).toEqual({ onsets: [], spans: [] })
    expect(findSpeech(levels([-30, 20_000]), -10)).toEqual({ onsets: [], spans: [] })
    expect(findSpeech(levels([-70, 5000], [-62, 300], [-70, 5000]), -10).onsets).toEqual([])
    expect(findSpeech(new Float32Array(), -10)).toEqual({ onsets: [], spans: [] })
  })

  it('a click is no speech', () => {
    expect(
      findSpeech(levels([-60, 3000], [-15, 3000], [-60, 2000], [-15, 20], [-60, 3000]), -15).spans,
    ).toEqual([{ fromMs: 3000, toMs: 6000 }])
  })

  it('answers in order, without overlaps, for whatever sound', () => {
    const stretch = fc.tuple(
      fc.integer({ min: -80, max: 0 }),
      fc.integer({ min: 1, max: 80 }).map((n) => n * 10),
    )
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 40 }), (stretches) => {
        const sound = levels(...stretches)
        const { onsets, spans } = findSpeech(sound, -5)
        for (const [i, { ms, strength }] of onsets.entries()) {
          expect(ms - (onsets[i - 1]?.ms ?? -60)).toBeGreaterThanOrEqual(60)
          expect(strength).toBeGreaterThan(0)
          expect(strength).toBeLessThanOrEqual(1)
        }
        for (const [i, { fromMs, toMs }] of spans.entries()) {
          expect(fromMs).toBeGreaterThanOrEqual(spans[i - 1]?.toMs ?? 0)
          expect(toMs).toBeGreaterThan(fromMs)
          expect(toMs).toBeLessThanOrEqual(sound.length * 10)
        }
      }),
    )
  })
})
