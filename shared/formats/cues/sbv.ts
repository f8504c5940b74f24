import type { Segment, Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { fillTimes, guessLength } from '../core/fill-times.ts'
import type { BlockContext, TimeForm, TranscriptFormat } from '../core/format.ts'
import { isBlank, joinLines, splitLines } from '../core/lines.ts'
import { printTime } from '../core/timestamps.ts'
import { namesBy, SPEAKERS } from '../core/write-options.ts'
import { parseCommaTiming, printBreaks, printCommaTimes, readCommaCues } from './comma-cues.ts'
import { blockPrefix } from './cue-names.ts'

const FORM: TimeForm = { kind: 'clock', clock: { hours: 1, minutes: 2, fraction: 3, point: '.' } }

/** YouTube captions: `h:mm:ss.mmm,h:mm:ss.mmm` on a line of its own, then the text, then a blank line. */
export const sbv: TranscriptFormat = {
  id: 'sbv',
  name: message('format.sbv'),
  extensions: ['sbv'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\s*/y, fresh: '\n\n', least: 2 },
  recognise,
  read: (text) => readCommaCues(text, 'sbv', 0, FORM),
  write,
  block,
  printText: (text, context) => printBreaks(text, context, false),
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
}

function recognise(head: string, name: string): number {
  const lines = splitLines(head).filter((line) => !isBlank(head, line))
  const first = lines.findIndex((line) => parseCommaTiming(head, line, FORM) !== null)
  // A header above the times, or hundredths, mean SubViewer.
  if (first === -1 || lines.slice(0, first).some((line) => head.charAt(line.from) === '[')) return 0
  const own = extensionOf(name) === 'sbv' ? 0.2 : 0
  const at = lines[first]?.from ?? 0
  const isHundredths = /^\s*\d\d:\d\d:\d\d\.\d\d,/.test(head.slice(at, at + 20))
  return (isHundredths ? 0.5 : 0.8) - (first > 2 ? 0.3 : 0) + own
}

function write(transcript: Transcript): string {
  const nameOf = namesBy(SPEAKERS, {})
  const blocks = fillTimes(transcript).map(({ segment, start, end }) => {
    const name = nameOf(segment)
    const prefix = name === null ? '' : `${name}: `
    return `${printTime(start, FORM)},${printTime(end, FORM)}\n${prefix}${joinLines(segment.text, '\n')}\n`
  })
  return blocks.join('\n')
}

function block(segment: Segment, context: BlockContext): string {
  const start = segment.start ?? context.end ?? 0
  const stop = segment.end ?? context.end ?? start + guessLength(segment.text)
  const times = printCommaTimes(start, stop, FORM, context)
  return `${times}${blockPrefix(segment, context)}${joinLines(segment.text, context.eol)}`
}
