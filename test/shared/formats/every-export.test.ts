import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitsWith } from '../../../shared/formats/core/write-options.ts'
import { exportFormats, readTranscript, writeTranscript } from '../../../shared/formats/index.ts'
import { createSegment, type Segment } from '../../../shared/model/transcript.ts'

const word = fc.constantFrom('the', 'boat', 'Ünder', 'a', 'rope', 'b&b', 'again')
const line = fc.record({
  gap: fc.integer({ min: 0, max: 5000 }),
  length: fc.integer({ min: 1000, max: 9000 }),
  words: fc.array(word, { minLength: 2, maxLength: 7 }),
})

/** Every choice of every option alone, and none. */
const files = exportFormats.flatMap((format) => {
  const choices = (format.options ?? []).flatMap(({ id, values }) =>
    values.map((value) => ({ [id]: value.id })),
  )
  return [{}, ...choices].map((choice) => [`${format.id} ${JSON.stringify(choice)}`, format, choice] as const)
})

describe.each(files)('%s', (_, format, choices) => {
  const limits = limitsWith(format, choices)
  it('is known again and read back, however short it is', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
        let at = 0
        const segments = lines.map(({ gap, length, words }, i): Segment => {
          const start = at + gap
          at = start + length
          return createSegment(`n${i}`, start, at, `${words.join(' ')}.`)
        })
        const text = writeTranscript(format.id, { segments }, undefined, choices)
        const again = readTranscript(text, `a.${format.extensions[0]}`)
        expect(again.transcript.segments.map((one) => one.text)).toEqual(segments.map((one) => one.text))
        // Of one start alone nobody can tell its unit.
        if (!limits.times || (format.id === 'tsv' && segments.length < 2)) return
        for (const [i, { start }] of again.transcript.segments.entries())
          expect(Math.abs((start ?? Number.NaN) - (segments[i]?.start ?? 0))).toBeLessThanOrEqual(
            limits.stepMs,
          )
      }),
      { numRuns: 30 },
    )
  })
})
