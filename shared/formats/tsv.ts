import type { Transcript } from '../model/transcript.ts'
import { proposeColumns } from './columns.ts'
import type { Choices, FormatOption, TimeForm, TranscriptFormat } from './format.ts'
import { extensionOf } from './lines.ts'
import { printInField, printRow, readTable } from './table-reader.ts'
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

/** A table with tabs between its columns, as Whisper writes it: `start`, `end` in whole milliseconds, `text`. */
export const tsv: TranscriptFormat = {
  id: 'tsv',
  name: 'Table with tabs (TSV)',
  extensions: ['tsv', 'tab'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
  speakersLast: false,
  gap: { pattern: /\r\n|\n|\r/y, fresh: '\n', least: 1 },
  recognise,
  read: (text, hint) => readTable(text, 'tsv', hint),
  write,
  options: [TIMES, ...TABLE_OPTIONS],
  block: printRow,
  printText: printInField,
  printName: printInField,
  speakerPrefix: () => '',
}

function recognise(text: string, name: string): number {
  if (
    !text.slice(0, 65_536).includes('\t') ||
    /^\ufeff?\s*(?:\[Script Info\]|WEBVTT|Scenarist_SCC|[{<])/i.test(text)
  )
    return 0
  const proposal = proposeColumns(text)
  if (!proposal?.sure || proposal.mapping.delimiter !== '\t') return 0
  const own = /^(?:tsv|tab)$/.test(extensionOf(name)) ? 0.2 : 0
  return (proposal.named ? 0.8 : proposal.preview.length > 1 ? 0.7 : 0.5) + own
}

function write(transcript: Transcript, choices: Choices = {}): string {
  return writeTable(transcript, choices, {
    mark: '\t',
    times: TIMES,
    form: (id) => (id === 'ms' ? MILLISECONDS : { kind: 'seconds', digits: 3 }),
  })
}
