import { extensionOf } from '../core/file-name.ts'
import type { ReadResult, TranscriptFormat } from '../core/format.ts'
import { isTimeOfElan } from './column-names.ts'
import { proposeColumns } from './columns.ts'
import { printInField } from './table-print.ts'
import { readTable } from './table-reader.ts'
import { printTierRow, saveTiers } from './tier-table.ts'

type TableFormat = Pick<TranscriptFormat, 'id' | 'name' | 'extensions' | 'options'> & {
  readonly write: NonNullable<TranscriptFormat['write']>
  /** The column delimiter. */
  readonly delimiter: ',' | '\t'
  /** Score (0..1) of a single row without names. */
  readonly oneRow: number
}

/** A table format: one for tabs, one for all other delimiters. */
export function tableFormat({
  id,
  name,
  extensions,
  delimiter,
  oneRow,
  options,
  write,
}: TableFormat): TranscriptFormat {
  return {
    id,
    name,
    extensions,
    limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
    speakersLast: false,
    gap: { pattern: /\r\n|\n|\r/y, fresh: '\n', least: 1 },
    recognise(head, fileName, text) {
      const hasTabs = head.includes('\t')
      if ((delimiter === '\t' && !hasTabs) || OTHERS.test(head)) return 0
      const proposal = proposeColumns(text)
      if (!proposal?.sure || (proposal.mapping.delimiter === '\t') !== (delimiter === '\t')) return 0
      const own = extensions.includes(extensionOf(fileName)) ? 0.2 : 0
      if (proposal.named && proposal.columns.some(isTimeOfElan)) return 1
      // Names of three columns above are no text, though the rows begin with times.
      if (proposal.named && proposal.columns.length > 2) return 0.96
      return (proposal.named ? 0.8 : proposal.preview.length > 1 ? 0.7 : oneRow) + own
    },
    read: (text, hint) => readTable(text, id, hint),
    write,
    ...(options && { options }),
    block: printTierRow,
    printText: printInField,
    printName: printInField,
    speakerPrefix: () => '',
    save: (source, transcript, patch) =>
      saveTiers(source, transcript, patch, (changed) => ({
        ...source,
        ...readAgain(source, changed, id),
        text: changed,
      })),
  }
}

/** A rearranged table, with its times taken for what they were. */
function readAgain({ guess }: ReadResult, text: string, id: string) {
  return readTable(text, id, { durationMs: null, ...(guess && { times: guess.taken }) })
}

/** Files with rows that are not tables. */
const OTHERS = /^\ufeff?\s*(?:\[Script Info\]|WEBVTT|Scenarist_SCC|\[\s{0,40}[[{]|[{<])/i
