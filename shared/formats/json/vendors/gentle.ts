import { jsonFormat } from '../json-format.ts'

/** Gentle: words aligned to a text. Only the text has punctuation; words not found have no time. */
export const gentle = jsonFormat({
  id: 'json-gentle',
  name: 'Gentle JSON',
  layouts: [
    {
      lines: '',
      line: { text: 'transcript' },
      words: 'words.*',
      word: { text: 'word', start: 'start', end: 'end', speaker: 'speaker' },
      regroup: 'always',
    },
  ],
  score: ({ has }) =>
    has('words.*.startOffset') &&
    has('words.*.endOffset') &&
    (has('words.*.case') || has('words.*.alignedWord'))
      ? 0.8
      : 0,
})
