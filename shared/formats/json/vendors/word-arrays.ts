import { message } from '../../../words/message.ts'
import type { JsonLayout } from '../../core/json-layout.ts'
import { headOf } from '../../core/lines.ts'
import { jsonFormat } from '../json-format.ts'

const arrays = (path: string): JsonLayout => ({
  lines: '',
  line: {},
  words: path,
  word: { text: '0', start: '1', end: '2' },
  regroup: 'always',
})

/** Words as arrays of text, start and end. */
export const wordArrays = jsonFormat({
  id: 'json-wordarrays',
  name: message('format.wordArrays'),
  layouts: [arrays('words.*'), arrays('*')],
  score: ({ has }, text) => {
    // Rows that begin with a number are something else.
    if (!/\[\s{0,40}\[\s{0,40}"/.test(headOf(text))) return 0
    return has('words.*.*.$') && has('words.*.*.#') ? 0.7 : has('*.*.$') && has('*.*.#') ? 0.55 : 0
  },
})
