import { jsonFormat } from '../json-format.ts'

/** autoEdit 2: paragraphs of a speaker, in them lines of words. */
export const autoEdit = jsonFormat({
  id: 'json-autoedit',
  name: 'autoEdit 2 JSON',
  layouts: [
    {
      lines: 'text.*',
      line: { speaker: 'speaker' },
      words: 'paragraph.*.line.*',
      word: { text: 'text', start: 'startTime', end: 'endTime', speaker: 'speaker' },
      regroup: 'always',
    },
  ],
  score: ({ has }) => (has('text.*.paragraph.*.line') || has('text.*.paragraph') ? 0.8 : 0),
})
