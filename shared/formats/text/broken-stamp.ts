import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { message } from '../../words/message.ts'
import type { Span } from '../core/format.ts'
import { slice } from '../core/lines.ts'

/** What begins a line like a time and is none: its span, and where the text after it begins. */
export type BrokenStamp = Span & {
  readonly textFrom: number
  /** Nothing else looks like this: brackets, three fields or many digits. */
  readonly isSure: boolean
}

const LEAD = '[ \\t\\u00a0]*(?:[-–—•*>][ \\t]+)?(?:\\*\\*|__)?\\\\?'
/** A letter that looks like a digit counts as one. */
const DIGIT = '[\\dOolI]'
const BARE = `\\d${DIGIT}{0,3}[:;]${DIGIT}{1,6}(?:[.,:;-]${DIGIT}{0,6}){0,4}`
const BRACKETED = `(?:${BARE}|\\d[\\d?xX_]{0,3}:[\\d?xX_:;.,-]{1,12})`
const BROKEN = new RegExp(
  `^(${LEAD})(?:([[(<{#])[ \\t]*(${BRACKETED})(?:[ \\t]*\\\\?[\\])>}#]|(?=$|[ \\t\\u00a0]))|(${BARE})(?=(?:\\*\\*|__)?:?(?:$|[ \\t\\u00a0])))(?:\\*\\*|__)?:?[ \\t\\u00a0]*`,
)
const REACH = 60

/** Reads what begins a line like a time; null when nothing does. For lines whose time cannot be read. */
export function readBrokenStamp(text: string, line: Span): BrokenStamp | null {
  const head = text.slice(line.from, Math.min(line.to, line.from + REACH))
  const match = BROKEN.exec(head)
  if (!match) return null
  const [whole, lead = '', open, bracketed, bare] = match
  const raw = bracketed ?? bare ?? ''
  const from = line.from + head.indexOf(raw, lead.length + (open?.length ?? 0))
  const isSure = open !== undefined || /[:;].*[:;]/.test(raw) || raw.replace(/\D/g, '').length > 4
  return { from, to: from + raw.length, textFrom: line.from + whole.length, isSure }
}

/**
 * The finding about a line (1-based) that begins like a time; `sample` = a time as the others of the file are
 * written.
 */
export function brokenFinding(
  text: string,
  broken: Span,
  sample: string,
  line: number,
  id: string | null = null,
): Diagnostic {
  const words = message('found.brokenTime', { text: slice(text, broken), sample })
  return warning('time/broken', words, line, id)
}
