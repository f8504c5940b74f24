/** `hh:mm:ss:ff`, with `;` before the frames for drop-frame; some programs write `;` before every field. */
export const FRAMES = /^(?:\d{1,3}:\d{2}:\d{2}[:;]|\d{1,3};\d{2};\d{2};)\d{2,3}$/

/**
 * Guesses the frame rate of timecodes: a `;` means drop-frame (29.97 or 59.94, SMPTE ST 12-1), a frame number
 * from 25 up means 30 or more; otherwise 25.
 */
export function guessFrameRate(timecodes: Iterable<string>): number {
  let highest = 0
  let drops = false
  for (const timecode of timecodes) {
    const match = /([:;])(\d{2,3})$/.exec(timecode)
    highest = Math.max(highest, Number(match?.[2] ?? 0))
    drops ||= match?.[1] === ';'
  }
  if (drops) return (highest < 30 ? 30_000 : 60_000) / 1001
  return highest < 25 ? 25 : highest < 30 ? 30 : highest < 50 ? 50 : 60
}

/** The frame rate that a text names: `30 fps`, `hh:mm:ss:ff (PAL)`; null = none. */
export function namedFrameRate(text: string): number | null {
  if (/\bPAL\b/.test(text)) return 25
  if (/\bNTSC\b/.test(text)) return 30_000 / 1001
  const rate = Number(/(?:^|[^\d.])(\d{2,3}(?:\.\d{1,3})?)[ \t]?fps\b/i.exec(text)?.[1] ?? 0)
  if (rate < 10 || rate > 120) return null
  return Number.isInteger(rate) ? rate : (Math.ceil(rate) * 1000) / 1001
}

/** A rate to show: `25`, `29.97`. */
export function showFrameRate(rate: number): string {
  return String(Math.round(rate * 100) / 100)
}
