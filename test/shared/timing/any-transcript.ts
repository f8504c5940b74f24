import fc from 'fast-check'
import type { Mark, Transcript } from '../../../shared/model/transcript.ts'
import { line } from '../../builders.ts'

const part = fc.record({
  gap: fc.nat({ max: 900 }),
  length: fc.nat({ max: 900 }),
  kind: fc.constantFrom('own', 'implied', 'untimed', 'touching', 'crosstalk'),
  mark: fc.constantFrom<Mark[]>('none', 'none', 'confirmed', 'estimated'),
  speaker: fc.constantFrom('Ann', 'Ben', null),
  hasWords: fc.boolean(),
})

/** Lines of every kind, in the order of their starts: with ends, without, untimed, touching, overlapping; some marked. */
export const anyTranscript = fc.array(part, { minLength: 1, maxLength: 14 }).map((parts): Transcript => {
  let at = 0
  const segments = parts.map(({ gap, length, kind, mark, speaker, hasWords }, index) => {
    const id = String(index)
    if (kind === 'untimed') return line(id, null, null, 'no time yet', { speaker })
    const start = kind === 'touching' ? at : at + gap
    at = start + length + 10
    const end = kind === 'crosstalk' ? at + 200 : kind === 'implied' ? null : at
    const half = start + Math.floor(length / 2)
    const words = [
      { text: 'some', start, end: half },
      { text: ' words', start: half, end: at },
    ]
    return line(id, start, end, 'some words', { mark, speaker, ...(hasWords && { words }) })
  })
  return { segments }
})

/** The same, in any order. */
export const anyOrder = anyTranscript.chain(({ segments }) =>
  fc
    .shuffledSubarray([...segments], { minLength: segments.length })
    .map((shuffled): Transcript => ({ segments: shuffled })),
)
