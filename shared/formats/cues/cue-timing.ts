import type { Span, TimeForm, TimeToken } from '../core/format.ts'
import { BLANK, DIGIT, type LooseRules, parseAnyTime, SIGN } from '../core/loose-clock.ts'

/** A time of a cue; `ms` null = unreadable, `isLoose` = readable, but not written as players want it. */
export type CueTime = TimeToken & { readonly ms: number | null; readonly isLoose?: true }

/** The two times of a cue. `rest` = what follows them on the line. */
export type Timing = {
  readonly start: CueTime
  readonly end: CueTime
  readonly rest: Span
  /** The arrow is another than `-->`. */
  readonly isArrowOdd?: true
}

/** Longest line of times that is examined (characters). */
const REACH = 200
const TIME = `${DIGIT}(?:${DIGIT}|${BLANK}*${SIGN}${BLANK}*${DIGIT})*`
const LEAD = `${BLANK}*`
const ARROW = `${BLANK}*-{1,3}>${BLANK}*`
/** Behind a time: no letter or digit that it might be part of, but a setting of WebVTT without a space. */
const STOP = `(?!(?!(?:align|line|position|region|size|vertical):)${SIGN}?[\\p{L}\\p{N}])`
const USUAL = new RegExp(`^${ARROW}$`)
const DASH = '[-‐‑‒–—―−﹘﹣－~～=]'
/**
 * Arrows that people and programs make of `-->`: blanks inside, other dashes, an entity, a sign of its own.
 */
const OTHER_ARROW = `${BLANK}*(?:${DASH}(?:${BLANK}?${DASH}){0,3}${BLANK}*(?:>|&gt;|＞|›|»|〉)|[→⇒➔➜➡⟶])${BLANK}*`
const ONLY_DASH = `${BLANK}*${DASH}{1,3}${BLANK}*`

const STANDARD = new RegExp(`^(${LEAD})(-?${TIME})(${ARROW})(-?${TIME})${STOP}`, 'u')
const OTHER = new RegExp(`^(${LEAD})(${TIME})(${OTHER_ARROW})(${TIME})${STOP}`, 'u')
const DASHED = new RegExp(`^(${LEAD})(${TIME})(${ONLY_DASH})(${TIME})${BLANK}*$`)
/** A number stands on the same line. */
const NUMBERED = new RegExp(
  `^(${LEAD}#?\\d{1,6}[.:)]?[ \\t]+)(${TIME})(${ARROW}|${OTHER_ARROW})(${TIME})${STOP}`,
  'u',
)
/** One of the two is no time: then the arrow must be the right one. */
const DAMAGED = new RegExp(`^(${LEAD})(-?${DIGIT}[^\\s<>]{0,30}?)(${ARROW})([^\\s<>]{1,30})`)
/** Hours, minutes, seconds and a fraction: no mistaking it for text. */
const WHOLE = new RegExp(`^${DIGIT}+(?:${BLANK}*${SIGN}${BLANK}*${DIGIT}+){3}$`)
/** Three fields at least. */
const CLOCK = new RegExp(`^${DIGIT}+(?:${BLANK}*${SIGN}${BLANK}*${DIGIT}+){2,3}$`)

/**
 * Reads `time --> time` as people and programs write it: with other arrows, other signs inside the times, and
 * blanks anywhere. Null when the line is something else. `form` = that of unreadable times; `frames` = frames
 * per second where times end with them, null = they do not.
 */
export function parseTiming(
  text: string,
  line: Span,
  form: TimeForm,
  frames: () => number | null = () => null,
): Timing | null {
  const head = text.slice(line.from, Math.min(line.to, line.from + REACH))
  const match =
    STANDARD.exec(head) ??
    clocks(OTHER.exec(head), CLOCK) ??
    clocks(NUMBERED.exec(head), WHOLE) ??
    clocks(DASHED.exec(head), WHOLE) ??
    half(DAMAGED.exec(head))
  if (!match) return null
  const [whole, lead = '', first = '', arrow = '', second = ''] = match
  const from = line.from + lead.length
  const rules = { ...(isThousand(first, second) && { thousand: true }) }
  const start = timeAt(from, first, form, rules, frames)
  const end = timeAt(from + first.length + arrow.length, second, form, rules, frames)
  return {
    start,
    end,
    rest: { from: line.from + whole.length, to: line.to },
    ...(!USUAL.test(arrow) && { isArrowOdd: true }),
  }
}

function timeAt(
  from: number,
  raw: string,
  form: TimeForm,
  rules: LooseRules,
  frames: () => number | null,
): CueTime {
  const to = from + raw.length
  const rate = /[:：;；][ \t]*\d{1,2}$/.test(raw) && WHOLE.test(raw) ? frames() : null
  const time = parseAnyTime(raw, rate === null ? rules : { ...rules, frames: rate })
  if (!time) return { from, to, form, ms: null }
  return { from, to, form: time.form, ms: time.ms, ...(time.isLoose && { isLoose: true }) }
}

function clocks(match: RegExpExecArray | null, pattern: RegExp): RegExpExecArray | null {
  return match && pattern.test(match[2] ?? '') && pattern.test(match[4] ?? '') ? match : null
}

/** One of the two must be a time beyond doubt. */
function half(match: RegExpExecArray | null): RegExpExecArray | null {
  const isTime = (raw: string | undefined) => CLOCK.test(raw ?? '') && parseAnyTime(raw ?? '') !== null
  return match && (isTime(match[2]) || isTime(match[4])) ? match : null
}

/** `,1000` beside times with three digits: somebody has rounded up and not carried. */
function isThousand(first: string, second: string): boolean {
  const isOne = (raw: string) => /\D1000$/.test(raw)
  const isFine = (raw: string) => /\D\d{4,9}$/.test(raw) && !isOne(raw)
  return (isOne(first) || isOne(second)) && !isFine(first) && !isFine(second)
}

/** Text of which no line is read as times: the arrow of such a line begins with a numeric entity. */
export function withoutTimings(text: string): string {
  if (!/\d[^\n\d]*[-‐-―−﹘﹣－~～=→⇒➔➜➡⟶]/.test(text)) return text
  const form = { kind: 'seconds', digits: 0 } as const
  return text.replace(/[^\r\n]+/g, (line) => {
    const timing = parseTiming(line, { from: 0, to: line.length }, form)
    if (!timing) return line
    const at = timing.start.to + (/^\s*/.exec(line.slice(timing.start.to))?.[0].length ?? 0)
    return `${line.slice(0, at)}&#${line.codePointAt(at) ?? 45};${line.slice(at + 1)}`
  })
}

const COUNTED = /\d:[0-5]\d:[0-5]\d[:;](\d\d)(?!\d)/g
const USUAL_RATE = 25

/**
 * Frames per second of a file with times like `00:00:01:24`; null where their last numbers reach beyond
 * frames, so that they are hundredths.
 */
export function countedRate(text: string): number | null {
  let most = 0
  for (const [, frames = ''] of text.matchAll(COUNTED)) most = Math.max(most, Number(frames))
  return most < USUAL_RATE ? USUAL_RATE : most < 30 ? 30 : null
}

const LOOSE_LINE = new RegExp(
  `^${LEAD}(${TIME})(?:${ARROW}|${OTHER_ARROW})(${TIME})(?:[ \\t]+\\S[^\\n]*)?[ \\t\\r]*$`,
  'gm',
)

/**
 * The first line of times that is written oddly but beyond doubt (with fractions); null when there is none.
 */
export function oddTimingIn(text: string): string | null {
  for (const [line, first = '', second = ''] of text.matchAll(LOOSE_LINE))
    if (WHOLE.test(first) && WHOLE.test(second)) return line
  return null
}
