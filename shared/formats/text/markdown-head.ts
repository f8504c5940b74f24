import { parseClock, SECONDS_FORM } from '../../model/time.ts'
import type { Span, TimeForm, TimeToken } from '../core/format.ts'
import { findPrefix } from '../core/speaker-prefix.ts'

/** `ms` null = a blank time (`--:--:--`), which a line has that is not timed yet. */
type Time = TimeToken & { readonly ms: number | null }

/** The head of a turn: `**Name:**`, a timestamp, or both. Offsets are in the whole text. */
export type TurnHead = {
  readonly name: (Span & { readonly text: string }) | null
  readonly start: Time | null
  readonly end: Time | null
  readonly textFrom: number
  /** The colon is outside the bold name (`**Name**:`), as in lists of definitions. */
  readonly isOutside: boolean
}

/** How a blank time will be written. */
const BLANK: TimeForm = { kind: 'clock', clock: SECONDS_FORM }
const CLOCK = '\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?'
const OPEN = '(?:\\\\?[[(<]|[*_`]{1,2}){0,3}'
const CLOSE = '(?:\\\\?[\\])>]|[*_`]{1,2}|\\(https?://[^()\\s]{1,300}\\)){0,4}'
const TIMESTAMP = new RegExp(
  `(${OPEN})(${CLOCK}|--:--(?::--)?)(?:([ \\t]*(?:-{1,2}>|[-–—])[ \\t]*)(${CLOCK}))?(${CLOSE})(?:(?<=[\\])>*_\`])(?!\\d)|(?![\\d:]))`,
  'y',
)
const LEAD = /[ \t]*(?:(?:[-*>•]|#{1,6})[ \t]+){0,2}/y
/** Between time and name; before the text only a colon and spaces. */
const BETWEEN = /[ \t]*(?:[:|–—-](?=[ \t])[ \t]*)?(?=\*\*|__|\\?[[(<`]|\d)/y
const AFTER = /[ \t]*(?::(?=[ \t]|$))?[ \t]*/y
const BOLD = /(\*\*|__)([^*_\n]{1,80})\1[ \t]*(:?)/y
/** A name after a timestamp in the same bold span: `**[0:12] Ann:**`. */
const BOLD_REST = /[ \t]*([^*_:\s][^*_:\n]{0,59}?)[ \t]*(:?)(?:\*\*|__)[ \t]*(:?)/y
const TIMESTAMP_LAST = new RegExp(`^([^\\n]{1,60}?)[ \\t]*(${OPEN}${CLOCK}${CLOSE}):?$`)

/** Reads the head of a turn; null when the line does not begin one. */
export function readTurnHead(text: string, line: Span): TurnHead | null {
  const head = text.slice(line.from, Math.min(line.to, line.from + 500))
  let at = step(LEAD, head, 0)?.[0].length ?? 0
  let [start, end]: [Time | null, Time | null] = [null, null]
  let name: TurnHead['name'] = null
  let isOutside = false
  let textAt = at
  for (let part = 0; part < 3; part++) {
    const timestamp: RegExpExecArray | null = start ? null : step(TIMESTAMP, head, at)
    const found: ReturnType<typeof timesOf> =
      timestamp && isOwn(timestamp, head, at) ? timesOf(timestamp, line.from + at) : null
    if (timestamp && found) {
      start = found.start
      end = found.end
      at += timestamp[0].length
      const isOpen = /\*\*|__/.test(timestamp[1] ?? '') && !/\*\*|__/.test(timestamp[5] ?? '')
      const rest = isOpen && !name ? step(BOLD_REST, head, at) : null
      if (rest) {
        name = nameAt(rest[1] ?? '', line.from + at + rest[0].indexOf(rest[1] ?? ''))
        at += rest[0].length
      }
    } else if (!name) {
      const bold: RegExpExecArray | null = step(BOLD, head, at)
      const read: ReturnType<typeof readBold> =
        bold && readBold(bold, line.from + at, start !== null || isTimeAt(head, at + bold[0].length))
      if (!bold || !read) break
      isOutside = read.isOutside
      name = read.name
      start ??= read.start
      at += bold[0].length
    } else break
    textAt = at + (step(AFTER, head, at)?.[0].length ?? 0)
    at += step(BETWEEN, head, at)?.[0].length ?? textAt - at
  }
  if (!start && !name) return null
  // Bold text without a colon or time is emphasis.
  return { name, start, end, textFrom: line.from + textAt, isOutside }
}

function step(pattern: RegExp, head: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(head)
}

/** A bare timestamp must be followed by a space or the end. */
function isOwn(timestamp: RegExpExecArray, head: string, at: number): boolean {
  const after = head.charAt(at + timestamp[0].length)
  return timestamp[1] !== '' || after === '' || after === ' ' || after === '\t'
}

function timesOf(timestamp: RegExpExecArray, from: number): { start: Time; end: Time | null } | null {
  const [, open = '', first = '', dash = '', second] = timestamp
  const start = timeAt(first, from + open.length)
  const end = second === undefined ? null : timeAt(second, from + open.length + first.length + dash.length)
  return start && { start, end }
}

function timeAt(raw: string, from: number): Time | null {
  if (raw.startsWith('-')) return { from, to: from + raw.length, form: BLANK, ms: null }
  const clock = parseClock(raw)
  return clock && { from, to: from + raw.length, form: { kind: 'clock', clock: clock.form }, ms: clock.ms }
}

/** True when a time follows, perhaps after spaces. */
function isTimeAt(head: string, at: number): boolean {
  const from = at + (/^[ \t]*/.exec(head.slice(at, at + 20))?.[0].length ?? 0)
  return step(TIMESTAMP, head, from) !== null
}

function readBold(
  bold: RegExpExecArray,
  from: number,
  hasTime: boolean,
): (Pick<TurnHead, 'name' | 'isOutside'> & { readonly start: Time | null }) | null {
  const [, marker = '', inner = '', colon] = bold
  const last = TIMESTAMP_LAST.exec(inner)
  const at = from + marker.length
  const raw = last?.[1] ?? inner
  const isNamed = colon === ':' || inner.trimEnd().endsWith(':') || hasTime || last !== null
  const name = isNamed ? nameAt(raw, at) : null
  if (!name) return null
  const timestamp = last
    ? step(TIMESTAMP, inner, (last[1]?.length ?? 0) + inner.slice(last[1]?.length).search(/\S/))
    : null
  return {
    name,
    isOutside: colon === ':',
    start: timestamp ? (timesOf(timestamp, at + timestamp.index)?.start ?? null) : null,
  }
}

/** The name in `Name:`, if it can be one. */
function nameAt(raw: string, from: number): TurnHead['name'] {
  const lead = raw.length - raw.trimStart().length
  const name = raw.trim().replace(/(?<![ \t])[ \t]*:$/, '')
  if (name === '' || findPrefix(`${name}: x`)?.name !== name) return null
  return { from: from + lead, to: from + lead + name.length, text: name }
}
