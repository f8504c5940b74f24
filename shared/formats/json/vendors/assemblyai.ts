import type { JsonLayout } from '../../core/json-layout.ts'
import { jsonFormat } from '../json-format.ts'

const item = { text: 'text', start: 'start', end: 'end', speaker: 'speaker' } as const
const lines = (path: string): JsonLayout => ({
  lines: path,
  line: item,
  words: 'words.*',
  word: item,
  unit: 1000,
})

/** AssemblyAI's answer; words and utterances in ms, the length of the audio in seconds. */
export const assemblyAi = jsonFormat({
  id: 'json-assemblyai',
  name: 'AssemblyAI JSON',
  layouts: [
    lines('utterances.*'),
    lines('sentences.*'),
    lines('paragraphs.*'),
    { lines: '', line: { text: 'text' }, words: 'words.*', word: item, unit: 1000, regroup: 'always' },
  ],
  score: ({ has }) => {
    const isOwn = has('audio_url') || has('acoustic_model') || has('language_model') || has('audio_duration')
    const isPart = has('sentences.*.words.*.confidence') || has('paragraphs.*.words.*.confidence')
    return isOwn && (has('words') || has('utterances')) && !has('results') ? 0.8 : isPart ? 0.7 : 0
  },
})
