import type { Transcript } from '../model/transcript.ts'
import { proposeColumns } from './columns.ts'
import { printField } from './delimited.ts'
import { fillTimes } from './fill-times.ts'
import type { TimeForm, TranscriptFormat } from './format.ts'
import { extensionOf } from './lines.ts'
import { printTime } from './stamps.ts'
import { printInField, printRow, readTable } from './table-reader.ts'

type TableFormat = Pick<TranscriptFormat, 'id' | 'name' | 'extensions'> & {
  /** What divides the columns of a new file, and how its times are written. */
  readonly delimiter: ',' | '\t'
  readonly form: TimeForm
  /** How sure (0..1) a single row without names is a sign of it. */
  readonly oneRow: number
}

/** A format of tables; those with tabs are one, those with any other sign between the columns another. */
export function tableFormat({
  id,
  name,
  extensions,
  delimiter,
  form,
  oneRow,
}: TableFormat): TranscriptFormat {
  return {
    id,
    name,
    extensions,
    limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
    speakersLast: false,
    gap: { pattern: /\r\n|\n|\r/y, fresh: '\n', least: 1 },
    recognise(text, fileName) {
      const hasTabs = text.slice(0, 65_536).includes('\t')
      if ((delimiter === '\t' && !hasTabs) || OTHERS.test(text)) return 0
      const proposal = proposeColumns(text)
      if (!proposal?.sure || (proposal.mapping.delimiter === '\t') !== (delimiter === '\t')) return 0
      const own = extensions.includes(extensionOf(fileName)) ? 0.2 : 0
      return (proposal.named ? 0.8 : proposal.preview.length > 1 ? 0.7 : oneRow) + own
    },
    read: (text, hint) => readTable(text, id, hint),
    write: (transcript) => writeTable(transcript, delimiter, form),
    block: printRow,
    printText: printInField,
    printName: printInField,
    speakerPrefix: () => '',
  }
}

/** Files that may hold rows and are no tables. */
const OTHERS = /^\ufeff?\s*(?:\[Script Info\]|WEBVTT|Scenarist_SCC|\[\s{0,40}[[{]|[{<])/i

function writeTable(transcript: Transcript, delimiter: string, form: TimeForm): string {
  const hasNames = transcript.segments.some(({ speaker }) => speaker !== null)
  const field = (text: string) => printField(text, delimiter, false, '\n')
  const rows = fillTimes(transcript).map(({ segment, start, end }) => [
    printTime(start, form),
    printTime(end, form),
    ...(hasNames ? [field(segment.speaker ?? '')] : []),
    field(segment.text),
  ])
  const names = ['start', 'end', ...(hasNames ? ['speaker'] : []), 'text']
  return `${[names, ...rows].map((row) => row.join(delimiter)).join('\n')}\n`
}
