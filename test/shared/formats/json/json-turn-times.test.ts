import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { apply, type Edit } from '../../../../shared/model/edit.ts'
import type { Transcript } from '../../../../shared/model/transcript.ts'
import { shift } from '../../../../shared/timing/shift.ts'
import { fixturesOf, patched } from '../fixtures.ts'

function shifted(transcript: Transcript, from: number, ms: number): Transcript {
  const last = transcript.segments.length - 1
  const { edit } = shift(transcript, from, last, ms, { confirmedToo: true, label: 'Shift' })
  return apply(edit as Edit, transcript)
}

const heard = ({ segments }: Transcript) => segments.map(({ start, speaker, text }) => [start, speaker, text])

const FILES = ['json-aws', 'json-kaldi', 'json-speechmatics', 'json-ibm', 'json-dpe'].flatMap((id) =>
  fixturesOf(id).map((one) => [`${id}/${one.name}`, one] as const),
)

describe.each(FILES)('%s', (_, { name, text }) => {
  it('has the same speakers when it is read again after all of it was moved', () => {
    const read = readTranscript(text, name)
    const now = shifted(read.transcript, 0, 7000)
    const again = readTranscript(patched(read, now).text, name).transcript
    expect(heard(again)).toEqual(heard(now))
  })
})

const KALDI = JSON.stringify({
  retval: {
    words: [
      { word: 'mind', start: 1, end: 1.4 },
      { word: 'it.', start: 1.5, end: 2 },
      { word: 'yes.', start: 10, end: 10.5 },
    ],
    segmentation: {
      segments: [
        { start: 0.9, duration: 1.3, speaker: { '@id': 'S1' } },
        { start: 9.5, duration: 1.25, speaker: { '@id': 'S2' } },
        { start: 30, duration: 1, speaker: { '@id': 'S1' } },
      ],
    },
  },
})

describe('turns in a list of their own', () => {
  it('go along with their words; one without words with what was said before it', () => {
    const read = readTranscript(KALDI, 'kaldi.json')
    const saved = JSON.parse(patched(read, shifted(read.transcript, 1, 2000)).text) as {
      retval: { segmentation: { segments: unknown[] } }
    }
    expect(saved.retval.segmentation.segments).toEqual([
      { start: 0.9, duration: 1.3, speaker: { '@id': 'S1' } },
      { start: 11.5, duration: 1.25, speaker: { '@id': 'S2' } },
      { start: 32, duration: 1, speaker: { '@id': 'S1' } },
    ])
  })

  it('stay as they stand when only a text was changed', () => {
    const read = readTranscript(KALDI, 'kaldi.json')
    const [first, ...rest] = read.transcript.segments
    const now = { segments: [{ ...first!, speaker: 'S1' }, ...rest] }
    expect(patched(read, now).text).toBe(KALDI)
  })
})
