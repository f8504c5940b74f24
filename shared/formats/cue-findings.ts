import { type Diagnostic, warning } from '../model/diagnostic.ts'
import type { Segment } from '../model/transcript.ts'
import { blockSpan, type Cue, type CueOddity, type Timing } from './cues.ts'
import type { SegmentTokens, Span } from './format.ts'
import { slice, trimSpan } from './lines.ts'
import { timeFindings } from './stamps.ts'

export type ReadCue = { readonly cue: Cue; readonly segment: Segment; readonly tokens: SegmentTokens }

const ODDITIES: Readonly<Record<CueOddity, readonly [code: string, message: string]>> = {
  'no-times': ['missing-time', 'This cue has a number and text, but no times.'],
  'no-blank-before': ['no-blank-line', 'No blank line divides this cue from the one above.'],
  'blank-before-text': ['blank-before-text', 'A blank line stands between the times and the text.'],
  'blank-in-text': ['blank-in-text', 'A blank line stands inside the text.'],
}

/** What is odd about the cues of a SubRip or WebVTT file (`prefix` = `srt` or `vtt`). Nothing is changed. */
export function cueFindings(text: string, read: readonly ReadCue[], prefix: string): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const { cue, segment } of read) {
    const { id } = segment
    for (const oddity of cue.odd) {
      const [code, message] = ODDITIES[oddity]
      found.push(warning(`${prefix}/${code}`, message, lineOf(cue), id))
    }
    for (const note of cue.timing ? [timeNote(text, cue.timing.start), timeNote(text, cue.timing.end)] : []) {
      if (note) found.push(warning(note[0], note[1], lineOf(cue), id))
    }
    if (segment.text === '') found.push(warning('text/empty', 'This cue has no text.', lineOf(cue), id))
  }
  const segments = read.map(({ segment }) => segment)
  return [...found, ...timeFindings(segments, (index) => lineOf(read[index]?.cue))]
}

function timeNote(text: string, time: Timing['start']): readonly [code: string, message: string] | null {
  const { ms, form } = time
  if (ms === null) return ['time/unreadable', `“${slice(text, time)}” is no time that can be read.`]
  if (form.kind !== 'clock' || form.clock.fraction === 0 || form.clock.fraction > 2) return null
  const digits = form.clock.fraction === 1 ? 'one digit' : 'two digits'
  return [
    'time/short-fraction',
    `“${slice(text, time)}” has ${digits} after the seconds; read as ${ms % 1000} ms.`,
  ]
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
export function rollingFinding(read: readonly ReadCue[]): Diagnostic[] {
  let repeated = 0
  for (let i = 1; i < read.length; i++) {
    const above = read[i - 1]?.segment.text ?? ''
    const last = above.slice(above.lastIndexOf('\n') + 1)
    if (last !== '' && read[i]?.segment.text.startsWith(last)) repeated++
  }
  if (repeated < 4 || repeated < read.length * 0.3) return []
  return [
    warning(
      'text/repeated',
      `${repeated} of ${read.length} cues repeat the text of the cue before (rolling captions).`,
    ),
  ]
}

/** The tokens of a cue: its block, running number, times, text and speaker. */
export function cueTokens(
  text: string,
  cue: Cue,
  lines: readonly Span[],
  body: Span,
  speaker: Span | null,
): SegmentTokens {
  const tokens: Mutable<SegmentTokens> = { block: blockSpan(cue, lines), text: body }
  const index = indexSpan(text, cue, lines)
  if (index) tokens.index = index
  if (cue.timing) {
    tokens.start = cue.timing.start
    tokens.end = cue.timing.end
  }
  if (speaker) tokens.speaker = speaker
  return tokens
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Where the running number stands; null when there is none. */
function indexSpan(text: string, cue: Cue, lines: readonly Span[]): Span | null {
  const line = cue.id === null ? undefined : lines[cue.id]
  if (!line) return null
  const digits = trimSpan(text, line)
  for (let at = digits.from; at < digits.to; at++) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) return null
  }
  return digits.to > digits.from && digits.to - digits.from < 10 ? digits : null
}

function lineOf(cue: Cue | undefined): number {
  return (cue?.times ?? cue?.id ?? 0) + 1
}
