import type { Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import type { Choices, FormatOption, TimeForm } from '../core/format.ts'
import { tableFormat } from './table-format.ts'
import { TABLE_OPTIONS, writeTable } from './table-write.ts'

const MILLISECONDS: TimeForm = { kind: 'number', digits: 0, perSecond: 1000 }
const TIMES: FormatOption = {
  id: 'times',
  label: message('option.times'),
  values: [
    { id: 'ms', label: message('option.milliseconds') },
    { id: 'seconds', label: message('option.seconds') },
  ],
}

/** A tab-separated table as Whisper writes it: `start`, `end` in whole milliseconds, `text`. */
export const tsv = tableFormat({
  id: 'tsv',
  name: message('format.tsv'),
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
