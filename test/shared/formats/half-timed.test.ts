import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportFormats, losses, readTranscript, writeTranscript } from '../../../shared/formats/index.ts'
import { createSegment, type Transcript } from '../../../shared/model/transcript.ts'

const DURATION = 60 * 60_000

/** A transcript of which these lines have a time, to the step of the format. */
function partly(count: number, timed: ReadonlySet<number>, step: number): Transcript {
  const segments = Array.from({ length: count }, (_, i) => {
    const start = timed.has(i) ? Math.round((1_230 + i * 4_210) / step) * step : null
    return createSegment(
      `n${i}`,
      start,
      null,
      `This is what was said in line ${'abcdefghijklmnopqrstuvwxyz'.charAt(i % 26)}.`,
    )
  })
  return { segments }
}

const withTimes = exportFormats.filter(({ limits }) => limits.times)

describe.each(withTimes.map((format) => [format.id, format] as const))('%s', (id, { extensions, limits }) => {
  it('gives back a partly timed transcript, or says that it sets times', () => {
    const lines = fc.integer({ min: 3, max: 30 }).chain((count) =>
      fc.tuple(
        fc.constant(count),
        fc.oneof(
          fc.integer({ min: 1, max: count - 1 }).map((n) => Array.from({ length: n }, (_, i) => i)),
          fc.subarray(
            Array.from({ length: count }, (_, i) => i),
            { minLength: 1 },
          ),
        ),
      ),
    )
    fc.assert(
      fc.property(lines, ([count, timed]) => {
        const transcript = partly(count, new Set(timed), limits.stepMs)
        const isTold = losses(id, transcript).some(({ kind }) => kind === 'untimed')
        const name = `a.${extensions[0]}`
        const again = readTranscript(writeTranscript(id, transcript), name, { durationMs: DURATION })
        expect(again.transcript.segments.map(({ text }) => text)).toEqual(
          transcript.segments.map(({ text }) => text),
        )
        const starts = again.transcript.segments.map(({ start }) => start)
        for (const [i, { start }] of transcript.segments.entries())
          if (start !== null || !isTold) expect([i, starts[i]]).toEqual([i, start])
      }),
    )
  })
})

it.each([1, 5, 100, 450, 880])('%i of 893 lines with times are read with the rest of them', (timed) => {
  const { segments } = partly(893, new Set(Array.from({ length: timed }, (_, i) => i)), 1)
  const first = segments.map(({ start, text }) => (start === null ? text : `${clock(start)} ${text}`))
  const last = segments.map(({ text }, i) => (i < 893 - timed ? text : `${clock(i * 4_210 + 1)} ${text}`))
  for (const blocks of [first, last]) {
    const { format, transcript } = readTranscript(`${blocks.join('\n\n')}\n`, 'talk.txt')
    expect(format).toBe('timed-text')
    expect(transcript.segments.map(({ text }) => text)).toEqual(segments.map(({ text }) => text))
    expect(transcript.segments.filter(({ start }) => start !== null)).toHaveLength(timed)
  }
})

function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23)
}
