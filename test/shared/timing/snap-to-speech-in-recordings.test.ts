import { afterAll, describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import { snapToSpeech } from '../../../shared/timing/snap-to-speech.ts'
import { line, transcriptOf } from '../../builders.ts'
import { type Effort, printEfforts } from '../../effort.ts'
import { quantile } from '../../human.ts'
import { listenTo, type Pair, pairs, type TruthLine, truthOf } from '../../speech-pairs.ts'

const WAYS = { floor: Math.floor, round: Math.round } as const
const heard = new Map<string, ReturnType<typeof listen>>()
const efforts: Effort[] = []

/** The beginnings of speech in a recording, and the seconds it takes to find them. */
function listen(pair: Pair) {
  const began = performance.now()
  const { onsets } = listenTo(pair)
  return { onsets, seconds: (performance.now() - began) / 1000 }
}

/** Errors (ms) of starts put on whole seconds, before and after they are snapped. */
function errors(pair: Pair, coarsen: (seconds: number) => number, alone: boolean) {
  const truth = truthOf(pair)
  const known = heard.get(pair.name) ?? listen(pair)
  heard.set(pair.name, known)
  const { onsets } = known
  const began = performance.now()
  const coarse = transcriptOf(...truth.map((t, i) => line(String(i), coarsen(t.start / 1000) * 1000)))
  const options = { onsets, radius: 1200, label: 'Snap' } as const
  let after = coarse
  if (alone)
    for (const from of truth.keys()) {
      const { edit } = snapToSpeech(coarse, { ...options, from, to: from, mark: 'confirmed' })
      const start = (edit ? apply(edit, coarse) : coarse).segments[from]?.start ?? null
      after = { segments: after.segments.with(from, line(String(from), start)) }
    }
  else {
    const { edit } = snapToSpeech(coarse, { ...options, from: 0, to: truth.length - 1, mark: 'estimated' })
    if (edit) after = apply(edit, coarse)
  }
  const seconds = known.seconds + (performance.now() - began) / 1000
  const off = (lines: typeof coarse) =>
    truth.map((t: TruthLine, i) => Math.abs((lines.segments[i]?.start ?? 0) - t.start))
  const presses = alone ? truth.length : 1
  return { before: spread(off(coarse)), after: spread(off(after)), presses, seconds }
}

function spread(values: number[]) {
  return { median: quantile(values, 0.5), p90: quantile(values, 0.9) }
}

const cases = pairs.flatMap((pair) =>
  Object.entries(WAYS).flatMap(([way, coarsen]) =>
    ['one by one', 'all at once'].map((how) => ({ pair, name: pair.name, way, coarsen, how })),
  ),
)

describe.runIf(pairs.length > 0)('whole seconds, snapped to real speech', () => {
  afterAll(() => console.info(printEfforts(efforts)))

  it.each(cases)('$name, $way, $how', { timeout: 60_000 }, ({ pair, name, way, coarsen, how }) => {
    const { before, after, presses, seconds } = errors(pair, coarsen, how === 'one by one')
    const print = ({ median, p90 }: ReturnType<typeof spread>) => `${median} / ${p90} ms`
    const result = `median / p90 ${print(before)} -> ${print(after)}`
    efforts.push({ job: `${name}, ${way}, ${how}`, presses, seconds, result })
    expect(after.median).toBeLessThanOrEqual(80)
    expect(after.p90).toBeLessThanOrEqual(Math.max(80, pair.tolerance))
  })
})
