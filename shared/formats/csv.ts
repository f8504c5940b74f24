import type { Transcript } from '../model/transcript.ts'
import { proposeColumns } from './columns.ts'
import { printField } from './delimited.ts'
import { fillTimes } from './fill-times.ts'
import type { TimeForm, TranscriptFormat } from './format.ts'
import { extensionOf } from './lines.ts'
import { printTime } from './stamps.ts'
import { printInField, printRow, readTable } from './table-reader.ts'

const FORM: TimeForm = { kind: 'seconds', digits: 3 }

/** A table with commas, semicolons or bars between its columns (RFC 4180). */
export const csv: TranscriptFormat = {
  id: 'csv',
  name: 'Table (CSV)',
  extensions: ['csv'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
  speakersLast: false,
  gap: { pattern: /\r\n|\n|\r/y, fresh: '\n', least: 1 },
  recognise,
  read: (text, hint) => readTable(text, 'csv', hint),
  write,
  block: printRow,
  printText: printInField,
  printName: printInField,
  speakerPrefix: () => '',
}

function recognise(text: string, name: string): number {
  if (/^\ufeff?\s*(?:\[Script Info\]|WEBVTT|Scenarist_SCC|[{<])/i.test(text)) return 0
  const proposal = proposeColumns(text)
  if (!proposal?.sure || proposal.mapping.delimiter === '\t') return 0
  const own = extensionOf(name) === 'csv' ? 0.2 : 0
  return (proposal.named ? 0.8 : proposal.preview.length > 1 ? 0.7 : 0.6) + own
}

function write(transcript: Transcript): string {
  const hasNames = transcript.segments.some(({ speaker }) => speaker !== null)
  const field = (text: string) => printField(text, ',', false, '\n')
  const rows = fillTimes(transcript).map(({ segment, start, end }) => [
    printTime(start, FORM),
    printTime(end, FORM),
    ...(hasNames ? [field(segment.speaker ?? '')] : []),
    field(segment.text),
  ])
  const names = ['start', 'end', ...(hasNames ? ['speaker'] : []), 'text']
  return `${[names, ...rows].map((row) => row.join(',')).join('\n')}\n`
}
