import type { EngineDelays, Marker } from '../../shared/contract.ts'
import type { RateDelay } from '../../shared/media/exact/rate-delay.ts'
import type { Ms } from '../../shared/model/time.ts'

/** The clips of assets/calibration: a tone of this pitch at their start, rising by this much each second. */
const START_HZ = 1000
const RISE_HZ = 2000
const SEEKS = [0.5, 1.1, 1.7] as const
const RATE = 44_100
const WINDOW = 2048
/** After a seek the window holds sound of the new place only from here on (ms). */
const SETTLED_MS = 200
const PATIENCE_MS = 3000
/** Less than this (ms) is the measure's own error. */
const LEAST_MS = 1.5

/** Speeds at which the delay is measured; those between are interpolated. */
const SPEEDS = [0.5, 0.75, 0.95, 1.1, 1.5, 2, 3] as const
/** The delay at a speed jumps by up to 20 ms: it is read this often (ms), and the middle of all counts. */
const EVERY_MS = 12
const LISTEN_MS = 700
const CLIP_END = 2.3

/**
 * How late (ms) the sound is behind what its element claims, by codec and by speed: heard by an analyser,
 * silently, in an element of its own. What cannot be measured counts as not late.
 */
export async function measureDelays(markers: readonly Marker[]): Promise<EngineDelays> {
  const context = new AudioContext({ sampleRate: RATE })
  try {
    await within(context.resume())
    const delays = { mp3: 0, aac: 0 }
    for (const marker of markers)
      delays[marker.codec] = await listen(context, marker, measureCodec).catch(() => 0)
    const [marker] = markers
    if (!marker) return { ...delays, atRates: [] }
    const own = { ...marker, skipMs: marker.skipMs + delays[marker.codec] }
    return { ...delays, atRates: await listen(context, own, measureSpeeds).catch(() => []) }
  } finally {
    await context.close()
  }
}

/** The sound and the claim of an element that plays a clip. */
type Probe = { readonly element: HTMLAudioElement; readonly late: () => Ms }

async function listen<T>(
  context: AudioContext,
  { url, skipMs }: Marker,
  measure: (probe: Probe) => Promise<T>,
): Promise<T> {
  const element = document.createElement('audio')
  element.crossOrigin = 'anonymous'
  element.src = url
  const analyser = new AnalyserNode(context, { fftSize: WINDOW, smoothingTimeConstant: 0 })
  const silence = new GainNode(context, { gain: 0 })
  context.createMediaElementSource(element).connect(analyser).connect(silence).connect(context.destination)
  const late = () => element.currentTime * 1000 - skipMs - heard(analyser, element.playbackRate)
  try {
    return await measure({ element, late })
  } finally {
    element.removeAttribute('src')
    element.load()
    silence.disconnect()
  }
}

async function measureCodec(probe: Probe): Promise<Ms> {
  const found: Ms[] = []
  for (const second of SEEKS) {
    await playFrom(probe.element, second)
    found.push(probe.late())
    probe.element.pause()
  }
  return rounded(middle(found))
}

async function measureSpeeds(probe: Probe): Promise<RateDelay[]> {
  const { element } = probe
  const delays: RateDelay[] = []
  for (const rate of SPEEDS) {
    const found: Ms[] = []
    // Fast play has little of the clip to be heard in.
    for (let turn = 0; turn < (rate < 1 ? 1 : 2); turn++) {
      element.playbackRate = rate
      await playFrom(element, 0.1)
      const until = performance.now() + LISTEN_MS
      while (element.currentTime < CLIP_END && performance.now() < until) {
        found.push(probe.late())
        await wait(EVERY_MS)
      }
      element.pause()
    }
    delays.push({ rate, late: rounded(middle(found)) })
  }
  return delays
}

async function playFrom(element: HTMLAudioElement, second: number): Promise<void> {
  element.currentTime = second
  await within(new Promise((resolve) => element.addEventListener('seeked', resolve, { once: true })))
  await within(element.play())
  await wait(SETTLED_MS)
}

function middle(values: Ms[]): Ms {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
}

function rounded(ms: Ms): Ms {
  return Math.abs(ms) < LEAST_MS ? 0 : Math.round(ms * 10) / 10
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Where in the clip (ms) the newest sound is, played at `rate`. Throws when it is silent. */
function heard(analyser: AnalyserNode, rate: number): Ms {
  const levels = new Float32Array(analyser.frequencyBinCount)
  analyser.getFloatFrequencyData(levels)
  const hz = RATE / WINDOW
  const loudest = levels.reduce((best, level, bin) => (level > (levels[best] ?? 0) ? bin : best), 1)
  if ((levels[loudest] ?? -Infinity) < -60) throw new Error('silence')
  let weight = 0
  let sum = 0
  for (let bin = loudest - 6; bin <= loudest + 6; bin++) {
    const power = 10 ** ((levels[bin] ?? -200) / 10)
    weight += power
    sum += power * bin * hz
  }
  const middleOfWindow = (sum / weight - START_HZ) / RISE_HZ
  return (middleOfWindow + (rate * WINDOW) / 2 / RATE) * 1000
}

function within<T>(action: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MS, new Error('too late')))
  return Promise.race([action, late])
}
