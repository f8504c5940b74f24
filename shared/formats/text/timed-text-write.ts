import type { Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import type { Choices, FormatOption } from '../core/format.ts'
import { joinLines } from '../core/lines.ts'
import { printTime } from '../core/timestamps.ts'
import { choiceOf, clockBy, FRACTION, namesBy, SPEAKERS } from '../core/write-options.ts'
import { readBrokenStamp } from './broken-stamp.ts'
import { readTimedLine } from './timed-line.ts'

const LAYOUT: FormatOption = {
  id: 'layout',
  label: message('option.layout'),
  values: [
    { id: 'line', label: message('option.plainTimeThenName') },
    { id: 'brackets', label: message('option.timeInBracketsThenName') },
    { id: 'above', label: message('option.timeOnALineAbove') },
  ],
}
const CLOCK: FormatOption = {
  id: 'clock',
  label: message('option.times'),
  values: [
    { id: 'hours', label: '00:01:02' },
    { id: 'minutes', label: message('option.hoursOnlyWhenNeeded') },
  ],
}
const ENDS: FormatOption = {
  id: 'ends',
  label: message('option.endsOfLines'),
  values: [
    { id: 'none', label: message('option.leftOut') },
    { id: 'with', label: '00:01:02 - 00:01:05', limits: { ends: true } },
  ],
}
const SPACING: FormatOption = {
  id: 'spacing',
  label: message('option.betweenLines'),
  values: [
    { id: 'blank', label: message('option.anEmptyLine') },
    { id: 'none', label: message('option.nothing') },
  ],
}

export const TIMED_TEXT_OPTIONS: readonly FormatOption[] = [LAYOUT, CLOCK, FRACTION, ENDS, SPEAKERS, SPACING]

/** In place of the time of a line that is not timed yet. */
export const BLANK = '--:--:--'

/**
 * A new file of lines with times, all in one form: with milliseconds if any line needs them. A line without a
 * time has its text only, or a `blank` time before it.
 */
export function writeTimedText(
  { segments }: Transcript,
  choices: Choices = {},
  untimed: 'text' | 'blank' = 'text',
): string {
  const layout = choiceOf(LAYOUT, choices)
  const hasEnds = choiceOf(ENDS, choices) === 'with'
  const nameOf = namesBy(SPEAKERS, choices)
  const times = segments.flatMap(({ start, end }) => (hasEnds ? [start, end] : [start]))
  // Do not mix `mm:ss` and `hh:mm:ss`: they would be confused.
  const isLong = times.some((ms) => ms !== null && ms >= 3_600_000)
  const form = clockBy(choices, times, choiceOf(CLOCK, choices) === 'hours' || isLong ? 2 : 0)
  const isApart = choiceOf(SPACING, choices) === 'blank'
  const blocks = segments.map((segment) => {
    const { start, end } = segment
    const name = nameOf(segment)
    const words = (name === null ? '' : `${name}: `) + keepOneTime(joinLines(segment.text, '\n'), '\n')
    if (start === null && untimed === 'text') return words
    const until = hasEnds && end !== null ? ` - ${printTime(end, form)}` : ''
    const time = start === null ? BLANK : printTime(start, form) + until
    return `${layout === 'brackets' ? `[${time}]` : time}${layout === 'above' ? '\n' : ' '}${words}`.trim()
  })
  return blocks.length > 0 ? `${blocks.join(isApart ? '\n\n' : '\n')}\n` : ''
}

/**
 * A later line that begins with a time, or like one, would be read as a new line: it is joined to the line
 * before.
 */
export function keepOneTime(text: string, eol: string): string {
  const lines = text.split(eol)
  const isTime = (line: string) => {
    const span = { from: 0, to: line.length }
    return (readTimedLine(line, span) ?? readBrokenStamp(line, span)) !== null
  }
  return lines.reduce((all, line, i) => (i === 0 ? line : all + (isTime(line) ? ' ' : eol) + line), '')
}
