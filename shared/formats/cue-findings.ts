import { type Diagnostic, warning } from '../model/diagnostic.ts'
import type { Segment } from '../model/transcript.ts'
import {
  BLANK_BEFORE_TEXT,
  BLANK_IN_TEXT,
  type CueScan,
  lineOfCue,
  NO_BLANK_BEFORE,
  NO_TIMES,
  NONE,
} from './cues.ts'
import type { TimeForm } from './format.ts'
import { timeFindings } from './stamps.ts'

const ODDITIES: readonly (readonly [bit: number, code: string, message: string])[] = [
  [NO_BLANK_BEFORE, 'no-blank-line', 'No blank line divides this cue from the one above.'],
  [NO_TIMES, 'missing-time', 'This cue has a number and text, but no times.'],
  [BLANK_BEFORE_TEXT, 'blank-before-text', 'A blank line stands between the times and the text.'],
  [BLANK_IN_TEXT, 'blank-in-text', 'A blank line stands inside the text.'],
]

/** What is odd about the cues of a caption file (`prefix` = `srt`, `vtt`, …). Nothing is changed. */
export function cueFindings(
  text: string,
  scan: CueScan,
  segments: readonly Segment[],
  prefix: string,
): Diagnostic[] {
  const { odd, timing, timings } = scan
  const found: Diagnostic[] = []
  for (let cue = 0; cue < segments.length; cue++) {
    const id = segments[cue]?.id ?? ''
    const add = (code: string, message: string) =>
      found.push(warning(code, message, lineOfCue(scan, cue), id))
    const bits = odd[cue] ?? 0
    if (bits !== 0) {
      for (const [bit, code, message] of ODDITIES) if (bits & bit) add(`${prefix}/${code}`, message)
    }
    const at = timing[cue] ?? NONE
    if (at !== NONE) {
      const { start, startForm, startFrom, startTo, end, endForm, endFrom, endTo } = timings
      const from =
        isOdd(start[at], startForm[at]) && timeNote(text.slice(startFrom[at], startTo[at]), start[at])
      const to = isOdd(end[at], endForm[at]) && timeNote(text.slice(endFrom[at], endTo[at]), end[at])
      if (from) add(...from)
      if (to) add(...to)
    }
    if (segments[cue]?.text === '') add('text/empty', 'This cue has no text.')
  }
  return [...found, ...timeFindings(segments, (cue) => lineOfCue(scan, cue))]
}

/** A time that cannot be read, or one whose fraction is easily misread. */
function isOdd(ms: number | undefined, form: TimeForm | undefined): boolean {
  if (ms === undefined || ms < 0) return true
  return form?.kind === 'clock' && form.clock.fraction > 0 && form.clock.fraction < 3
}

function timeNote(raw: string, ms: number | undefined): readonly [code: string, message: string] {
  if (ms === undefined || ms < 0) return ['time/unreadable', `“${raw}” is no time that can be read.`]
  const digits = /[^\d]\d$/.test(raw) ? 'one digit' : 'two digits'
  return ['time/short-fraction', `“${raw}” has ${digits} after the seconds; read as ${ms % 1000} ms.`]
}

/** Findings about text outside all cues, one for each run of lines. */
export function strayFindings(strays: readonly number[], code: string): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const [i, at] of strays.entries()) {
    if (i > 0 && strays[i - 1] === at - 1) continue
    found.push(warning(code, 'This text belongs to no cue; it stays in the file but is not shown.', at + 1))
  }
  return found
}

/** One finding for captions that roll: most cues begin with the text of the cue before. */
export function rollingFinding(segments: readonly Segment[]): Diagnostic[] {
  let repeated = 0
  let above = ''
  for (const { text } of segments) {
    const last = above.lastIndexOf('\n') + 1
    // The first letters tell nearly all of them apart.
    const isSame = last < above.length && text.charCodeAt(0) === above.charCodeAt(last)
    if (isSame && text.startsWith(above.slice(last))) repeated++
    above = text
  }
  if (repeated < 4 || repeated < segments.length * 0.3) return []
  return [
    warning(
      'text/repeated',
      `${repeated} of ${segments.length} cues repeat the text of the cue before (rolling captions).`,
    ),
  ]
}
