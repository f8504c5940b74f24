import type { TimeToken } from '../../../shared/formats/core/format.ts'

/** Files without defects: what the program shows after an edit is what the saved file says. */
export const SOUND: readonly (readonly [folder: string, name: string])[] = [
  ['srt', 'plain.srt'],
  ['srt', 'crlf-bom-speakers.srt'],
  ['srt', 'mixed-line-ends.srt'],
  ['vtt', 'plain.vtt'],
  ['vtt', 'kept.vtt'],
  ['vtt', 'zoom.vtt'],
  ['timed-text', 'lines.txt'],
  ['timed-text', 'minutes.txt'],
  ['timed-text', 'brackets.txt'],
  ['timed-text', 'ranges.txt'],
  ['txt-plain', 'names.txt'],
  ['txt-plain', 'lines.txt'],
  ['json-whisper', 'timestamped.json'],
  ['json-whisper', 'aligned.json'],
  ['json-whisper', 'api.json'],
  ['json-whisper', 'list.json'],
  ['json-podcast', 'lines.json'],
  ['json-whispercpp', 'full.json'],
  ['json-whispercpp', 'plain.json'],
  ['json-deepgram', 'utterances.json'],
  ['json-assemblyai', 'utterances.json'],
  ['json-aeneas', 'fragments.json'],
  ['json-seglst', 'turns.json'],
  ['json-generic', 'nested.json'],
  ['ttml', 'plain.ttml'],
  ['ttml', 'words-agents.ttml'],
  ['html-podcast', 'plain.html'],
  ['html-podcast', 'inside-paragraphs.htm'],
  ['otr', 'modern.otr'],
  ['sbv', 'plain.sbv'],
  ['lrc', 'plain.lrc'],
  ['csv', 'named.csv'],
  ['csv', 'excel.csv'],
  ['tsv', 'whisper.tsv'],
  ['audacity', 'plain.txt'],
  ['audacity', 'clock.txt'],
  ['ass', 'plain.ass'],
  ['ass', 'old.ssa'],
  ['ass', 'columns.ass'],
  ['markdown', 'turns.md'],
  ['timed-text', 'otter.txt'],
  ['timed-text', 'rev.txt'],
  ['timed-text', 'names-below.txt'],
  ['timed-text', 'after.txt'],
  ['sub-subviewer', 'header.sub'],
]

/** Formats in which a text is one line of the file. */
export const ONE_LINE: ReadonlySet<string> = new Set(['txt-plain', 'lrc', 'tsv', 'audacity'])

/** Formats in which a moved time moves that of its neighbour too. */
export const SHARED_TIMES: ReadonlySet<string> = new Set(['textgrid'])

/** What a time is rounded to at most when it is written (ms). */
export function roundingOf({ form }: TimeToken): number {
  if (form.kind === 'frames') return 25
  return 'rounds' in form && form.rounds ? 100 : 1
}
