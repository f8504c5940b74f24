import { jsonFormat } from '../json-format.ts'

/** A sync map of aeneas: fragments of one or more lines, times as strings. */
export const aeneas = jsonFormat({
  id: 'json-aeneas',
  name: 'aeneas JSON',
  layouts: [
    { lines: 'fragments.*', line: { text: 'lines', start: 'begin', end: 'end', speaker: 'speaker' } },
  ],
  score: ({ has }) => (has('fragments.*.begin') && has('fragments.*.lines') ? 0.8 : 0),
})
