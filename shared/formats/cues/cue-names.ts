import type { Segment } from '../../model/transcript.ts'
import type { BlockContext } from '../core/format.ts'
import { acceptNames, newPrefix, type Prefix, prefixFinder } from '../core/speaker-prefix.ts'
import type { CuePlaces } from './cue-tokens.ts'

/** The name before the text of a cue, relative to where the text begins; null = none. Asked for the cues in their order. */
export type NameFinder = (cue: number) => Prefix | null

/** Looks for names before the texts of all cues: whether they are names, all of them tell together. */
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

/** `Name: ` before the text of an inserted cue where the speaker changes, or where the cues around name theirs each time. */
export function blockPrefix(segment: Segment, { neighbour, speaker }: BlockContext): string {
  return newPrefix(segment, neighbour?.speaker === undefined ? speaker : null)
}
