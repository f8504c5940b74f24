import type { Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { fillTimes } from '../core/fill-times.ts'
import type { Choices, FormatOption } from '../core/format.ts'
import { joinLines } from '../core/lines.ts'
import { printTime } from '../core/timestamps.ts'
import { choiceOf, namesBy, SPEAKERS } from '../core/write-options.ts'
import { LRC_FORM, printWords } from './lrc-timestamps.ts'

const WORDS: FormatOption = {
  id: 'words',
  label: message('option.words'),
  values: [
    { id: 'stamped', label: message('option.timedEnhancedLrc') },
    { id: 'plain', label: message('option.plain'), limits: { words: false } },
  ],
}
const ENDS: FormatOption = {
  id: 'ends',
  label: message('option.endsOfLines'),
  values: [
    { id: 'gaps', label: message('option.markedBeforePauses') },
    { id: 'none', label: message('option.leftOut'), limits: { ends: false } },
  ],
}

export const LRC_OPTIONS: readonly FormatOption[] = [WORDS, ENDS, SPEAKERS]

/** A new lyrics file; untimed lines get a time between their neighbours. */
export function writeLrc(transcript: Transcript, choices: Choices = {}): string {
  const nameOf = namesBy(SPEAKERS, choices)
  const isEnhanced = choiceOf(WORDS, choices) === 'stamped'
  const hasEnds = choiceOf(ENDS, choices) === 'gaps'
  const print = (ms: number) => printTime(ms, LRC_FORM)
  const filled = fillTimes(transcript)
  const lines = filled.flatMap(({ segment, start }, i) => {
    const name = nameOf(segment)
    const words = (isEnhanced ? printWords(segment, print) : null) ?? joinLines(segment.text, ' ')
    const next = filled[i + 1]
    const line = `[${print(start)}]${name === null ? '' : `${name}: `}${words}`
    const isGap = segment.end !== null && (next === undefined || print(next.start) > print(segment.end))
    return isGap && hasEnds ? [line, `[${print(segment.end)}]`] : [line]
  })
  return lines.length > 0 ? `${lines.join('\n')}\n` : ''
}
