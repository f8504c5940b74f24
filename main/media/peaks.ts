import path from 'node:path'
import { app } from 'electron'
import { encodeRecord, type PeaksRecord } from '../../shared/media/peaks-stream.ts'
import { levelBytes } from '../../shared/media/pyramid.ts'
import { findFfmpeg } from '../jobs/ffmpeg.ts'
import { startPeaksJob } from '../jobs/start.ts'
import { contentKey, readPeaks, trimPeaks } from '../store/peaks-cache.ts'
import { type Prepared, preparedAudio } from './prepare.ts'

/** All stored waveforms together: about 400 h of audio. */
const MOST_BYTES = 1 << 30

/**
 * The waveform of a granted audio file, as records that come while it is computed, the window (ms) first. What is stored
 * from an earlier time comes at once. Cancelling the stream ends the work.
 */
export function streamPeaks(
  grant: string,
  window: { readonly fromMs: number; readonly toMs: number },
): ReadableStream<Uint8Array> {
  const end = new AbortController()
  return new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const put = (record: PeaksRecord) => {
        if (end.signal.aborted) return
        controller.enqueue(encodeRecord(record))
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

async function send(
  grant: string,
  window: { readonly fromMs: number; readonly toMs: number },
  signal: AbortSignal,
  put: Put,
): Promise<void> {
  const prepared = await preparedAudio(grant)
  if (!prepared) throw new Error('no such audio')
  const folder = path.join(app.getPath('userData'), 'peaks')
  const key = await contentKey(prepared.resource.path)
  if (await sendStored(folder, key, put)) return
  const ffmpeg = await findFfmpeg()
  if (ffmpeg === null) return put({ kind: 'undecodable', skipMs: prepared.skipMs })
  compute(prepared, { window, ffmpeg, folder, key }, signal, put)
  await trimPeaks(folder, MOST_BYTES, key)
}

/** A waveform that was completed before; one that is half done is taken up by the job. */
async function sendStored(folder: string, key: string, put: Put): Promise<boolean> {
  const stored = await readPeaks(folder, key)
  if (!stored?.complete) return false
  const { pyramid } = stored
  put({ kind: 'rate', rate: pyramid.rate })
  const count = pyramid.done.at(-1)?.to ?? 0
  for (let level = pyramid.levels.length - 1; level >= 0; level--) {
    put({ kind: 'level', level, points: levelBytes(pyramid, level, count) })
  }
  put({ kind: 'done' })
  return true
}

function compute(
  { resource, table, skipMs }: Prepared,
  order: { window: { fromMs: number; toMs: number }; ffmpeg: string; folder: string; key: string },
  signal: AbortSignal,
  put: Put,
): void {
  startPeaksJob({ ...order, path: resource.path, table }, signal, (answer) => {
    if (answer.kind !== 'failed') return put(answer)
    console.warn('No waveform from ffmpeg:', answer.reason)
    put({ kind: 'undecodable', skipMs })
  })
}
