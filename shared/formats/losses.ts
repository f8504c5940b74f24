import type { Segment, Transcript } from '../model/transcript.ts'
import type { Choices } from './format.ts'
import { formatById } from './list.ts'
import { limitsWith } from './write-options.ts'

export type LossKind = 'lines' | 'times' | 'ends' | 'speakers' | 'words' | 'step' | 'untimed'

/** What a format cannot hold: how many lines lose it, and one sentence that says so. */
export type Loss = { readonly kind: LossKind; readonly count: number; readonly message: string }

/** What saving in this format, with these choices, would lose; empty when it holds everything or is unknown. */
export function losses(formatId: string, transcript: Transcript, choices: Choices = {}): Loss[] {
  const format = formatById(formatId)
  if (!format) return []
  const limits = limitsWith(format, choices)
  const { segments } = transcript
  const found: Loss[] = []
  const add = (kind: LossKind, count: number, message: (lines: string) => string) => {
    if (count > 0) found.push({ kind, count, message: message(lines(count)) })
  }
  if (limits.lines === false) {
    const joined = segments.filter(
      ({ speaker }, i) => speaker !== null && segments[i - 1]?.speaker === speaker,
    )
    add('lines', joined.length, (n) => `${n} will be joined to the line before, with the time of that.`)
  }
  const timed = segments.filter(({ start }) => start !== null)
  if (!limits.times) {
    add('times', timed.length, (n) => `The times of ${n} cannot be written: this format has none.`)
  } else {
    add(
      'untimed',
      limits.ends ? segments.length - timed.length : 0,
      (n) => `${n} without a time will get one between the lines around.`,
    )
    const next = nextStarts(segments)
    const ends = segments.filter(({ end }, i) => !limits.ends && end !== null && end !== next[i])
    add(
      'ends',
      ends.length,
      (n) => `The ends of ${n} cannot be written: in this format a line lasts until the next one.`,
    )
    const fine = timed.filter(
      ({ start, end }) => isFiner(start, limits.stepMs) || (limits.ends && isFiner(end, limits.stepMs)),
    )
    add(
      'step',
      fine.length,
      (n) =>
        `The times of ${n} are rounded to ${limits.stepMs === 1000 ? 'whole seconds' : `steps of ${limits.stepMs} ms`}.`,
    )
  }
  if (!limits.speakers) {
    add(
      'speakers',
      segments.filter(({ speaker }) => speaker !== null).length,
      (n) => `The speakers of ${n} cannot be written.`,
    )
  }
  if (!limits.words) {
    add(
      'words',
      segments.filter(hasWordTimes).length,
      (n) => `The times of single words in ${n} cannot be written.`,
    )
  }
  return found
}

/** For every line the start of the next line that has one; null after the last. */
function nextStarts(segments: readonly Segment[]): readonly (number | null)[] {
  let next: number | null = null
  const starts = segments.toReversed().map(({ start }) => {
    const answer = next
    next = start ?? next
    return answer
  })
  return starts.reverse()
}

function hasWordTimes({ words }: Segment): boolean {
  return words?.some(({ start }) => start !== null) ?? false
}

function isFiner(ms: number | null, step: number): boolean {
  return ms !== null && ms % step !== 0
}

function lines(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`
}
