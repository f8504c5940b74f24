import type { Segment } from '../../model/transcript.ts'
import type { BlockContext } from '../core/format.ts'
import { acceptNames, newPrefix, type Prefix, prefixFinder } from '../core/speaker-prefix.ts'
import type { CuePlaces } from './cue-tokens.ts'

/** The name before the text of a cue, relative to that text; null = none. Queried in cue order. */
export type NameFinder = (cue: number) => Prefix | null

/** Finds names before the texts of cues; which of them are names depends on all cues. */
export function findNames(text: string, { textFrom, textTo }: CuePlaces): NameFinder {
  const count = textFrom.length
  const prefixAt = prefixFinder(text)
  const found: Prefix[] = []
  const cues: number[] = []
  for (let cue = 0; cue < count; cue++) {
    const prefix = prefixAt(textFrom[cue] ?? 0, textTo[cue] ?? 0)
    if (!prefix) continue
    found.push(prefix)
    cues.push(cue)
  }
  const names = acceptNames(found, count)
  let next = 0
  return (cue) => {
    while (next < cues.length && (cues[next] ?? 0) < cue) next++
    const prefix = cues[next] === cue ? found[next] : undefined
    return prefix && names.has(prefix.name) ? prefix : null
  }
}

/**
 * `Name: ` for an inserted cue, if the speaker changes there or the neighbouring cue repeats its name each
 * time.
 */
export function blockPrefix(segment: Segment, { neighbour, speaker }: BlockContext): string {
  return newPrefix(segment, neighbour?.speaker === undefined ? speaker : null)
}
