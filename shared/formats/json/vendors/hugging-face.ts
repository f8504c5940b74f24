import { jsonFormat } from '../json-format.ts'

const item = { text: 'text', start: 'timestamp.0', end: 'timestamp.1', speaker: 'speaker' } as const

/**
 * The JSON of speech pipelines by Hugging Face (Transformers, also in JavaScript): `chunks[]`, each with a
 * start and an end in seconds in one list; lines, or single words. insanely-fast-whisper adds `speakers[]`,
 * the same with who speaks, where one item may hold several chunks.
 */
export const huggingFace = jsonFormat({
  id: 'json-huggingface',
  name: 'Hugging Face JSON',
  layouts: [
    { lines: 'speakers.*', line: item, echoes: { items: 'chunks.*', ...item } },
    { lines: 'chunks.*', line: item, regroup: 'single' },
  ],
  score: ({ has }) => (has('chunks.*.timestamp.*') && has('chunks.*.text') ? 0.75 : 0),
})
