import { type Message, message } from '../../words/message.ts'
import { extensionOf } from './file-name.ts'
import { headOf } from './lines.ts'

/** What a file seems to be that Earmark does not read, and what to do then. */
export type Foreign = { readonly kind: Message; readonly advice: Message }

const EXPORT = message('foreign.advice.export')
const RESAVE = message('foreign.advice.resave')

const SIGNATURES: readonly (readonly [pattern: RegExp, kind: Message, advice: Message])[] = [
  [/^@(?:UTF8|Begin)\b/, message('foreign.kind.chat'), EXPORT],
  [/^PK[\x03\x05\x07]/, message('foreign.kind.zip'), RESAVE],
  [/^%PDF/, message('foreign.kind.pdf'), message('foreign.advice.copyText')],
  [/^\s*\{\\rtf/, message('foreign.kind.rtf'), RESAVE],
  [/^\xd0\xcf\x11\xe0/, message('foreign.kind.word'), RESAVE],
  [/^\d{3}STL\d\d\.\d\d/, message('foreign.kind.ebuStl'), EXPORT],
  [/^Scenarist_SCC/i, message('foreign.kind.scc'), EXPORT],
  [/^ooBinaryFile/, message('foreign.kind.praatBinary'), message('foreign.advice.saveInPraat')],
  [/^File type = "ooText/i, message('foreign.kind.praatOther'), message('foreign.advice.openTextGrid')],
  [/^#EXTM3U/, message('foreign.kind.playlist'), EXPORT],
  [/^[ \t]*TRACK \d+ AUDIO/m, message('foreign.kind.cueSheet'), EXPORT],
  [
    /^\s*(?:\{\s*"[^"\n]{0,80}"\s*:|\[\s*[{[])/,
    message('foreign.kind.json'),
    message('foreign.advice.noList'),
  ],
  [/^\s*<[!?a-z]/i, message('foreign.kind.markup'), message('foreign.advice.copyOrExport')],
]

const EXTENSIONS: Readonly<Record<string, Message>> = {
  csv: message('foreign.kind.csv'),
  tsv: message('foreign.kind.tsv'),
  xls: message('foreign.kind.table'),
  xlsx: message('foreign.kind.table'),
  sub: message('foreign.kind.frames'),
  ttml: message('foreign.kind.ttml'),
  dfxp: message('foreign.kind.ttml'),
  xml: message('foreign.kind.xml'),
  html: message('foreign.kind.webPage'),
  htm: message('foreign.kind.webPage'),
  rtf: message('foreign.kind.rtf'),
  doc: message('foreign.kind.word'),
  docx: message('foreign.kind.word'),
  odt: message('foreign.kind.openDocument'),
  pdf: message('foreign.kind.pdf'),
  smi: message('foreign.kind.sami'),
  sami: message('foreign.kind.sami'),
  scc: message('foreign.kind.scc'),
  stl: message('foreign.kind.stl'),
  eaf: message('foreign.kind.elan'),
  otr: message('foreign.kind.otr'),
  cha: message('foreign.kind.chat'),
  json: message('foreign.kind.json'),
  smil: message('foreign.kind.smil'),
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
    return { kind: message('foreign.kind.binary'), advice: message('foreign.advice.openAsText') }
  const extension = extensionOf(name)
  const captions = CAPTIONS[extension]
  if (captions || isNumbered(head)) {
    const kind = captions
      ? message('foreign.kind.byName', { format: captions })
      : message('foreign.kind.captionsWithoutTimes')
    return {
      kind,
      advice: message('foreign.advice.exportWithTimes'),
    }
  }
  const other = EXTENSIONS[extension]
  if (other) return { kind: other, advice: EXPORT }
  if (isTable(head)) return { kind: message('foreign.kind.tableOfSomeKind'), advice: EXPORT }
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
