import type { Transcript } from '../../model/transcript.ts'
import type { Choices, FormatOption, TimeForm } from '../core/format.ts'
import { tableFormat } from './table-format.ts'
import { TABLE_OPTIONS, writeTable } from './table-write.ts'

const MILLISECONDS: TimeForm = { kind: 'number', digits: 0, perSecond: 1000 }
const TIMES: FormatOption = {
  id: 'times',
  label: 'Times',
  values: [
    { id: 'ms', label: 'Milliseconds: 62500' },
    { id: 'seconds', label: 'Seconds: 62.500' },
  ],
}

/** A tab-separated table as Whisper writes it: `start`, `end` in whole milliseconds, `text`. */
export const tsv = tableFormat({
  id: 'tsv',
  name: 'Table with tabs (TSV)',
  extensions: ['tsv', 'tab'],
  delimiter: '\t',
  oneRow: 0.5,
  options: [TIMES, ...TABLE_OPTIONS],
  write,
})

function write(transcript: Transcript, choices: Choices = {}): string {
  return writeTable(transcript, choices, {
    mark: '\t',
    times: TIMES,
    form: (id) => (id === 'ms' ? MILLISECONDS : { kind: 'seconds', digits: 3 }),
  })
}
