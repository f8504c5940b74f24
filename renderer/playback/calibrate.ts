import type { DecoderDelays, Marker } from '../../shared/contract.ts'

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

/**
 * How late (ms) the sound of each codec is behind what its element claims: heard by an analyser, silently, in an element
 * of its own. A codec that cannot be measured counts as not late.
 */
export async function measureDelays(markers: readonly Marker[]): Promise<DecoderDelays> {
  const context = new AudioContext({ sampleRate: RATE })
  try {
    await within(context.resume())
    const delays = { mp3: 0, aac: 0 }
    for (const marker of markers) delays[marker.codec] = await measure(context, marker).catch(() => 0)
    return delays
  } finally {
    await context.close()
  }
}

async function measure(context: AudioContext, { url, skipMs }: Marker): Promise<number> {
  const element = document.createElement('audio')
  element.crossOrigin = 'anonymous'
  element.src = url
  const analyser = new AnalyserNode(context, { fftSize: WINDOW, smoothingTimeConstant: 0 })
  const silence = new GainNode(context, { gain: 0 })
  context.createMediaElementSource(element).connect(analyser).connect(silence).connect(context.destination)
  try {
    const late: number[] = []
    for (const second of SEEKS) {
      element.currentTime = second
      await within(new Promise((resolve) => element.addEventListener('seeked', resolve, { once: true })))
      await within(element.play())
      await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
      const claimed = element.currentTime * 1000 - skipMs
      late.push(claimed - heard(analyser))
      element.pause()
    }
    const middle = late.sort((a, b) => a - b)[1] ?? 0
    return Math.abs(middle) < LEAST_MS ? 0 : Math.round(middle * 10) / 10
  } finally {
    element.removeAttribute('src')
    element.load()
    silence.disconnect()
  }
}

/** Where in the clip (ms) the newest sound is. Throws when it is silent. */
function heard(analyser: AnalyserNode): number {
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
  return (middleOfWindow + WINDOW / 2 / RATE) * 1000
}

function within<T>(action: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MS, new Error('too late')))
  return Promise.race([action, late])
}
