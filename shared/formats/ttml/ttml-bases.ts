import type { Ms } from '../../model/time.ts'
import type { Replacement, TimeToken } from '../core/format.ts'
import { printToken } from '../core/timestamps.ts'
import type { TtmlTime } from './ttml-time.ts'
import type { Timed } from './ttml-timing.ts'

/** Where what is around an element starts: its times count from there unless they are absolute. */
export function startAround({ around, fromZero }: Timed): Ms {
  return fromZero ? 0 : (around?.start ?? 0)
}

/** A time to write others like it; undefined = the file has none. */
export function sampleOf(all: readonly Timed[]): TtmlTime | undefined {
  return all.flatMap(({ begin, end, length }) => begin ?? length ?? end ?? []).find(({ ms }) => ms !== null)
}

/** Begin and end of an element, counted from `base` (ms) instead, so that it stays where it is. */
export function timesFrom(one: Timed, base: Ms, sample: TtmlTime | undefined): Replacement[] {
  const { begin, end, start, element } = one
  if (base === one.base) return []
  const edits = end?.ms == null ? [] : [put(end, one.base + end.ms, base)]
  if (begin?.ms != null) return [put(begin, start, base), ...edits]
  if (begin || !sample) return edits
  const text = ` begin="${printToken(tokenAt(sample, base), start)}${sample.unit}"`
  return [{ from: element.nameTo, to: element.nameTo, text }, ...edits]
}

/** A time (ms) in place of another, counted from `base`. */
export function put(time: TtmlTime, ms: Ms, base: Ms): Replacement {
  return { from: time.from, to: time.to, text: printToken(tokenAt(time, base), ms) }
}

function tokenAt({ from, to, form }: TtmlTime, base: Ms): TimeToken {
  return { from, to, form, base }
}
