import { jsonFormat } from '../json-format.ts'

/** Rev.ai: monologues of a speaker; punctuation and spaces are elements of their own without times. */
export const revAi = jsonFormat({
  id: 'json-rev',
  name: 'Rev.ai JSON',
  layouts: [
    {
      lines: 'monologues.*',
      line: { speaker: ['speaker', 'speaker_name'] },
      words: 'elements.*',
      word: {
        text: 'value',
        start: ['ts', 'timestamp'],
        end: ['end_ts', 'end_timestamp'],
        speaker: 'speaker',
        kind: 'type',
      },
      attached: ['punct'],
      regroup: 'always',
    },
  ],
  score: ({ has }) => (has('monologues.*.elements') || has('monologues') ? 0.8 : 0),
})
