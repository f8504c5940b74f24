import { append } from '../../base/append.ts'
import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { printPrecise } from '../../model/time.ts'
import type { Segment } from '../../model/transcript.ts'
import { type Message, message } from '../../words/message.ts'
import { timeFindings } from '../core/findings.ts'
import { slice } from '../core/lines.ts'
import { ODD_ARROW, ODD_END, ODD_START } from './cue-times.ts'
import type { CueTime, Timing } from './cue-timing.ts'
import {
  BLANK_BEFORE_TEXT,
  BLANK_IN_TEXT,
  type CueScan,
  lineOfCue,
  NO_BLANK_BEFORE,
  NO_TIMES,
  NONE,
  timingOf,
} from './cues.ts'

const ODDITIES: readonly (readonly [bit: number, code: string, words: Message])[] = [
  [NO_BLANK_BEFORE, 'no-blank-line', message('found.noBlankLine')],
  [NO_TIMES, 'missing-time', message('found.cueNumberText')],
  [BLANK_BEFORE_TEXT, 'blank-before-text', message('found.blankLineBetween')],
  [BLANK_IN_TEXT, 'blank-in-text', message('found.blankLineInside')],
]

/** What is odd about the cues of a caption file; `prefix` of the codes = `srt`, `vtt`, … */
export function cueFindings(
  text: string,
  scan: CueScan,
  segments: readonly Segment[],
  prefix: string,
): Diagnostic[] {
  const { odd, timing, timings } = scan
  const found: Diagnostic[] = []
  for (let cue = 0; cue < segments.length; cue++) {
    const segment = segments[cue]
    const at = timing[cue] ?? NONE
    const timeBits = at === NONE ? 0 : (timings.odd[at] ?? 0) & (ODD_START | ODD_END | ODD_ARROW)
    if (segment && (odd[cue] !== 0 || timeBits !== 0 || segment.text === ''))
      append(found, oddities({ text, scan, prefix }, cue, segment, timeBits))
  }
  return [...found, ...timeFindings(segments, (cue) => lineOfCue(scan, cue))]
}

type CueFile = { readonly text: string; readonly scan: CueScan; readonly prefix: string }

function oddities(
  { text, scan, prefix }: CueFile,
  cue: number,
  segment: Segment,
  timeBits: number,
): Diagnostic[] {
  const found: Diagnostic[] = []
  const add = (code: string, words: Message) =>
    found.push(warning(code, words, lineOfCue(scan, cue), segment.id))
  const bits = scan.odd[cue] ?? 0
  for (const [bit, code, words] of ODDITIES) if (bits & bit) add(`${prefix}/${code}`, words)
  const times = timeBits === 0 ? null : timingOf(scan, cue)
  if (times && timeBits & ODD_ARROW) add('time/odd-arrow', arrowNote(text, times))
  if (times && timeBits & ODD_START) add(...timeNote(text, times.start))
  if (times && timeBits & ODD_END) add(...timeNote(text, times.end))
  if (segment.text === '') add('text/empty', message('found.cueNoText'))
  return found
}

function timeNote(text: string, time: CueTime): readonly [code: string, words: Message] {
  const { ms, isLoose } = time
  const raw = slice(text, time)
  if (ms === null) return ['time/unreadable', message('found.noTime', { text: raw })]
  if (isLoose) return ['time/odd', message('found.oddTime', { text: raw, time: printPrecise(ms) })]
  const digits = /[^\d]\d$/.test(raw) ? 1 : 2
  return ['time/short-fraction', message('found.shortFraction', { text: raw, digits, ms: ms % 1000 })]
}

function arrowNote(text: string, { start, end }: Timing): Message {
  return message('found.oddArrow', { text: text.slice(start.to, end.from).trim() })
}

/** Findings about text outside of all cues, one per run of lines. */
export function strayFindings(strays: readonly number[], code: string): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const [i, at] of strays.entries()) {
    if (i > 0 && strays[i - 1] === at - 1) continue
    found.push(warning(code, message('found.textBelongsNo'), at + 1))
  }
  return found
}

/** Detects rolling captions, in which cues begin with the text of the cue before. */
export type Rolling = {
  /** Adds the text of the next cue. */
  readonly add: (text: string) => void
  /** One finding when they roll. */
  readonly findings: () => Diagnostic[]
}

/** Detects rolling captions from the texts of all cues, added in order. */
export function createRolling(): Rolling {
  let cues = 0
  let repeated = 0
  let above = ''
  const add = (text: string) => {
    // Most texts have one line: a forward search finds that soonest.
    const last = above.indexOf('\n') === -1 ? 0 : above.lastIndexOf('\n') + 1
    // Comparing first and last letter settles nearly all cases.
    const length = above.length - last
    const isAlike =
      length > 0 &&
      text.charCodeAt(0) === above.charCodeAt(last) &&
      text.charCodeAt(length - 1) === above.charCodeAt(above.length - 1)
    if (isAlike && text.startsWith(above.slice(last))) repeated++
    above = text
    cues++
  }
  const findings = () => {
    if (repeated < 4 || repeated < cues * 0.3) return []
    const words = message('found.cuesRepeatText', { repeated, cues })
    return [warning('text/repeated', words)]
  }
  return { add, findings }
}
