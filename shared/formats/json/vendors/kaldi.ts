import type { JsonLayout } from '../../core/json-layout.ts'
import { jsonFormat } from '../json-format.ts'

const layout = (root: string): JsonLayout => ({
  lines: '',
  line: {},
  words: `${root}words.*`,
  word: { text: ['punct', 'word'], start: 'start', end: 'end', speaker: 'speaker', index: 'index' },
  turns: `${root}segmentation.segments.*`,
  turn: { start: 'start', duration: 'duration', speaker: 'speaker.@id' },
  regroup: 'always',
})

/** The Kaldi of BBC News Labs: words with their punctuated form, speakers in a list of their own. */
export const kaldi = jsonFormat({
  id: 'json-kaldi',
  name: 'BBC Kaldi JSON',
  layouts: [layout('retval.'), layout('')],
  score: ({ has }) =>
    has('retval.words') || has('retval.punct') || (has('words.*.punct') && has('words.*.word')) ? 0.8 : 0,
})
