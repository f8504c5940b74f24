import { once } from 'node:events'
import { type FileHandle, open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { type FrameTable, spansOf } from '../../shared/media/exact/frame-table.ts'
import { createPcmReader } from '../../shared/media/peaks/pcm.ts'
import type { Stretch } from '../../shared/media/peaks/peaks-plan.ts'
import { startFfmpeg } from './ffmpeg.ts'

/** Sound as it is to be decoded. `table` null = ffmpeg reads the file itself. */
export type Sound = {
  readonly path: string
  readonly table: FrameTable | null
  readonly rate: number
  readonly channels: number
  readonly samplesPerPoint: number
}

/** Frames before a part that fill the bit reservoir and the overlap of layer III. */
const PREROLL = 3
/** The same in points, for codecs that ffmpeg reads from the file: 93 ms, Opus asks for 80 (RFC 7845, 4.6). */
const PREROLL_POINTS = 16
const READ_SIZE = 1 << 20
/** Points between two answers: 0.7 s of sound at first, then 23 s. */
const FIRST_ANSWER = 128
const LATER_ANSWER = 4096

/**
 * Decodes one stretch and hands its base points to `emit` as they come. Where there is a table, the very frames that are
 * played are decoded, and each sample's place follows from its frame's number: nothing can drift. Ends early, without
 * an error, where the sound does. Throws when ffmpeg cannot be started.
 */
export async function decodeStretch(
  ffmpeg: string,
  sound: Sound,
  stretch: Stretch,
  emit: (at: number, points: Int8Array) => void,
): Promise<void> {
  const feed = sound.table ? framesOf(sound, sound.table, stretch) : null
  const preroll = Math.min(stretch.from, PREROLL_POINTS)
  const child = startFfmpeg(ffmpeg, [
    '-v',
    'fatal',
    ...(feed ? feed.input : fileInput(sound, { ...stretch, from: stretch.from - preroll })),
    ...['-map', '0:a:0', '-ac', String(sound.channels), '-ar', String(sound.rate)],
    ...['-f', 's16le', '-c:a', 'pcm_s16le', 'pipe:1'],
  ])
  const reader = createPcmReader(
    {
      channels: sound.channels,
      samplesPerPoint: sound.samplesPerPoint,
      drop: feed ? feed.drop : preroll * sound.samplesPerPoint,
      firstPoint: stretch.from,
      maxPoints: stretch.to - stretch.from,
    },
    emit,
  )
  let enough = FIRST_ANSWER
  let told = 0
  child.stdout?.on('data', (bytes: Uint8Array) => {
    reader.push(bytes)
    if (reader.points() - told < enough) return
    reader.flush(false)
    told = reader.points()
    enough = LATER_ANSWER
  })
  child.stderr?.resume()
  const ended = once(child, 'close')
  // It may end before it has read everything; what it gave is then all there is.
  child.stdin?.on('error', () => undefined)
  if (feed && child.stdin) await Promise.race([feedFrames(sound.path, feed.spans, child.stdin), ended])
  else child.stdin?.end()
  await ended
  reader.flush(true)
}

type Feed = {
  readonly input: readonly string[]
  readonly drop: number
  readonly spans: readonly { readonly offset: number; readonly length: number }[]
}

/** The frames that hold a stretch, and how many decoded samples come before it. */
function framesOf(sound: Sound, table: FrameTable, { from, to }: Stretch): Feed {
  const first = from * sound.samplesPerPoint + table.skip
  const last = Math.min(to * sound.samplesPerPoint + table.skip, table.count * table.samplesPerFrame)
  const begin = Math.max(0, Math.floor(first / table.samplesPerFrame) - PREROLL)
  const end = Math.min(table.count, Math.ceil(last / table.samplesPerFrame))
  return {
    input: ['-f', 'mp3', '-i', 'pipe:0'],
    drop: first - begin * table.samplesPerFrame,
    spans: spansOf(table, begin, end),
  }
}

function fileInput({ path, rate, samplesPerPoint }: Sound, { from, to }: Stretch): readonly string[] {
  const seconds = (points: number) => ((points * samplesPerPoint) / rate).toFixed(6)
  const start = from > 0 ? ['-ss', seconds(from)] : []
  const length = Number.isFinite(to) ? ['-t', seconds(to - from)] : []
  return [...start, ...length, '-nostdin', '-i', path]
}

async function feedFrames(path: string, spans: Feed['spans'], out: Writable): Promise<void> {
  const file = await open(path)
  try {
    for (const span of spans) {
      for (let done = 0; done < span.length && out.writable; ) {
        const piece = await read(file, span.offset + done, Math.min(READ_SIZE, span.length - done))
        if (piece.length === 0) return
        done += piece.length
        if (!out.write(piece)) await Promise.race([once(out, 'drain'), once(out, 'close')])
      }
    }
  } finally {
    out.end()
    await file.close()
  }
}

async function read(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  const { bytesRead } = await file.read(bytes, 0, length, offset)
  return bytes.subarray(0, bytesRead)
}
