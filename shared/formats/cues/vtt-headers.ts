import { firstPast } from '../../base/search.ts'
import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { type Ms, parseClock, printPrecise } from '../../model/time.ts'
import { type Message, message } from '../../words/message.ts'
import { isBlank, type LineTable, lineAt, slice } from '../core/lines.ts'
import { type CueScan, endOfCue, lineOfCue, startOfCue } from './cues.ts'

/** The header ends at the first blank line, or before the first line of times. */
export function headerEnd(
  text: string,
  lines: LineTable,
): { readonly after: number; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const count = lines.from.length
  let first = 0
  while (first < count && isBlank(text, lineAt(lines, first))) first++
  const line = lineAt(lines, first)
  if (first === count || !/^\s*WEBVTT/i.test(slice(text, line))) {
    const words = message('found.fileDoesNot')
    return { after: 0, diagnostics: [warning('vtt/missing-header', words, 1)] }
  }
  if (!/^WEBVTT(?:[ \t]|$)/.test(slice(text, line)) || first > 0) {
    diagnostics.push(warning('vtt/odd-header', message('found.firstLineMust'), first + 1))
  }
  let after = first + 1
  for (; after < count; after++) {
    const next = lineAt(lines, after)
    if (isBlank(text, next) || text.slice(next.from, Math.min(next.to, next.from + 200)).includes('->')) break
    if (text.startsWith('X-TIMESTAMP-MAP', next.from)) {
      const words = message('found.xTimestampMap')
      diagnostics.push(warning('vtt/timestamp-map', words, after + 1))
    }
  }
  // A cue id may follow the header without a blank line.
  return { after, diagnostics }
}

/** A header that begins a further part of a file that was joined from several (HLS segments). */
export const LATER_HEADER = /^\ufeff?(?:WEBVTT(?:[ \t].*)?$|X-TIMESTAMP-MAP\s*=)/

/** `line` = 1-based; `offset` = how far its part's times are behind the stream's; null = it says nothing. */
type Header = { readonly line: number; readonly offset: Ms | null }

/**
 * What later headers mean: what is added to the start and the end of each cue, and what to say about them.
 */
export type Joined = {
  /** Milliseconds by cue; null = the times are as they stand. */
  readonly added: Int32Array | null
  readonly findings: readonly { readonly line: number; readonly words: Message }[]
}

const MPEGTS = /MPEGTS\s*:\s*(\d{1,12})/
const LOCAL = /LOCAL\s*:\s*([\d:.]{1,20})/
/** The clock of the stream: ticks per millisecond, and where it starts anew. */
const TICKS = 90
const WRAP = 2 ** 33 / TICKS

/**
 * Looks for the headers of joined parts. The times of a part count from what its `X-TIMESTAMP-MAP` says (RFC
 * 8216, 3.5): that is added where the parts' times would otherwise begin again. `first` = line after the
 * header of the file; `canMove` false = times are left as they stand.
 */
export function joinedParts(text: string, scan: CueScan, first: number, canMove: boolean): Joined {
  const headers = headersOf(text, scan, first)
  const [own, ...later] = headers
  if (!own || later.length === 0) return { added: null, findings: [] }
  const shifts = shiftsOf(headers)
  const added = canMove ? addedTo(scan, headers, shifts) : null
  const findings = later.map(({ line }, i) => {
    const shift = shifts[i + 1] ?? 0
    return { line, words: headerNote(shift, added !== null) }
  })
  return { added, findings }
}

function headerNote(shift: Ms, isAdded: boolean): Message {
  if (shift === 0) return message('found.anotherHeader')
  const time = printPrecise(shift)
  return isAdded ? message('found.mapAdded', { time }) : message('found.mapDiffers', { time })
}

/** The header of the file and all later ones; what stands in one block is one header. */
function headersOf(text: string, { lines }: CueScan, first: number): Header[] {
  const headers: Header[] = [{ line: 0, offset: null }]
  if (!text.includes('WEBVTT', lines.from[first] ?? 0) && !text.includes('X-TIMESTAMP-MAP')) return headers
  let last = 0
  for (let at = 0; at < lines.from.length; at++) {
    const from = lines.from[at] ?? 0
    const code = text.charCodeAt(from)
    if (code !== 0x57 && code !== 0x58 && code !== 0xfeff) continue
    const raw = text.slice(from, Math.min(lines.to[at] ?? from, from + 200))
    if (!LATER_HEADER.test(raw)) continue
    const offset = raw.includes('X-TIMESTAMP-MAP') ? offsetIn(raw) : null
    const isOfLast = headers.length > 0 && (at < first || at === last + 1)
    const known = headers.at(-1)
    if (isOfLast && known) headers[headers.length - 1] = { line: known.line, offset: offset ?? known.offset }
    else headers.push({ line: at + 1, offset })
    last = at
  }
  return headers
}

function offsetIn(raw: string): Ms | null {
  const ticks = MPEGTS.exec(raw)?.[1]
  const local = parseClock(LOCAL.exec(raw)?.[1] ?? '')
  return ticks === undefined ? null : Math.round(Number(ticks) / TICKS) - (local?.ms ?? 0)
}

/** By header, how much later its times are than those of the first. */
function shiftsOf(headers: readonly Header[]): Ms[] {
  const origin = headers.find(({ offset }) => offset !== null)?.offset ?? 0
  return headers.map(({ offset }) => {
    const shift = offset === null ? 0 : offset - origin
    return Math.round(shift < -WRAP / 2 ? shift + WRAP : shift)
  })
}

/** Milliseconds by cue; null where times do not begin again, or would be out of order with what is added. */
function addedTo(scan: CueScan, headers: readonly Header[], shifts: readonly Ms[]): Int32Array | null {
  const added = new Int32Array(scan.id.length)
  let beginsAgain = false
  let [last, lastAdded, part] = [0, 0, 0]
  for (let cue = 0; cue < scan.id.length; cue++) {
    const own = firstPast(headers, ({ line }) => line > lineOfCue(scan, cue)) - 1
    const shift = shifts[own] ?? 0
    added[cue] = shift
    const start = startOfCue(scan, cue)
    if (start === null) continue
    if (own !== part) {
      if (start < last) beginsAgain = true
      if (start + shift < lastAdded) return null
    }
    part = own
    last = endOfCue(scan, cue) ?? start
    lastAdded = start + shift
  }
  return beginsAgain && shifts.some((shift) => shift !== 0) ? added : null
}
