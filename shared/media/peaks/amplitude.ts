/**
 * Amplitudes as one byte, -127..127: the square root of the value. Steps are finer for quiet sound, down to
 * -96 dB, and never coarser than 1.6 % of full scale. Order is kept.
 */
const FULL = 127

/** The byte of an amplitude (-1..1; clipped). */
export function toCode(amplitude: number): number {
  const code = Math.min(FULL, Math.round(Math.sqrt(Math.abs(amplitude)) * FULL))
  return amplitude < 0 ? -code : code
}

/** The amplitude (-1..1) of a byte. */
export function amplitudeOf(code: number): number {
  return (code * Math.abs(code)) / (FULL * FULL)
}
