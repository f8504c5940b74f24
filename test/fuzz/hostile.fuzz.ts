import { inject, it } from 'vitest'
import { formats } from '../../shared/formats/index.ts'
import { FRAGMENTS, fill, placesIn, readAndShow } from './hostile.ts'
import { createChance } from './mutate.ts'

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 60)
const SIZE = 60_000
/** Below this a reading is never too slow (ms of the processor). */
const ALWAYS_FINE_MS = 400
/** Twice as much may take so many times as long: what is linear takes twice as long, what is quadratic four times. */
const MOST_TIMES = 3
/** However it grows: lines of three characters are hundreds of thousands to a megabyte. */
const SLOWEST_MS_PER_MB = 20_000

/** The least of three: what is unlucky once is tried again. */
function cpuOf(work: () => void): number {
  let least = Infinity
  for (let tries = 0; tries < 3; tries++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
    if (least <= ALWAYS_FINE_MS) break
  }
  return least
}

it('takes twice as long for twice as much of anything', () => {
  const below = createChance(inject('seed'))
  const all = formats.flatMap((format) => placesIn(format).map((place) => ({ format, place })))
  const end = performance.now() + SECONDS * 1000
  /** What stands beside it: often nothing. */
  const any = () => (below(2) === 0 ? '' : FRAGMENTS[below(FRAGMENTS.length)]!)
  const failures: string[] = []
  let cases = 0
  while (performance.now() < end) {
    const { format, place } = all[below(all.length)]!
    const fragment = FRAGMENTS[below(FRAGMENTS.length)]!
    const [head, tail] = [any(), any()]
    const what = `${format.id} ${place.name} ${JSON.stringify([head, fragment, tail])}`
    const read = (size: number) => readAndShow(format, fill(place, fragment, size, head, tail))
    cases++
    try {
      const one = cpuOf(() => read(SIZE))
      if (one <= ALWAYS_FINE_MS / MOST_TIMES) continue
      const two = cpuOf(() => read(2 * SIZE))
      const isSlow = two > ((2 * SIZE) / 1e6) * SLOWEST_MS_PER_MB
      if (two > ALWAYS_FINE_MS && (two > MOST_TIMES * one || isSlow))
        failures.push(`${what}: ${Math.round(one)} ms, twice as much ${Math.round(two)} ms`)
    } catch (cause) {
      failures.push(`${what}: ${String(cause)}`)
    }
  }
  console.log(`repeated: ${cases} cases, ${failures.length} failures`)
  if (failures.length > 0) throw new Error(failures.join('\n'))
})
