import { afterAll, describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import type { Transcript } from '../../../shared/model/transcript.ts'
import { beginTapping, tap } from '../../../shared/timing/tap.ts'
import { line, transcriptOf } from '../../builders.ts'
import { type Effort, printEfforts } from '../../effort.ts'
import { HUMAN, normal, quantile } from '../../human.ts'
import { listenTo, type Pair, pairs, truthOf } from '../../speech-pairs.ts'

/** Errors (ms) of starts that are tapped to real speech in one pass, with the usual 150 ms taken off. */
function tapAlong(pair: Pair, snaps: boolean) {
  const began = performance.now()
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
  // One listens through once, at normal speed.
  const seconds = (performance.now() - began + durationMs) / 1000
  const errors = truth.map(({ start }, i) => Math.abs((lines.segments[i]?.start ?? Infinity) - start))
  return { errors, presses: truth.length, seconds }
}

describe.runIf(pairs.length > 0)('taps of a person, along real speech', () => {
  const efforts: Effort[] = []
  afterAll(() => console.info(printEfforts(efforts)))

  it.each(pairs.map((pair) => ({ pair, name: pair.name })))(
    '$name',
    { timeout: 60_000 },
    ({ pair, name }) => {
      const medians = [false, true].map((snaps) => {
        const { errors, presses, seconds } = tapAlong(pair, snaps)
        const result = `median ${quantile(errors, 0.5)} ms, p90 ${quantile(errors, 0.9)} ms`
        efforts.push({ job: `${name}, tapped${snaps ? ' and snapped' : ''}`, presses, seconds, result })
        return quantile(errors, 0.5)
      })
      expect(Math.max(...medians)).toBeLessThanOrEqual(60)
    },
  )
})
