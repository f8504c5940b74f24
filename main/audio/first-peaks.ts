import { setTimeout as wait } from 'node:timers/promises'
import type { FrameTable } from '../../shared/media/exact/frame-table.ts'
import { createPcmReader } from '../../shared/media/pcm.ts'
import type { PeaksRecord } from '../../shared/media/peaks/peaks-stream.ts'
import { countingRate, type Emit, samplesPerPoint } from '../../shared/media/peaks/points.ts'
import { pointMs } from '../../shared/media/peaks/pyramid.ts'
import { createPointsSink, decodePoints } from './decode-points.ts'
import { inputOf } from './demuxer.ts'
import { findFfmpeg, inItsPlace, readProbe, soundIn, startFfmpeg } from './ffmpeg.ts'
import type { Prepared } from './prepare.ts'
import { measureSound } from './sound.ts'

/**
 * The first look at the waveform: what the window shows first is decoded while the page gets ready, before it
 * asks and before the process that computes the whole is up.
 */
export type Look = {
  /** Passes on what is known, and what comes. */
  readonly passTo: (put: (record: PeaksRecord) => void) => void
  /** The look is over, or took longer than anyone should wait for it. Never fails. */
  readonly over: Promise<unknown>
}

/** How much sound is looked at (ms), and how long the rest waits for it. */
const LOOK_MS = 20_000
const LONGEST_MS = 2000
/** More than this is not looked at (bytes): 20 s at any rate and number of channels in use. */
const MOST_BYTES = 64 << 20

/**
 * Begins to decode the sound from `fromMs` on, unless `isStored` says that nothing has to be decoded. It is
 * waited for `longestMs` at most, and ends when `signal` aborts.
 */
export function beginLook(
  file: string,
  first: Promise<FrameTable | null>,
  prepared: Promise<Prepared>,
  fromMs: number,
  isStored: Promise<boolean>,
  signal: AbortSignal,
  longestMs = LONGEST_MS,
): Look {
  const known: PeaksRecord[] = []
  let put = (record: PeaksRecord): void => {
    known.push(record)
  }
  const look = async () => {
    const ffmpeg = await findFfmpeg()
    if (ffmpeg === null || (await isStored)) return
    const frames = fromMs === 0 ? await first : null
    await decode(ffmpeg, file, frames, { prepared, fromMs, signal }, (record) => put(record))
  }
  return {
    passTo: (taker) => {
      known.forEach(taker)
      put = taker
    },
    over: Promise.race([look().catch(() => undefined), wait(longestMs, undefined, { ref: false })]),
  }
}

/** What is looked at. */
type Wanted = {
  readonly prepared: Promise<Prepared>
  readonly fromMs: number
  readonly signal: AbortSignal
}

async function decode(
  ffmpeg: string,
  file: string,
  first: FrameTable | null,
  { prepared, fromMs, signal }: Wanted,
  put: (record: PeaksRecord) => void,
): Promise<void> {
  if (fromMs === 0 && !first && (await decodeStart(ffmpeg, file, signal, put))) return
  // At the start of an MP3 its first frames are enough; elsewhere the index has to be there.
  const table = first ?? (await prepared).table
  if (table?.codec === 'aac') return
  const { sound } = await measureSound(file, table, ffmpeg)
  const rate = countingRate(sound.rate)
  put({ kind: 'rate', rate })
  const from = Math.floor(fromMs / pointMs(rate))
  const to = from + Math.ceil(LOOK_MS / pointMs(rate))
  const emit: Emit = (at, points) => put({ kind: 'points', at, points })
  await decodePoints(ffmpeg, sound, { from, to }, emit, signal)
}

/**
 * Decodes the start of a file that ffmpeg reads by itself, without asking it first what is in there: it says
 * so while it decodes. False when it is no mono or stereo sound.
 */
async function decodeStart(
  ffmpeg: string,
  file: string,
  signal: AbortSignal,
  put: (record: PeaksRecord) => void,
): Promise<boolean> {
  const read = await inputOf(file)
  if (signal.aborted) return true
  const input = ['-v', 'info', '-copyts', '-t', String(LOOK_MS / 1000), '-nostdin', ...read]
  const output = ['-map', '0:a:0', ...inItsPlace(0), '-f', 's16le', '-c:a', 'pcm_s16le', 'pipe:1']
  const limits = { seconds: LOOK_MS / 1000, mostBytes: MOST_BYTES }
  const child = startFfmpeg(ffmpeg, [...input, ...output], limits)
  signal.addEventListener('abort', () => child.kill('SIGKILL'), { once: true })
  child.stdin?.end()
  let report = ''
  let reader: StartReader | null = null
  const early: Uint8Array[] = []
  const begin = () => {
    const started = startReader(report, put)
    for (const bytes of early) started?.read(bytes)
    return started
  }
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    report = (report + piece).slice(0, 65_536)
    // The report of the input is whole when that of the output begins.
    if (report.includes('Output #0')) reader ??= begin()
  })
  child.stdout?.on('data', (bytes: Uint8Array) => {
    if (reader) reader.read(bytes)
    else early.push(bytes)
  })
  await new Promise<void>((resolve) => child.on('close', () => resolve()).on('error', () => resolve()))
  reader ??= begin()
  reader?.end()
  return reader !== null
}

type StartReader = { readonly read: (bytes: Uint8Array) => void; readonly end: () => void }

/** Reads sound as ffmpeg's report describes it; null when that is neither mono nor stereo. */
function startReader(report: string, put: (record: PeaksRecord) => void): StartReader | null {
  const found = readProbe(report)
  if (!found || !/^(?:mono|stereo)\b/.test(soundIn(report)?.layout ?? '')) return null
  const rate = countingRate(found.rate)
  put({ kind: 'rate', rate })
  const sink = createPointsSink(found.rate, (at, points) => put({ kind: 'points', at, points }))
  const to = Math.ceil(LOOK_MS / pointMs(rate)) * samplesPerPoint(found.rate)
  const shape = { channels: found.channels, rate: found.rate, drop: 0, from: 0, to }
  return { read: createPcmReader(shape, sink.take), end: sink.end }
}
