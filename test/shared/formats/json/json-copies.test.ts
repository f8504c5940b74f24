import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { apply, type Edit } from '../../../../shared/model/edit.ts'
import { shift } from '../../../../shared/timing/shift.ts'
import { change, patched } from '../fixtures.ts'

const word = (text: string, start: number, end: number) => ({ word: text, start, end, score: 0.9 })
const WORDS = [
  word('Mind', 1.5, 1.9),
  word('the', 1.9, 2.2),
  word('gap.', 2.25, 2.75),
  word('Thanks.', 4, 4.5),
]
const WHISPERX = JSON.stringify(
  {
    segments: [
      { start: 1.5, end: 2.75, text: ' Mind the gap.', words: WORDS.slice(0, 3) },
      { start: 4, end: 4.5, text: ' Thanks.', words: WORDS.slice(3) },
    ],
    word_segments: WORDS,
  },
  null,
  2,
)

function shifted(text: string, name: string, ms: number): { saved: string; count: number } {
  const read = readTranscript(text, name)
  const last = read.transcript.segments.length - 1
  const { edit } = shift(read.transcript, 0, last, ms, { confirmedToo: false, label: 'Shift' })
  return { saved: patched(read, apply(edit as Edit, read.transcript)).text, count: last + 1 }
}

describe('what a JSON file says twice', () => {
  it('is kept in step: the second list of words of WhisperX', () => {
    const { saved, count } = shifted(WHISPERX, 'a.json', 1000)
    expect(count).toBe(2)
    const parsed = JSON.parse(saved) as { segments: { words: unknown[] }[]; word_segments: unknown[] }
    expect(parsed.word_segments).toEqual(parsed.segments.flatMap(({ words }) => words))
    expect(parsed.word_segments[0]).toEqual({ word: 'Mind', start: 2.5, end: 2.9, score: 0.9 })
  })

  it('is kept in step: who speaks when, of AWS, whose items have no text', () => {
    const item = (content: string, start: string, end: string) => ({
      start_time: start,
      end_time: end,
      alternatives: [{ confidence: '0.9', content }],
      type: 'pronunciation',
    })
    const times = (start: string, end: string) => ({
      start_time: start,
      speaker_label: 'spk_0',
      end_time: end,
    })
    const file = {
      jobName: 'talk',
      results: {
        transcripts: [{ transcript: 'Mind it.' }],
        speaker_labels: {
          speakers: 1,
          segments: [{ ...times('1.5', '2.2'), items: [times('1.5', '1.9'), times('1.9', '2.2')] }],
        },
        items: [item('Mind', '1.5', '1.9'), item('it', '1.9', '2.2')],
      },
      status: 'COMPLETED',
    }
    const { saved } = shifted(JSON.stringify(file), 'a.json', 1000)
    const parsed = JSON.parse(saved) as typeof file
    expect(parsed.results.speaker_labels.segments[0]?.items).toEqual([
      times('2.5', '2.9'),
      times('2.9', '3.2'),
    ])
  })

  it('stays when a line that did not change says the same', () => {
    const twice = {
      segments: [
        { start: 1, end: 2, text: 'a' },
        { start: 1, end: 2, text: 'b' },
      ],
      copy: [{ start: 1, end: 2 }],
    }
    const read = readTranscript(JSON.stringify(twice), 'a.json')
    const saved = patched(read, change(read, 0, { start: 1200 })).text
    expect(JSON.parse(saved)).toEqual({
      ...twice,
      segments: [{ start: 1.2, end: 2, text: 'a' }, twice.segments[1]],
    })
  })

  it('stays when other times stand there, or only one', () => {
    const file = {
      segments: [{ start: 1, end: 2, text: 'a' }],
      more: [{ start: 1, end: 2.5 }, { start: 1 }, { start: 1, end: 2, time: 3 }],
    }
    const read = readTranscript(JSON.stringify(file), 'a.json')
    const saved = JSON.parse(patched(read, change(read, 0, { start: 1200 })).text) as typeof file
    expect(saved.more).toEqual(file.more)
  })

  it('is not looked for where nobody could find it: lists in lists without end', () => {
    const deep = `{"segments":[{"start":1,"end":2,"text":"a"}],"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const read = readTranscript(deep, 'a.json')
    expect(patched(read, change(read, 0, { start: 1200 })).text).toBe(
      deep.replace('"start":1', '"start":1.2'),
    )
  })
})
