import { VTT_FORM } from '../../model/time.ts'
import type { Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import type { Choices, FormatOption, TimeForm } from '../core/format.ts'
import { choiceOf } from '../core/write-options.ts'
import { tableFormat } from './table-format.ts'
import { TABLE_OPTIONS, writeTable } from './table-write.ts'

const SEPARATOR: FormatOption = {
  id: 'separator',
  label: message('option.separator'),
  values: [
    { id: 'comma', label: message('option.comma') },
    { id: '.', label: message('option.semicolon') },
    { id: ',', label: message('option.semicolonWithDecimalCommas') },
  ],
}
const TIMES: FormatOption = {
  id: 'times',
  label: message('option.times'),
  values: [
    { id: 'seconds', label: message('option.seconds') },
    { id: 'clock', label: '00:01:02.500' },
    { id: 'ms', label: message('option.milliseconds') },
  ],
}

/** A table with commas, semicolons or bars between its columns (RFC 4180). */
export const csv = tableFormat({
  id: 'csv',
  name: message('format.csv'),
  extensions: ['csv'],
  delimiter: ',',
  oneRow: 0.6,
  options: [SEPARATOR, TIMES, ...TABLE_OPTIONS],
  write,
})

function write(transcript: Transcript, choices: Choices = {}): string {
  const separator = choiceOf(SEPARATOR, choices)
  const [mark, point] = separator === 'comma' ? ([',', '.'] as const) : ([';', separator] as const)
  return writeTable(transcript, choices, { mark, times: TIMES, form: (id) => formOf(id, point) })
}

/** The form of a time; numbers with the decimal separator that goes with the delimiter. */
function formOf(id: string, point: string): TimeForm {
  if (id === 'clock') return { kind: 'clock', clock: VTT_FORM }
  if (id === 'ms') return { kind: 'number', digits: 0, perSecond: 1000 }
  return { kind: 'seconds', digits: 3, ...(point === ',' && { point }) }
}
