import { jsonFormat } from '../json-format.ts'

const word = {
  text: 'alternatives.0.content',
  start: 'start_time',
  end: 'end_time',
  speaker: 'speaker_label',
  kind: 'type',
} as const
const span = { start: 'start_time', end: 'end_time', speaker: 'speaker_label' } as const
const attached = ['punctuation']

/** Amazon Transcribe's output: all times are strings, punctuation has none. */
export const awsTranscribe = jsonFormat({
  id: 'json-aws',
  name: 'Amazon Transcribe JSON',
  layouts: [
    {
      lines: 'results.audio_segments.*',
      line: { ...span, text: 'transcript' },
      shared: 'results.items.*',
      word,
      attached,
    },
    {
      lines: 'results.channel_labels.channels.*',
      line: { speaker: 'channel_label' },
      words: 'items.*',
      word,
      attached,
      regroup: 'always',
      interleaved: true,
    },
    {
      lines: '',
      line: { text: 'results.transcripts.0.transcript' },
      words: 'results.items.*',
      word: { ...word, speaker: ['speaker_label', 'channel_label'] },
      attached,
      turns: 'results.speaker_labels.segments.*',
      turn: span,
      regroup: 'always',
    },
  ],
  score: ({ has }) =>
    has('results.transcripts.*.transcript') || has('results.items.*.alternatives.*.content') ? 0.8 : 0,
})
