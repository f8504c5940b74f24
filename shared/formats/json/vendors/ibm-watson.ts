import type { JsonLayout } from '../../core/json-layout.ts'
import { jsonFormat } from '../json-format.ts'

const layout = (root: string): JsonLayout => ({
  lines: `${root}results.*`,
  line: { text: 'alternatives.0.transcript' },
  words: 'alternatives.0.timestamps.*',
  word: { text: '0', start: '1', end: '2' },
  turns: `${root}speaker_labels.*`,
  turn: { start: 'from', end: 'to', speaker: 'speaker' },
  regroup: 'always',
})

/** IBM Watson Speech to Text: words as `[word, start, end]`, the speaker of each in a list of its own. */
export const ibmWatson = jsonFormat({
  id: 'json-ibm',
  name: 'IBM Watson JSON',
  layouts: [layout('results.*.'), layout('')],
  score: ({ has, paths }) => {
    if (has('speaker_labels.*.from') || has('results.*.speaker_labels.*.from')) return 0.8
    const isOwn = [...paths].some((path) =>
      /(?:^|\.)results\.\*\.alternatives\.\*\.timestamps\.\*\.\*/.test(path),
    )
    return isOwn ? 0.8 : 0
  },
})
