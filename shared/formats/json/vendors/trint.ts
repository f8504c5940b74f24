import { jsonFormat } from '../json-format.ts'

/** Trint: words with their length in ms, and the paragraph they belong to. */
export const trint = jsonFormat({
  id: 'json-trint',
  name: 'Trint JSON',
  layouts: [
    {
      lines: '',
      line: {},
      words: 'words.*',
      word: { text: 'value', start: 'time', duration: 'duration', speaker: 'speaker', group: 'paragraphId' },
      unit: 1000,
      regroup: 'always',
    },
  ],
  score: ({ has }) => (has('words.*.value') && has('words.*.time') && has('words.*.duration') ? 0.8 : 0),
})
