import type { Segment } from '../../../shared/model/transcript.ts'
import type { Ending, Part, Search, Task, Texts } from './find-messages.ts'

/** Longest time (ms) for all lines. */
export const WHOLE_MS = 10_000

/** How far a search is: the line that comes next, and until when it may last. A new object with each part. */
export type Progress = { readonly at: number; readonly latest: number }

export const NO_PROGRESS: Progress = { at: 0, latest: Infinity }

/** What a part says of the search; `ending` null = it goes on. Its time begins when the worker does. */
export function hear(
  before: Progress,
  { kind, at }: Pick<Part, 'kind' | 'at'>,
  now: number,
): { readonly progress: Progress; readonly ending: Ending | null } {
  const progress = { at, latest: kind === 'begun' ? now + WHOLE_MS : before.latest }
  if (kind === 'done') return { progress, ending: { kind: 'done' } }
  return { progress, ending: now > progress.latest ? { kind: 'stopped', line: at } : null }
}

/** The first try: it tells of itself now and then. */
export function firstTry(search: Search): Task {
  return { ...search, kind: 'task', isCareful: false }
}

/**
 * It was stopped somewhere after the last part: once more from there, line by line, to find which one takes
 * too long. Null when there is nothing to find, or no time left.
 */
export function secondTry(search: Search, lines: number, ending: Ending, tookMs: number): Task | null {
  if (ending.kind !== 'stopped' || tookMs > WHOLE_MS) return null
  const order = search.lines ?? Int32Array.from({ length: lines }, (_, i) => i)
  const rest = order.subarray(Math.max(0, order.indexOf(ending.line)))
  return { ...search, kind: 'task', lines: rest, isCareful: true }
}

/** All texts as they are sent to the worker. */
export function textsOf(segments: readonly Segment[]): Texts {
  const lengths = Int32Array.from(segments, ({ text }) => text.length)
  return { kind: 'texts', joined: segments.map(({ text }) => text).join(''), lengths }
}
