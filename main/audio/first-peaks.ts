import { setTimeout as wait } from 'node:timers/promises'
import type { FrameTable } from '../../shared/media/exact/frame-table.ts'
import { createPcmReader } from '../../shared/media/peaks/pcm.ts'
import type { PeaksRecord } from '../../shared/media/peaks/peaks-stream.ts'
import { countingRate } from '../../shared/media/peaks/points.ts'
import { pointMs } from '../../shared/media/peaks/pyramid.ts'
import { decodeStretch } from './decode.ts'
import { findFfmpeg, readProbe, startFfmpeg } from './ffmpeg.ts'
import type { Prepared } from './prepare.ts'
import { measureSound, samplesPerPoint } from './sound.ts'

/**
 * The first look at the waveform: what the window shows first is decoded while the page gets ready, before it asks and
 * before the process that computes the whole is up.
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

/** Begins to decode the sound from `fromMs` on, unless `isStored` says that nothing has to be decoded. */
export function beginLook(
  file: string,
  first: Promise<FrameTable | null>,
  prepared: Promise<Prepared>,
  fromMs: number,
  isStored: Promise<boolean>,
): Look {
  const known: PeaksRecord[] = []
  let put = (record: PeaksRecord): void => {
    known.push(record)
  }
  const look = async () => {
    const ffmpeg = await findFfmpeg()
    if (ffmpeg === null || (await isStored)) return
    await decode(ffmpeg, file, fromMs === 0 ? await first : null, prepared, fromMs, (record) => put(record))
  }
  return {
    passTo: (taker) => {
      known.forEach(taker)
      put = taker
    },
    over: Promise.race([look().catch(() => undefined), wait(LONGEST_MS, undefined, { ref: false })]),
  }
}

async function decode(
  ffmpeg: string,
  file: string,
  first: FrameTable | null,
  prepared: Promise<Prepared>,
  fromMs: number,
  put: (record: PeaksRecord) => void,
): Promise<void> {
  if (fromMs === 0 && !first && (await decodeStart(ffmpeg, file, put))) return
  // At the start of an MP3 its first frames are enough; elsewhere the index has to be there.
  const table = first ?? (await prepared).table
  if (table?.codec === 'aac') return
  const { sound } = await measureSound(file, table, ffmpeg)
  const rate = countingRate(sound.rate)
  put({ kind: 'rate', rate })
  const from = Math.floor(fromMs / pointMs(rate))
  const to = from + Math.ceil(LOOK_MS / pointMs(rate))
  await decodeStretch(ffmpeg, sound, { from, to }, (at, points) => put({ kind: 'points', at, points }))
}

/**
 * Decodes the start of a file that ffmpeg reads by itself, without asking it first what is in there: it says so while it
 * decodes. False when it is no mono or stereo sound.
 */
async function decodeStart(
  ffmpeg: string,
  file: string,
  put: (record: PeaksRecord) => void,
): Promise<boolean> {
  const output = ['-map', '0:a:0', '-f', 's16le', '-c:a', 'pcm_s16le', 'pipe:1']
  const child = startFfmpeg(ffmpeg, [
    '-v',
    'info',
    '-t',
    String(LOOK_MS / 1000),
    '-nostdin',
    '-i',
    file,
    ...output,
  ])
  child.stdin?.end()
  let said = ''
  let reader: ReturnType<typeof createPcmReader> | null = null
  const early: Uint8Array[] = []
  const begin = () => {
    const found = readProbe(said)
    if (!found || !/, (mono|stereo)\b/.test(said)) return null
    const rate = countingRate(found.rate)
    put({ kind: 'rate', rate })
    const shape = { channels: found.channels, samplesPerPoint: samplesPerPoint(found.rate) }
    const started = createPcmReader(
      { ...shape, drop: 0, firstPoint: 0, maxPoints: Math.ceil(LOOK_MS / pointMs(rate)) },
      (at, points) => put({ kind: 'points', at, points }),
    )
    for (const bytes of early) started.push(bytes)
    started.flush(false)
    return started
  }
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    said = (said + piece).slice(0, 65_536)
    // The report of the input is whole when that of the output begins.
    if (said.includes('Output #0')) reader ??= begin()
  })
  child.stdout?.on('data', (bytes: Uint8Array) => {
    if (reader) reader.push(bytes)
    else early.push(bytes)
  })
  await new Promise<void>((resolve) => child.on('close', () => resolve()).on('error', () => resolve()))
  reader ??= begin()
  reader?.flush(true)
  return reader !== null
}
