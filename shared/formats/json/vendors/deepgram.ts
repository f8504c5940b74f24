import { jsonFormat } from '../json-format.ts'

const word = { text: ['punctuated_word', 'word'], start: 'start', end: 'end', speaker: 'speaker' } as const

/** Deepgram's answer: utterances where it was asked for them, else the words of each channel. */
export const deepgram = jsonFormat({
  id: 'json-deepgram',
  name: 'Deepgram JSON',
  layouts: [
    {
      lines: 'results.utterances.*',
      line: { text: 'transcript', start: 'start', end: 'end', speaker: 'speaker' },
      words: 'words.*',
      word,
    },
    {
      lines: 'results.channels.*',
      line: { text: 'alternatives.0.transcript' },
      words: 'alternatives.0.words.*',
      word,
      regroup: 'always',
      interleaved: true,
    },
  ],
  score: ({ has }) =>
    has('results.channels') || (has('results.utterances') && has('results.utterances.*.transcript'))
      ? 0.8
      : 0,
})
