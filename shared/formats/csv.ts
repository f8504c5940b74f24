import { tableFormat } from './table-format.ts'

/** A table with commas, semicolons or bars between its columns (RFC 4180). */
export const csv = tableFormat({
  id: 'csv',
  name: 'Table (CSV)',
  extensions: ['csv'],
  delimiter: ',',
  form: { kind: 'seconds', digits: 3 },
  oneRow: 0.6,
})
