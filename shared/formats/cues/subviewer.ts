import type { Segment } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { guessLength } from '../core/fill-times.ts'
import type { BlockContext, Reading, TimeForm, TranscriptFormat } from '../core/format.ts'
import { joinLines, slice, splitLines } from '../core/lines.ts'
import { parseCommaTiming, printBreaks, printCommaTimes, readCommaCues } from './comma-cues.ts'
import { blockPrefix } from './cue-names.ts'

const FORM: TimeForm = {
  kind: 'clock',
  clock: { hours: 2, minutes: 2, fraction: 2, point: '.' },
}
const HEADER = /^\ufeff?\s*\[(?:INFORMATION|TITLE|SUBTITLE)\]/i

/** SubViewer 2: a header in brackets, then `hh:mm:ss.cc,hh:mm:ss.cc` and text with `[br]` for line breaks. */
export const subviewer: TranscriptFormat = {
  id: 'sub-subviewer',
  name: message('format.subviewer'),
  extensions: ['sub'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\s*/y, fresh: '\n\n', least: 2 },
  recognise,
  read,
  block,
  printText: (text, context) => printBreaks(text, context, true),
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
}

function recognise(head: string, name: string): number {
  const own = extensionOf(name) === 'sub' ? 0.2 : 0
  const times = /^[ \t]*\d{1,3}:\d\d:\d\d\.(\d{1,3}),\d{1,3}:\d\d:\d\d\.\d{1,3}[ \t]*\r?$/m.exec(head)
  if (!times) return 0
  if (HEADER.test(head)) return 0.8 + own
  return times[1]?.length === 2 && head.slice(0, times.index).trim() === '' ? 0.7 + own : own
}

/** The header ends before the first line of times, with its last line in brackets. */
function read(text: string): Reading {
  const lines = splitLines(text)
  const first = lines.findIndex((line) => parseCommaTiming(text, line, FORM) !== null)
  const header = lines
    .slice(0, Math.max(first, 0))
    .findLastIndex((line) => slice(text, line).trimStart().startsWith('['))
  return readCommaCues(text, 'sub-subviewer', header + 1, FORM)
}

function block(segment: Segment, context: BlockContext): string {
  const start = segment.start ?? context.end ?? 0
  const stop = segment.end ?? context.end ?? start + guessLength(segment.text)
  const times = printCommaTimes(start, stop, FORM, context)
  return `${times}${blockPrefix(segment, context)}${joinLines(segment.text, '[br]')}`
}
