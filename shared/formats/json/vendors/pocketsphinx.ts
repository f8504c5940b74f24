import { jsonFormat } from '../json-format.ts'

/** pocketsphinx_continuous as `pstt` wraps it: items with times as strings, punctuation without. */
export const pocketsphinx = jsonFormat({
  id: 'json-pstt',
  name: 'pstt JSON',
  layouts: [
    {
      lines: '',
      line: { text: 'transcript.transcript' },
      words: 'transcript.items.*',
      word: { text: 'alternatives.0.content', start: 'start', end: 'end', speaker: 'speaker', kind: 'type' },
      attached: ['punct'],
      regroup: 'always',
    },
  ],
  score: ({ has }) => (has('transcript.items.*.alternatives') || has('transcript.transcript') ? 0.8 : 0),
})
