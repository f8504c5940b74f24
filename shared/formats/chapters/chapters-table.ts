import { headOf } from '../core/lines.ts'
import { parseCell } from '../tables/column-times.ts'
import { proposeColumns } from '../tables/columns.ts'
import { fieldText, parseRows } from '../tables/delimited.ts'
import { readColumns } from '../tables/table-reader.ts'
import { type Chapter, chapter } from './chapter.ts'

/** Actions of edit decision lists. */
const ACTIONS: Readonly<Record<string, string>> = { 0: 'Cut', 1: 'Mute', 2: 'Scene', 3: 'Commercial' }
const EDL = /^[ \t]*(\d{1,7}(?:\.\d{1,9})?)(?:[ \t]+(\d{1,7}(?:\.\d{1,9})?))?[ \t]+([0-3])[ \t]*$/

/**
 * Tables of start, end and name in seconds or clocks (Audacity labels, LosslessCut CSV), and tables that name
 * their columns (markers of Audition and Premiere, regions of REAPER). Null when it is none.
 */
export function tableChapters(text: string): Chapter[] | null {
  return bareChapters(text) ?? namedChapters(text)
}

/** A marker is called by its name, or else by its comment; one of no length lasts until the next. */
function namedChapters(text: string): Chapter[] | null {
  const proposal = proposeColumns(text)
  if (!proposal?.sure || !proposal.columns.some((name) => name.trim() !== '')) return null
  const { mapping } = proposal
  const { spareText } = mapping
  const titled = spareText === undefined ? mapping : { ...mapping, text: spareText, spareText: mapping.text }
  const { segments } = readColumns(text, '', titled).transcript
  const chapters = segments.flatMap(({ start, end, text: title }) =>
    start === null ? [] : [chapter(start, title, end !== null && end > start ? end : null)],
  )
  return chapters.length > 0 && chapters.length >= segments.length * 0.6 ? chapters : null
}

function bareChapters(text: string): Chapter[] | null {
  const delimiter = ['\t', ';', ','].find((mark) =>
    new RegExp(`^[^${mark}\\n]{0,40}${mark}[^${mark}\\n]{0,40}${mark}`, 'm').test(headOf(text)),
  )
  if (delimiter === undefined) return null
  const rows = parseRows(text, delimiter).filter(({ from, to }) => to > from && !text.startsWith('\\', from))
  const chapters = rows.flatMap(({ fields }) => {
    const [first = '', second = '', ...rest] = fields.map((field) => fieldText(text, field))
    const time = (raw: string) => parseCell(raw, 'seconds', 25)?.ms ?? null
    const [start, end] = [time(first), time(second)]
    // An empty start is the start of the file, an empty end its end.
    if (
      (start === null && first.trim() !== '') ||
      (end === null && second.trim() !== '') ||
      fields.length < 2
    )
      return []
    if (start === null && end === null) return []
    return [chapter(start ?? 0, rest.join(' '), end)]
  })
  return chapters.length > 0 && chapters.length >= rows.length * 0.6 ? chapters : null
}

/** MPlayer edit decision list: `begin end action` in seconds. Null when it is none. */
export function edlChapters(text: string): Chapter[] | null {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
  const chapters = lines.flatMap((line) => {
    const match = EDL.exec(line.slice(0, 100))
    if (!match) return []
    const [, start, end, action = ''] = match
    const ms = (raw: string) => Math.round(Number(raw) * 1000)
    return [chapter(ms(start ?? '0'), ACTIONS[action] ?? '', end === undefined ? null : ms(end))]
  })
  return chapters.length > 0 && chapters.length >= lines.length * 0.8 ? chapters : null
}
