import { append } from '../../../shared/base/append.ts'
import { rankIn } from '../../../shared/base/search.ts'
import type { Problem } from '../../../shared/contract.ts'
import { belongs } from '../../../shared/episode/about-episode.ts'
import { type Ms, printReading } from '../../../shared/model/time.ts'
import type { Transcript } from '../../../shared/model/transcript.ts'
import type { Timeline } from '../../../shared/timing/active.ts'
import { t } from '../../../shared/words/speak.ts'
import type { DocumentState } from '../../state/document.ts'
import { howTo } from '../key-hints.ts'
import type { Plan } from './plan-opening.ts'

/** A text may run on for so long (ms) after the sound: a last line, a jingle that was cut. */
const RUNS_ON_MS = 5000
/** So many lines after the end, and this share of all, are no accident at the end. */
const LEAST_LINES = 2
const LEAST_SHARE = 0.03

/**
 * Lines that begin after the audio has ended: how many, the first one in the file, and where the last begins.
 */
export type Misfit = { readonly count: number; readonly first: number; readonly lastMs: Ms }

/** What lies beyond the end of the audio when transcript and audio can hardly belong together; else null. */
export function misfitOf({ starts, lines }: Timeline, durationMs: Ms | null): Misfit | null {
  if (durationMs === null || durationMs <= 0) return null
  const within = rankIn(starts, durationMs - 1) + 1
  const count = starts.length - within
  const lastMs = starts[starts.length - 1] ?? 0
  if (count < LEAST_LINES || count < starts.length * LEAST_SHARE || lastMs < durationMs + RUNS_ON_MS)
    return null
  let first = Infinity
  for (let rank = within; rank < starts.length; rank++) first = Math.min(first, lines[rank] ?? Infinity)
  return { count, first, lastMs }
}

/** What is said of it: both lengths, from which line on, and what to do. */
export function misfitProblem({ count, first, lastMs }: Misfit, name: string, durationMs: Ms): Problem {
  const time = printReading(lastMs)
  const length = printReading(durationMs)
  const [shift, drift] = [howTo('correct.shift'), howTo('correct.drift')]
  return {
    name,
    what: t('say.misfit', { time, length, line: first + 1, count }),
    advice: t('say.misfitAdvice', { shift, drift }),
  }
}

/** Words in a row by which two texts are compared, and so many of each text. */
const RUN = 4
const MOST_WORDS = 20_000
/** Two cuttings of the same words share more runs than this, other texts hardly any. */
const SAME_SHARE = 0.2

/**
 * True when much of what one transcript says is said in the other: another cut, format or correction of it.
 */
export function saysTheSame(one: Transcript, other: Transcript): boolean {
  const [mine, theirs] = [runsOf(one), runsOf(other)]
  const [few, many] = mine.size < theirs.size ? [mine, theirs] : [theirs, mine]
  if (few.size === 0) return false
  let shared = 0
  for (const run of few) if (many.has(run)) shared++
  return shared > few.size * SAME_SHARE
}

function runsOf({ segments }: Transcript): ReadonlySet<string> {
  const words: string[] = []
  for (const { text } of segments) {
    append(words, text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    if (words.length > MOST_WORDS) break
  }
  const runs = new Set<string>()
  for (let i = 0; i + RUN <= words.length; i++) runs.add(words.slice(i, i + RUN).join(' '))
  // Less than one run: all of it, so that the shortest texts are compared as well.
  if (runs.size === 0 && words.length > 0) runs.add(words.join(' '))
  return runs
}

/**
 * True when a transcript was opened alone beside a whole episode, and nothing tells that it belongs to its
 * audio: neither the names nor what is said.
 */
export function asksBelonging(plan: Plan, reading: Transcript, { file, transcript }: DocumentState): boolean {
  const { present, audio, text } = plan
  if (audio || !text || !present.audio || !present.text || !file) return false
  if (text.grant === file.grant || belongs(present.audio.name, text.name)) return false
  return !saysTheSame(reading, transcript)
}
