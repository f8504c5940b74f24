import type { JsonLayout } from '../../core/json-layout.ts'
import { jsonFormat } from '../json-format.ts'

const blocks = (path: string): JsonLayout => ({
  lines: path,
  line: { text: 'text', start: 'data.start', speaker: 'data.speaker' },
  words: 'data.words.*',
  word: { text: 'text', start: 'start', end: 'end' },
})

/** Blocks of Draft.js as transcript editors on top of it keep them: words under `data`. */
export const draftJs = jsonFormat({
  id: 'json-draftjs',
  name: 'Draft.js JSON',
  layouts: [blocks('*'), blocks('blocks.*')],
  score: ({ has }) => (has('*.data.words') || has('blocks.*.data.words') ? 0.8 : 0),
})
