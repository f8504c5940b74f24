import path from 'node:path'
import { app } from 'electron'
import { encodeRecord, type PeaksRecord } from '../../shared/media/peaks-stream.ts'
import { countingRate } from '../../shared/media/points.ts'
import { pointMs } from '../../shared/media/pyramid.ts'
import { grantedMedia } from '../grants.ts'
import { decodeStretch } from '../jobs/decode.ts'
import { findFfmpeg } from '../jobs/ffmpeg.ts'
import { measureSound } from '../jobs/sound.ts'
import { startPeaksJob } from '../jobs/start.ts'
import { contentKey, trimPeaks } from '../store/peaks-cache.ts'
import { openLevels } from '../store/peaks-levels.ts'
import { firstFrames, type Prepared, preparedAudio } from './prepare.ts'

/** All stored waveforms together: about 400 h of audio. */
const MOST_BYTES = 1 << 30

/**
 * The waveform of a granted audio file, as records that come while it is computed, the window (ms) first. What is stored
 * from an earlier time comes at once. Cancelling the stream ends the work.
 */
export function streamPeaks(grant: string, window: Window): ReadableStream<Uint8Array> {
  const end = new AbortController()
  return new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const put = (record: PeaksRecord) => {
        if (end.signal.aborted) return
        for (const part of encodeRecord(record)) controller.enqueue(part)
        if (record.kind !== 'done' && record.kind !== 'undecodable') return
        end.abort()
        controller.close()
      }
      await send(grant, window, end.signal, put).catch((reason: unknown) => {
        console.warn('No waveform:', reason)
        put({ kind: 'undecodable', skipMs: 0 })
      })
    },
    cancel: () => end.abort(),
  })
}

type Put = (record: PeaksRecord) => void
type Window = { readonly fromMs: number; readonly toMs: number }

async function send(grant: string, window: Window, signal: AbortSignal, put: Put): Promise<void> {
  const media = grantedMedia(grant)
  const prepared = preparedAudio(grant)
  if (!media || !prepared) throw new Error('no such audio')
  const { path: file } = media
  const folder = path.join(app.getPath('userData'), 'peaks')
  const key = await contentKey(file)
  if (await sendStored(folder, key, put)) return
  const ffmpeg = await findFfmpeg()
  if (ffmpeg === null) return put({ kind: 'undecodable', skipMs: (await prepared).skipMs })
  // The job decodes the window, too, but its process takes a while to come up.
  const seen = preview(file, prepared, window, ffmpeg, put).catch(() => undefined)
  const { table, skipMs } = await prepared
  startPeaksJob({ path: file, table, window, ffmpeg, folder, key }, signal, (answer) => {
    if (answer.kind !== 'failed') return put(answer)
    console.warn('No waveform from ffmpeg:', answer.reason)
    put({ kind: 'undecodable', skipMs })
  })
  await seen
  await trimPeaks(folder, MOST_BYTES, key)
}

/** What is seen first. At the start of a long MP3 its first frames are enough; elsewhere the index has to be there. */
async function preview(
  file: string,
  prepared: Promise<Prepared>,
  { fromMs, toMs }: Window,
  ffmpeg: string,
  put: Put,
): Promise<void> {
  const first = fromMs === 0 ? await firstFrames(file) : null
  const table = first ?? (await prepared).table
  if (table?.codec === 'aac') return
  const { sound } = await measureSound(file, table, ffmpeg)
  const rate = countingRate(sound.rate)
  put({ kind: 'rate', rate })
  const stretch = { from: Math.floor(fromMs / pointMs(rate)), to: Math.ceil(toMs / pointMs(rate)) }
  await decodeStretch(ffmpeg, sound, stretch, (at, points) => put({ kind: 'points', at, points }))
}

/** A waveform that was completed before; one that is half done is taken up by the job. */
async function sendStored(folder: string, key: string, put: Put): Promise<boolean> {
  const stored = await openLevels(folder, key)
  if (!stored) return false
  put({ kind: 'stored', rate: stored.rate, count: stored.count })
  for await (const level of stored.levels) put({ kind: 'level', ...level })
  put({ kind: 'done' })
  return true
}
