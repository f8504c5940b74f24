import type { Edit } from '../../shared/model/edit.ts'
import type { Transcript } from '../../shared/model/transcript.ts'

/** Speakers keep their colour: hues spread by the golden section, away from the accent's orange. */
const GOLDEN = 0.381966
const FIRST_HUE = 255
/** The accent stands near 55 degrees; speakers never come closer than this. */
const ACCENT = { hue: 55, apart: 45 }

/** Hue in degrees (OKLCH) of the n-th speaker. */
export function speakerHue(n: number): number {
  const free = 360 - 2 * ACCENT.apart
  const turned = (FIRST_HUE - ACCENT.hue - ACCENT.apart + n * GOLDEN * free) % free
  return (ACCENT.hue + ACCENT.apart + turned) % 360
}

/**
 * Numbers after an edit. Who is known keeps the number, also without any lines left; a new name takes over
 * that of a speaker who has gone with the same edit, as after renaming, else the lowest that is free.
 */
export function renumberSpeakers(
  before: ReadonlyMap<string, number>,
  edit: Edit,
  { segments }: Transcript,
): ReadonlyMap<string, number> {
  const fresh = new Set<string>()
  for (const { inserted } of edit.splices)
    for (const { speaker } of inserted) if (speaker !== null && !before.has(speaker)) fresh.add(speaker)
  if (fresh.size === 0) return before
  const left = new Set(segments.map(({ speaker }) => speaker))
  const removed = new Set(edit.splices.flatMap((splice) => splice.removed.map(({ speaker }) => speaker)))
  const gone = [...before.keys()].filter((name) => removed.has(name) && !left.has(name))
  const after = new Map(before)
  for (const name of fresh) {
    const heir = gone.shift()
    after.set(name, heir === undefined ? freeNumber(after) : (before.get(heir) ?? freeNumber(after)))
    if (heir !== undefined) after.delete(heir)
  }
  return after
}

/** The lowest number that no speaker has. */
export function freeNumber(numbers: ReadonlyMap<string, number>): number {
  const taken = new Set(numbers.values())
  let free = 0
  while (taken.has(free)) free++
  return free
}

/** Number of each speaker in order of first appearance. */
export function numberSpeakers(names: Iterable<string | null>): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const name of names) if (name !== null && !numbers.has(name)) numbers.set(name, numbers.size)
  return numbers
}
