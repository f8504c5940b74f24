import { jsonFormat } from '../json-format.ts'

/** Gentle: words aligned to a text, which alone has the punctuation; a word that was not found has no time. */
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
  sign: ({ has }) =>
    has('words.*.startOffset') &&
    has('words.*.endOffset') &&
    (has('words.*.case') || has('words.*.alignedWord'))
      ? 0.8
      : 0,
})
