import { extensionOf } from './file-name.ts'
import { headOf } from './lines.ts'

/** A kind of file that Earmark does not read, and advice for the user. */
export type Foreign = { readonly kind: string; readonly advice: string }

const EXPORT = 'Export it as SRT or WebVTT where it was made, and open that.'
const RESAVE = 'Save it as plain text (.txt) there, and open that.'

const SIGNATURES: readonly (readonly [pattern: RegExp, kind: string, advice: string])[] = [
  [/^@(?:UTF8|Begin)\b/, 'a CHAT transcript', EXPORT],
  [/^PK[\x03\x05\x07]/, 'a Word or OpenDocument file (or another ZIP archive)', RESAVE],
  [/^%PDF/, 'a PDF document', 'Copy its text into a plain text file, and open that.'],
  [/^\s*\{\\rtf/, 'a rich text document (RTF)', RESAVE],
  [/^\xd0\xcf\x11\xe0/, 'a Word document', RESAVE],
  [/^\d{3}STL\d\d\.\d\d/, 'EBU STL subtitles', EXPORT],
  [/^Scenarist_SCC/i, 'Scenarist captions (SCC)', EXPORT],
  [/^ooBinaryFile/, 'a binary file of Praat', 'Save it as a text file in Praat, and open that.'],
  [/^File type = "ooText/i, 'a Praat file of another kind', 'Open a TextGrid.'],
  [/^#EXTM3U/, 'a playlist', EXPORT],
  [/^[ \t]*TRACK \d+ AUDIO/m, 'a cue sheet', EXPORT],
  [
    /^\s*(?:\{\s*"[^"\n]{0,80}"\s*:|\[\s*[{[])/,
    'JSON of another kind',
    'No list in it has texts with times. Export it as SRT or WebVTT, and open that.',
  ],
  [
    /^\s*<[!?a-z]/i,
    'a web page or an XML file',
    'Copy its text into a plain text file, or export it as SRT or WebVTT, and open that.',
  ],
]

const EXTENSIONS: Readonly<Record<string, string>> = {
  csv: 'a table (CSV)',
  tsv: 'a table (TSV)',
  xls: 'a table',
  xlsx: 'a table',
  sub: 'frame-based subtitles',
  ttml: 'TTML captions',
  dfxp: 'TTML captions',
  xml: 'an XML file',
  html: 'a web page',
  htm: 'a web page',
  rtf: 'a rich text document (RTF)',
  doc: 'a Word document',
  docx: 'a Word document',
  odt: 'an OpenDocument file',
  pdf: 'a PDF document',
  smi: 'SAMI captions',
  sami: 'SAMI captions',
  scc: 'Scenarist captions (SCC)',
  stl: 'STL subtitles',
  eaf: 'an ELAN file',
  otr: 'an oTranscribe file',
  cha: 'a CHAT transcript',
  json: 'JSON of another kind',
  smil: 'a SMIL file',
}
const CAPTIONS: Readonly<Record<string, string>> = {
  srt: 'SubRip (.srt)',
  vtt: 'WebVTT (.vtt)',
  webvtt: 'WebVTT (.vtt)',
}

/** The kind of a text that no format reads; null = it may be plain text. Looks at the first 64 KiB. */
export function foreignKind(text: string, name: string): Foreign | null {
  const head = headOf(text).replace(/^\ufeff/, '')
  for (const [pattern, kind, advice] of SIGNATURES) {
    if (pattern.test(head)) return { kind, advice }
  }
  if (isBinary(head))
    return { kind: 'a binary file, not text', advice: 'Open the transcript as SRT, WebVTT or plain text.' }
  const extension = extensionOf(name)
  const captions = CAPTIONS[extension]
  if (captions || isNumbered(head)) {
    const kind = captions
      ? `${captions} by its name, but no line with times is in it`
      : 'captions whose times are missing'
    return {
      kind,
      advice: 'Export it again with times; if it is plain text, rename it to .txt and open that.',
    }
  }
  const other = EXTENSIONS[extension]
  if (other) return { kind: other, advice: EXPORT }
  if (isTable(head)) return { kind: 'a table (CSV or TSV)', advice: EXPORT }
  return null
}

/** True for XML and HTML, whose text may look like captions of another format. */
export function isMarkup(text: string): boolean {
  return /^\ufeff?\s*<[!?a-z]/i.test(text)
}

/** True for other documents whose text may look like captions: rich text, PDF, archives. */
export function isWrapped(text: string): boolean {
  return /^\ufeff?\s*(?:\{\\rtf|%PDF|PK[\x03\x05\x07])/i.test(text)
}

/** True when control characters show that this is no text. */
export function isBinary(head: string): boolean {
  let control = 0
  let nul = 0
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at)
    if (code === 0) nul++
    else if (code < 9 || (code > 13 && code < 32 && code !== 26 && code !== 27)) control++
  }
  return nul > 1 || control > Math.max(2, head.length * 0.005)
}

/** Blocks numbered 1, 2, 3 with text right below, but no times. */
function isNumbered(head: string): boolean {
  const numbers = [...head.matchAll(/(?:^|\n\r?\n)[ \t]*(\d{1,5})[ \t]*\r?\n[ \t]*[^\s\d]/g)].map((match) =>
    Number(match[1]),
  )
  return numbers.length >= 3 && numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1)
}

/** True when most lines have the same number of tabs, commas, semicolons or bars, and a numeric field. */
export function isTable(head: string): boolean {
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  if (lines.length < 2) return false
  return ['\t', ',', ';', '|'].some((delimiter) => {
    const counts = lines.map((line) =>
      line.length > 5000 ? 0 : line.replace(/"[^"]*"/g, '').split(delimiter).length - 1,
    )
    const most = counts[counts.length >> 1] ?? 0
    if (most < (delimiter === '\t' ? 1 : 2) || (delimiter !== '\t' && lines.length < 3)) return false
    const same = counts.filter((count) => count === most).length
    const numeric = lines.filter((line) =>
      line.split(delimiter).some((field) => /^\s*"?-?\d+(?:[.:]\d+)*"?\s*$/.test(field)),
    ).length
    return same >= lines.length * 0.9 && numeric >= (lines.length - 1) * 0.8
  })
}
