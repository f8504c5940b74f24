import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitsWith } from '../../../shared/formats/core/write-options.ts'
import { exportFormats, losses, readTranscript, writeTranscript } from '../../../shared/formats/index.ts'
import { createSegment } from '../../../shared/model/transcript.ts'
import { inEnglish } from '../../words.ts'

const NAMES = [
  'Nora',
  'TOM',
  'Neil deGrasse Tyson',
  'Speaker 2',
  'van der Berg',
  'Jean d’Arc',
  'Anna-Maria Lee',
  'michael',
  'Subtitles',
  'HOST',
]
const TEXTS = ['It rained all night.', 'Then: it stopped.', 'MAN: stop', 'So be it', 'Nora: well, yes']

const lines = fc.array(
  fc.record({
    speaker: fc.option(fc.constantFrom(...NAMES), { nil: null, freq: 5 }),
    text: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...TEXTS.slice(0, 1)) },
      fc.constantFrom(...TEXTS),
    ),
  }),
  { minLength: 2, maxLength: 30 },
)

const written = exportFormats.filter((format) => limitsWith(format, {}).speakers)

describe.each(written.map((format) => [format.id, format] as const))(
  'speakers in %s',
  (id, { extensions }) => {
    it('are read again as they were, or it is said of how many lines they are not', () => {
      fc.assert(
        fc.property(lines, (all) => {
          const segments = all.map(({ speaker, text }, i) =>
            // Every text stands once.
            createSegment(
              `n${i}`,
              i * 2000,
              i * 2000 + 1500,
              `${text} ${'abcdefghij'.charAt(i % 10).repeat(1 + i / 10)}`,
              {
                speaker,
              },
            ),
          )
          const again = readTranscript(
            writeTranscript(id, { segments }),
            `a.${extensions[0]}`,
            { durationMs: null },
            id,
          ).transcript.segments
          const told = losses(id, { segments }).filter(({ kind }) => kind === 'speakers')
          if (again.length !== segments.length) return
          const others = segments.filter(({ speaker }, i) => again[i]?.speaker !== speaker)
          expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(others.length)
        }),
      )
    })
  },
)

it('tells names that are lost from speakers that come in', () => {
  const segments = [
    createSegment('a', 0, 1000, 'It rained.', { speaker: 'Nora' }),
    createSegment('b', 1000, 2000, 'HOST: Then it stopped.'),
    createSegment('c', 2000, 3000, 'So be it.'),
    createSegment('d', 3000, 4000, 'And more.'),
    createSegment('e', 4000, 5000, 'And on.'),
  ]
  expect(losses('srt', { segments }).map(({ message }) => inEnglish(message))).toEqual([
    'Read again, 1 line has no speaker or another one: the names cannot be told from text.',
    'Read again, 1 line has a speaker: the text begins as if with a name.',
  ])
})
