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

/** Number of each speaker in order of first appearance. */
export function numberSpeakers(names: Iterable<string | null>): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const name of names) if (name !== null && !numbers.has(name)) numbers.set(name, numbers.size)
  return numbers
}
