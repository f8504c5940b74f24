/** Files without defects of the formats in lines and columns: folder and name. */
export const SOUND_LINES: readonly (readonly [folder: string, name: string])[] = [
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
