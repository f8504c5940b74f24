import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createPcmReader } from '../shared/media/pcm.ts'
import { amplitudeOf } from '../shared/media/peaks/amplitude.ts'
import { LOUDNESS_MS, loudnessBetween } from '../shared/media/peaks/loudness.ts'
import { createPcmPoints } from '../shared/media/peaks/pcm-points.ts'
import { countingRate, samplesPerPoint } from '../shared/media/peaks/points.ts'
import { addPoints, createPyramid, loudestHeight } from '../shared/media/peaks/pyramid.ts'
import { findSpeech } from '../shared/timing/onsets.ts'

const { EARMARK_CORPUS } = process.env
const folder = EARMARK_CORPUS === undefined ? '' : path.join(EARMARK_CORPUS, 'pairs')
const RATE = 44_100

/** Audio whose lines' times are known. `tolerance` = by how much (ms) these times may be wrong themselves. */
export type Pair = { readonly name: string; readonly file: string; readonly tolerance: number }
export type TruthLine = { readonly start: number; readonly end: number; readonly text: string }

const TOLERANCES: Readonly<Record<string, number>> = {
  austen_5_sentences: 150,
  ljspeech_printing_4min: 50,
  mfa_michaelandsickmichael: 400,
  schiller_de_5min: 200,
  synth_tts_silences_5min: 50,
}

const canDecode = spawnSync('ffmpeg', ['-version']).status === 0

/** The pairs below EARMARK_CORPUS whose times are exact; none when that is unset, or there is no ffmpeg to decode them. */
export const pairs: readonly Pair[] = Object.entries(TOLERANCES).flatMap(([name, tolerance]) =>
  pairIn(name, tolerance),
)

/** All pairs, also those whose truth is rougher: by up to half a second. */
export const allPairs: readonly Pair[] = (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) =>
  pairIn(name, TOLERANCES[name] ?? 500),
)

function pairIn(name: string, tolerance: number): Pair[] {
  const within = path.join(folder, name)
  if (folder === '' || !canDecode || !existsSync(within)) return []
  const file = readdirSync(within).find((entry) => entry.startsWith('audio.'))
  return file === undefined ? [] : [{ name, file: path.join(within, file), tolerance }]
}

/** The true lines, in ms. */
export function truthOf({ file }: Pair): TruthLine[] {
  const lines = JSON.parse(readFileSync(path.join(path.dirname(file), 'truth.json'), 'utf8')) as TruthLine[]
  const ms = (seconds: number) => Math.round(seconds * 1000)
  return lines.map(({ start, end, text }) => ({ start: ms(start), end: ms(end), text }))
}

/** Chords with a beat, and noise, for ffmpeg to make. */
const CHORDS =
  "aevalsrc='0.3*(sin(2*PI*220*t)+sin(2*PI*277*t)+sin(2*PI*330*t))*(0.7+0.3*exp(-4*mod(t,0.5)))+0.8*exp(-30*mod(t,0.5))*sin(2*PI*60*t)':s=44100"
const NOISE = 'anoisesrc=c=pink:r=44100:seed=1'

/** How a recording may sound: quieter (dB), or with something under it whose power is 10 dB less than its own. */
export const SOUNDS: Readonly<Record<string, { readonly volume: number; readonly bed: string | null }>> = {
  'as it is': { volume: 0, bed: null },
  'quieter by 30 dB': { volume: -30, bed: null },
  'with music at 10 dB': { volume: 0, bed: CHORDS },
  'with noise at 10 dB': { volume: 0, bed: NOISE },
}
const BED_DB = -10

function filterFor(file: string, { volume, bed }: { volume: number; bed: string | null }): readonly string[] {
  if (bed === null) return ['-af', `volume=${volume}dB`]
  const below = meanVolume(['-i', file]) + BED_DB - meanVolume(['-f', 'lavfi', '-t', '20', '-i', bed])
  const graph = `${bed},volume=${below}dB[bed];[0:a]aresample=44100[speech];[speech][bed]amix=duration=first:normalize=0`
  return ['-filter_complex', graph]
}

/** Mean power in dB of full scale, as ffmpeg measures it. */
function meanVolume(input: readonly string[]): number {
  const { stderr } = spawnSync('ffmpeg', ['-nostdin', ...input, '-af', 'volumedetect', '-f', 'null', '-'])
  return Number(/mean_volume: (-?[\d.]+) dB/.exec(String(stderr))?.[1])
}

/** The onsets and spans that the app finds in a recording, by the same way: decoder, points, levels. */
export function listenTo({ file }: Pair, sound = SOUNDS['as it is']) {
  const filter = sound ? filterFor(file, sound) : []
  const { stdout } = spawnSync(
    'ffmpeg',
    ['-v', 'error', '-i', file, ...filter, '-ac', '1', '-ar', String(RATE), '-f', 's16le', 'pipe:1'],
    { maxBuffer: 1 << 30 },
  )
  const rate = countingRate(RATE)
  let pyramid = createPyramid(rate)
  const reader = createPcmPoints(samplesPerPoint(RATE), (at, points) => {
    pyramid = addPoints(pyramid, at, points)
  })
  createPcmReader({ channels: 1, rate: RATE, drop: 0, from: 0, to: Infinity }, reader.push)(stdout)
  reader.flush(true)
  const durationMs = (stdout.length / 2 / RATE) * 1000
  const levels = loudnessBetween(pyramid, 0, Math.ceil(durationMs / LOUDNESS_MS))
  return { ...findSpeech(levels, 20 * Math.log10(amplitudeOf(loudestHeight(pyramid)))), durationMs }
}
