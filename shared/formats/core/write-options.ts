import { type Ms, SECONDS_FORM } from '../../model/time.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import type { Choices, FormatFacts, FormatOption, FormatWriting, Limits, TimeForm } from './format.ts'

/** Where names are written, for formats in which a speaker counts until the next name. */
export const SPEAKERS: FormatOption = {
  id: 'speakers',
  label: message('option.speakers'),
  values: [
    { id: 'changes', label: message('option.whereTheyChange') },
    { id: 'each', label: message('option.onEveryLine') },
    { id: 'none', label: message('option.leftOut'), limits: { speakers: false } },
  ],
}

/** Whether names are written, for formats with a field for them. */
export const NAMES: FormatOption = {
  id: 'speakers',
  label: message('option.speakers'),
  values: [
    { id: 'each', label: message('option.withNames') },
    { id: 'none', label: message('option.leftOut'), limits: { speakers: false } },
  ],
}

/** Whether lines of one speaker become one paragraph. */
export const TURNS: FormatOption = {
  id: 'turns',
  label: message('option.paragraphs'),
  values: [
    { id: 'lines', label: message('option.oneForEachLine') },
    { id: 'turns', label: message('option.oneForEachTurnOf'), limits: { lines: false } },
  ],
}

/** Precision of the times. */
export const FRACTION: FormatOption = {
  id: 'fraction',
  label: message('option.fractionsOfASecond'),
  values: [
    { id: 'needed', label: message('option.whereTimesHaveThem') },
    { id: '3', label: message('option.alwaysThreeDigits') },
    { id: '0', label: message('option.wholeSeconds'), limits: { stepMs: 1000 } },
  ],
}

/** The chosen value of an option; the first if none, or an unknown one, was chosen. */
export function choiceOf({ id, values }: FormatOption, choices: Choices): string {
  return values.find((value) => value.id === choices[id])?.id ?? values[0]?.id ?? ''
}

/** The limits of a file in this format, written with these choices. */
export function limitsWith({ limits, options }: FormatFacts & FormatWriting, choices: Choices): Limits {
  const all = { ...limits }
  for (const option of options ?? [])
    Object.assign(all, option.values.find(({ id }) => id === choiceOf(option, choices))?.limits)
  return all
}

/** Gives, for one line after another, the name to write before it; null = none. */
export function namesBy(option: FormatOption, choices: Choices): (segment: Segment) => string | null {
  const where = choiceOf(option, choices)
  let speaker: string | null = null
  return (segment) => {
    const isNew = segment.speaker !== speaker
    speaker = segment.speaker ?? speaker
    return where === 'none' || (where === 'changes' && !isNew) ? null : segment.speaker
  }
}

/** The transcript with each turn joined to one line, if that was chosen. Lines without a speaker stay. */
export function inTurns(transcript: Transcript, choices: Choices): Transcript {
  if (choiceOf(TURNS, choices) !== 'turns') return transcript
  const turns: { readonly first: Segment; last: Segment; readonly texts: string[] }[] = []
  for (const segment of transcript.segments) {
    const turn = turns.at(-1)
    const goesOn = turn && segment.speaker !== null && turn.first.speaker === segment.speaker
    if (!goesOn) turns.push({ first: segment, last: segment, texts: [segment.text] })
    else {
      turn.last = segment
      turn.texts.push(segment.text)
    }
  }
  const segments = turns.map(({ first, last, texts }) => {
    if (first === last) return first
    const text = texts.map((part) => part.trim()).filter((part) => part !== '')
    return { ...first, end: last.end, text: text.join(' '), words: null }
  })
  return { segments }
}

/**
 * The time form for a whole file, by its fraction option. `hours` = digits of the hours; 0 = minutes go on
 * past 59.
 */
export function clockBy(choices: Choices, times: readonly (Ms | null)[], hours: number): TimeForm {
  const digits = choiceOf(FRACTION, choices)
  const isWhole = times.every((ms) => ms === null || ms % 1000 === 0)
  const fraction = digits === '3' || (digits === 'needed' && !isWhole) ? 3 : 0
  const clock = { ...SECONDS_FORM, hours, fraction }
  return digits === '0' ? { kind: 'clock', clock, rounds: true } : { kind: 'clock', clock }
}
