import type { Ms } from '../../shared/model/time.ts'

/** The sound now: `rate` 0 = it stands; `from` = where it last began to run, also by another speed. */
export type Running = { readonly ms: Ms; readonly rate: number; readonly from: Ms }

/** A press that is said to be longer ago than this (ms) is none: its time stamp is of another clock. */
const LONGEST_MS = 5000

/**
 * Where the sound was `ago` ms before now: when a key was pressed, not when the page had time for it. Never
 * before the place where it began to run.
 */
export function placeAt({ ms, rate, from }: Running, ago: number): Ms {
  if (!(ago > 0 && ago <= LONGEST_MS)) return ms
  return Math.min(ms, Math.max(0, from, ms - ago * rate))
}
