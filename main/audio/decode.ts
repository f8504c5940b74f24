import { once } from 'node:events'
import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { type FrameTable, spansOf } from '../../shared/media/exact/frame-table.ts'
import { createPcmReader, type Pcm } from '../../shared/media/pcm.ts'
import { readBytes } from '../files/read-bytes.ts'
import { inputOf } from './demuxer.ts'
import { inItsPlace, MOST_SECONDS, startFfmpeg } from './ffmpeg.ts'

/**
 * Sound as it is to be decoded: the rate is the file's own, the channels may be fewer. `table` null = ffmpeg
 * reads the file itself, in which the first time is `startMs`.
 */
export type Sound = {
  readonly path: string
  readonly table: FrameTable | null
  readonly startMs: number
  readonly rate: number
  readonly channels: number
}

/**
 * Samples of the sound from `from` up to `to` (excluded), whatever the number of channels; `to` may be
 * Infinity.
 */
export type Samples = { readonly from: number; readonly to: number }

/** Frames before a part that fill the bit reservoir and the overlap of layer III. */
const PREROLL = 3
/** The same in ms, for codecs that ffmpeg reads from the file; Opus asks for 80 (RFC 7845, 4.6). */
const PREROLL_MS = 93
const READ_SIZE = 1 << 20
const SAMPLE_BYTES = 2
/** More sound than was asked for that may come (s): whole frames, and the filter's last block. */
const SLACK_SECONDS = 10

/**
 * Decodes one stretch and hands the sound to `take` as it comes. Where there is a table, the very frames that
 * are played are decoded, and each sample's place follows from its frame's number: nothing can drift. Ends
 * early, without an error, where the sound does. Throws when ffmpeg cannot be started, and when `signal`
 * aborts.
 */
export async function decodeStretch(
  ffmpeg: string,
  sound: Sound,
  stretch: Samples,
  take: (pcm: Pcm) => void,
  signal: AbortSignal,
): Promise<void> {
  const { path, table, rate, channels } = sound
  const source = table ? framesOf(table, stretch) : fileFrom(sound, await inputOf(path), stretch)
  const output = ['-map', '0:a:0', ...source.filter, '-ac', String(channels), '-ar', String(rate)]
  const raw = ['-f', 's16le', '-c:a', 'pcm_s16le', 'pipe:1']
  signal.throwIfAborted()
  const seconds = Math.min((source.drop + stretch.to - stretch.from) / rate + SLACK_SECONDS, MOST_SECONDS)
  const limits = { seconds, mostBytes: seconds * rate * channels * SAMPLE_BYTES }
  const child = startFfmpeg(ffmpeg, ['-v', 'fatal', ...source.input, ...output, ...raw], limits)
  const read = createPcmReader({ channels, rate, drop: source.drop, ...stretch }, take)
  child.stdout?.on('data', read)
  child.stderr?.resume()
  const stop = () => void child.kill()
  signal.addEventListener('abort', stop, { once: true })
  const ended = once(child, 'close').finally(() => signal.removeEventListener('abort', stop))
  // It may end before it has read everything; what it gave is then all there is.
  child.stdin?.on('error', () => undefined)
  if (source.spans && child.stdin) await Promise.race([feedFrames(path, source.spans, child.stdin), ended])
  else child.stdin?.end()
  await ended
  signal.throwIfAborted()
}

/**
 * What ffmpeg reads, and how many decoded samples come before the stretch. `spans` null = it opens the file
 * itself.
 */
type Source = {
  readonly input: readonly string[]
  readonly filter: readonly string[]
  readonly drop: number
  readonly spans: readonly Span[] | null
}
type Span = { readonly offset: number; readonly length: number }

/** The frames that hold a stretch. */
function framesOf(table: FrameTable, { from, to }: Samples): Source {
  const first = from + table.skip
  const last = Math.min(to + table.skip, table.count * table.samplesPerFrame)
  const begin = Math.max(0, Math.floor(first / table.samplesPerFrame) - PREROLL)
  const end = Math.min(table.count, Math.ceil(last / table.samplesPerFrame))
  return {
    input: ['-f', 'mp3', '-i', 'pipe:0'],
    filter: [],
    drop: first - begin * table.samplesPerFrame,
    spans: spansOf(table, begin, end),
  }
}

/**
 * The file itself, from a little before a stretch. `-ss` counts from the file's first time, and so does `-t`
 * without it; up to that time there is nothing to seek to.
 */
function fileFrom({ rate, startMs }: Sound, input: readonly string[], { from, to }: Samples): Source {
  const drop = Math.min(from, Math.round((PREROLL_MS * rate) / 1000))
  const start = startMs / 1000
  const begin = (from - drop) / rate
  const seek = begin > start && begin > 0 ? ['-ss', (begin - start).toFixed(6)] : []
  // Sound has to come for silence to be put before it.
  const end = Math.max(to / rate, start + PREROLL_MS / 1000)
  const length = Math.min(end - Math.max(begin, start), MOST_SECONDS)
  return {
    input: ['-copyts', ...seek, '-t', length.toFixed(6), '-nostdin', ...input],
    filter: inItsPlace(from - drop),
    drop,
    spans: null,
  }
}

async function feedFrames(path: string, spans: readonly Span[], out: Writable): Promise<void> {
  const file = await open(path)
  try {
    for (const span of spans) {
      for (let done = 0; done < span.length && out.writable; ) {
        const piece = await readBytes(file, span.offset + done, Math.min(READ_SIZE, span.length - done))
        if (piece.length === 0) return
        done += piece.length
        if (!out.write(piece)) await drained(out)
      }
    }
  } finally {
    out.end()
    await file.close()
  }
}

/** Waits until more may be written; a pipe that breaks meanwhile takes no more. */
async function drained(out: Writable): Promise<void> {
  await Promise.race([once(out, 'drain'), once(out, 'close')]).catch(() => undefined)
}
