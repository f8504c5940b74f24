/**
 * Amplitudes as one byte, -127..127: the root of what they are. Steps are finer the quieter it is, so that a
 * byte reaches down to -96 dB, and coarser than 1.6 % of full scale nowhere. Order is kept: extremes are
 * extremes.
 */
const FULL = 127

/** An amplitude (-1..1; what is louder is clipped) as its byte. */
export function toCode(amplitude: number): number {
  const code = Math.min(FULL, Math.round(Math.sqrt(Math.abs(amplitude)) * FULL))
  return amplitude < 0 ? -code : code
}

/** The amplitude (-1..1) that a byte stands for. */
export function amplitudeOf(code: number): number {
  return (code * Math.abs(code)) / (FULL * FULL)
}
