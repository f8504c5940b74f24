/** Uneven on purpose: an even beat would be expected, and speech is not. In ms from one tick to the next. */
const APART = [1100, 1700, 1300, 1900, 1200, 1600, 1400, 1800, 1250, 1550] as const
const FIRST_MS = 1200
const TICK = { hz: 1200, seconds: 0.05 } as const

export const BEAT_COUNT = APART.length

/**
 * Ticks ten times. The answer is when each is heard, in ms of `performance.now()`, known beforehand; `signal`
 * ends it.
 */
export async function playBeats(signal: AbortSignal): Promise<readonly number[]> {
  const context = new AudioContext()
  signal.addEventListener('abort', () => void context.close(), { once: true })
  await context.resume()
  // What is scheduled is heard later by what the device takes.
  const latency = context.outputLatency || context.baseLatency || 0
  const zero = performance.now() - context.currentTime * 1000 + latency * 1000
  let at = context.currentTime + FIRST_MS / 1000
  return APART.map((apart) => {
    tick(context, at)
    const heard = zero + at * 1000
    at += apart / 1000
    return heard
  })
}

function tick(context: AudioContext, at: number): void {
  const tone = new OscillatorNode(context, { frequency: TICK.hz })
  const gain = new GainNode(context, { gain: 0.3 })
  tone.connect(gain).connect(context.destination)
  tone.start(at)
  tone.stop(at + TICK.seconds)
}
