import { describe, expect, it } from 'vitest'
import { listenTo, pairs, SOUNDS, truthOf } from '../../speech-pairs.ts'

const NEAR_MS = 80
/** Exact enough to be held against 80 ms. */
const exact = pairs.filter(({ tolerance }) => tolerance <= 200)

/** Of all true starts, how many have an onset of at least this strength nearby, and how many onsets come in a minute. */
function measure(sound: string, strengths: readonly number[]) {
  const heard = exact.map((pair) => ({
    name: pair.name,
    truth: truthOf(pair),
    ...listenTo(pair, SOUNDS[sound]),
  }))
  return strengths.map((least) => {
    let [hits, starts, onsets, minutes, elsewhere] = [0, 0, 0, 0, 0]
    for (const { truth, durationMs, onsets: found } of heard) {
      const strong = found.filter(({ strength }) => strength >= least)
      hits += truth.filter(({ start }) => strong.some(({ ms }) => Math.abs(ms - start) <= NEAR_MS)).length
      starts += truth.length
      onsets += strong.length
      minutes += durationMs / 60_000
      elsewhere += strong.filter(
        ({ ms }) => !truth.some((t) => ms > t.start - 200 && ms < t.end + 100),
      ).length
    }
    return { sound, least, found: hits / starts, perMinute: onsets / minutes, elsewhere: elsewhere / minutes }
  })
}

describe.runIf(exact.length > 0)('onsets of real speech', () => {
  it.each(Object.keys(SOUNDS))(
    '%s: at least 9 of 10 lines start at one, and there are not many others',
    { timeout: 120_000 },
    (sound) => {
      const rows = measure(sound, [0, 0.5, 0.6])
      console.table(rows)
      const [all, pauses] = rows
      expect(all?.found).toBeGreaterThan(0.9)
      expect(pauses?.found).toBeGreaterThan(0.9)
      // Every 0.5 s at most, and after pauses every second: words of fluent speech begin every 0.35 s.
      expect(all?.perMinute).toBeLessThan(120)
      expect(pauses?.perMinute).toBeLessThan(60)
    },
  )
})
