import { tableFormat } from './table-format.ts'

/** A table with tabs between its columns, as Whisper writes it: `start`, `end` in whole milliseconds, `text`. */
export const tsv = tableFormat({
  id: 'tsv',
  name: 'Table with tabs (TSV)',
  extensions: ['tsv', 'tab'],
  delimiter: '\t',
  form: { kind: 'number', digits: 0, perSecond: 1000 },
  oneRow: 0.5,
})
