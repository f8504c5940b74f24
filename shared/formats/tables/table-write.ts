import type { Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { fillTimes } from '../core/fill-times.ts'
import type { Choices, FormatOption, TimeForm } from '../core/format.ts'
import { printTime } from '../core/timestamps.ts'
import { choiceOf, NAMES } from '../core/write-options.ts'
import { printField } from './delimited.ts'

const ENDS: FormatOption = {
  id: 'ends',
  label: message('option.endsOfLines'),
  values: [
    { id: 'with', label: message('option.inAColumn') },
    { id: 'none', label: message('option.leftOut'), limits: { ends: false } },
  ],
}

/** Options of all tables: columns for ends and speakers. */
export const TABLE_OPTIONS: readonly FormatOption[] = [ENDS, NAMES]

type Table = {
  /** The column delimiter. */
  readonly mark: string
  readonly times: FormatOption
  /** The time form for a chosen value of `times`. */
  readonly form: (id: string) => TimeForm
}

/** A new table with column names and a row per line. */
export function writeTable(transcript: Transcript, choices: Choices, { mark, times, form }: Table): string {
  const hasEnds = choiceOf(ENDS, choices) === 'with'
  const hasNames =
    choiceOf(NAMES, choices) !== 'none' && transcript.segments.some(({ speaker }) => speaker !== null)
  const field = (text: string) => printField(text, mark, false, '\n')
  // A colon behind a name in quotes is part of it.
  const nameField = (name: string) => printField(name, mark, /:\s*$/.test(name), '\n')
  const own = form(choiceOf(times, choices))
  const rows = fillTimes(transcript).map(({ segment, start, end }) => [
    printTime(start, own),
    ...(hasEnds ? [printTime(end, own)] : []),
    ...(hasNames ? [nameField(segment.speaker ?? '')] : []),
    field(segment.text),
  ])
  const names = ['start', ...(hasEnds ? ['end'] : []), ...(hasNames ? ['speaker'] : []), 'text']
  return `${[names, ...rows].map((row) => row.join(mark)).join('\n')}\n`
}
