import { jsonFormat } from '../json-format.ts'

/** The Digital Paper Edit of BBC News Labs: words, and paragraphs with speakers and times. */
export const digitalPaperEdit = jsonFormat({
  id: 'json-dpe',
  name: 'Digital Paper Edit JSON',
  layouts: [
    {
      lines: '',
      line: {},
      words: 'words.*',
      word: { text: 'text', start: 'start', end: 'end', speaker: 'speaker' },
      turns: 'paragraphs.*',
      turn: { start: 'start', end: 'end', speaker: 'speaker', breaks: true },
      regroup: 'always',
    },
  ],
  // The paragraphs stand behind all words.
  score: ({ has }, text) =>
    has('words.*.text') && has('words.*.start') && !has('text') && text.lastIndexOf('"paragraphs"') > 0
      ? 0.8
      : 0,
})
