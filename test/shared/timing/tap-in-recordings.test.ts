import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import type { Transcript } from '../../../shared/model/transcript.ts'
import { beginTapping, tap } from '../../../shared/timing/tap.ts'
import { line, transcriptOf } from '../../builders.ts'
import { listenTo, type Pair, pairs, truthOf } from '../../speech-pairs.ts'

/** How people press: so long (ms) after hearing a line begin, give or take. */
const HUMAN = { mean: 150, spread: 60 } as const

/** Errors (ms) of starts that are tapped to real speech in one pass, with the usual 150 ms taken off. */
function tapAlong(pair: Pair, snaps: boolean): number[] {
  const truth = truthOf(pair)
  const { spans, durationMs } = listenTo(pair)
  const speech = {
    starts: Float64Array.from(spans, ({ fromMs }) => fromMs),
    ends: Float64Array.from(spans, ({ toMs }) => toMs),
  }
  const random = normal(17)
  let lines: Transcript = transcriptOf(...truth.map((_, i) => line(String(i), null)))
  let state = beginTapping(lines, 0, 'lines')
  for (const { start } of truth) {
    const nowMs = start + HUMAN.mean + HUMAN.spread * random()
    const options = { reactionMs: HUMAN.mean, speech, snaps, durationMs, label: 'Tap' }
    const answer = tap(lines, state, { kind: 'tap', nowMs, rate: 1 }, options)
    if (answer.edit) lines = apply(answer.edit, lines)
    state = answer.state
  }
  return truth.map(({ start }, i) => Math.abs((lines.segments[i]?.start ?? Infinity) - start))
}

/** Normal deviates from a seed (Box and Muller 1958). */
function normal(seed: number): () => number {
  let state = seed
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

describe.runIf(pairs.length > 0)('taps of a person, along real speech', () => {
  it.each(pairs.map((pair) => ({ pair, name: pair.name })))(
    '$name',
    { timeout: 60_000 },
    ({ pair, name }) => {
      const free = median(tapAlong(pair, false))
      const snapped = median(tapAlong(pair, true))
      console.info(`${name}: median error ${free} ms, with the beginning of speech ${snapped} ms`)
      expect(free).toBeLessThanOrEqual(60)
      expect(snapped).toBeLessThanOrEqual(60)
    },
  )
})
