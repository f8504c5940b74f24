import type { FrameTable } from '../../shared/media/exact/frame-table.ts'
import { encodeRecord, type PeaksPart, type PeaksRecord } from '../../shared/media/peaks/peaks-stream.ts'
import { findFfmpeg } from '../audio/ffmpeg.ts'
import { beginLook, type Look } from '../audio/first-peaks.ts'
import { preparedAudio } from '../audio/prepare.ts'
import { grantedMedia } from '../grants/grants.ts'
import type { PeaksOrder } from '../jobs/compute-peaks.ts'
import { type JobEntry, startJob } from '../jobs/start.ts'
import { contentKey } from '../store/content-key.ts'
import { trimPeaks } from '../store/peaks-folder.ts'
import { isComplete, openLevels } from '../store/peaks-levels.ts'

/** All stored waveforms together: about 400 h of audio. */
const MOST_BYTES = 1 << 30
const PEAKS_JOB: JobEntry<PeaksOrder, PeaksPart> = { file: 'peaks.cjs', name: 'Earmark waveform' }

/** Ends the stream that is under way: there is one audio on screen, and decoders for one. */
let endRunning: () => void = () => undefined

/**
 * The waveform of a granted audio file, as records that come while it is computed, the window (ms) first.
 * What is stored from an earlier time in `folder` comes at once. Cancelling the stream ends the work, as does
 * the next one.
 */
export function streamPeaks(grant: string, window: Window, folder: string): ReadableStream<Uint8Array> {
  const end = new AbortController()
  return new ReadableStream<Uint8Array>({
    start: async (controller) => {
      endRunning()
      endRunning = () => {
        if (end.signal.aborted) return
        end.abort()
        controller.close()
      }
      const put = (record: PeaksRecord) => {
        if (end.signal.aborted) return
        for (const part of encodeRecord(record)) controller.enqueue(part)
        if (record.kind !== 'done' && record.kind !== 'undecodable') return
        end.abort()
        controller.close()
      }
      await send(grant, window, folder, end.signal, put).catch((reason: unknown) => {
        console.warn('No waveform:', reason)
        put({ kind: 'undecodable', skipMs: 0 })
      })
    },
    cancel: () => end.abort(),
  })
}

type Put = (record: PeaksRecord) => void
type Window = { readonly fromMs: number; readonly toMs: number }

/** Ends the look that is under way. */
let looking = new AbortController()

/** The latest audio that was opened, looked at before its page asks. */
let first: { readonly grant: string; readonly key: Promise<string>; readonly look: Look } | null = null

/**
 * Looks at the waveform of audio that is being opened, from where it will be shown (ms), unless it is in
 * `folder`.
 */
export function lookAhead(
  grant: string,
  file: string,
  frames: Promise<FrameTable | null>,
  fromMs: number,
  folder: string,
): void {
  const prepared = preparedAudio(grant)
  if (!prepared) return
  const key = contentKey(file)
  const isStored = key.then((known) => isComplete(folder, known))
  // The page's own question sees the failure.
  isStored.catch(() => undefined)
  looking.abort()
  looking = new AbortController()
  first = { grant, key, look: beginLook(file, frames, prepared, fromMs, isStored, looking.signal) }
}

async function send(
  grant: string,
  window: Window,
  folder: string,
  signal: AbortSignal,
  put: Put,
): Promise<void> {
  const media = grantedMedia(grant)
  const prepared = preparedAudio(grant)
  if (!media || !prepared) throw new Error('no such audio')
  const { path: file } = media
  const ahead = first?.grant === grant ? first : null
  const key = await (ahead?.key ?? contentKey(file))
  if (await sendStored(folder, key, put, signal)) return
  const ffmpeg = await findFfmpeg()
  if (ffmpeg === null) return put({ kind: 'undecodable', skipMs: (await prepared).skipMs })
  ahead?.look.passTo(put)
  // Two decoders at once would both be late.
  await ahead?.look.over
  const { table, skipMs } = await prepared
  const order: PeaksOrder = { path: file, table, window, ffmpeg, folder, key }
  startJob(PEAKS_JOB, order, signal, (message) => {
    if (message.kind === 'progress') return put(message.answer)
    if (message.kind === 'done') return put(message)
    console.warn('No waveform from ffmpeg:', message.reason)
    put({ kind: 'undecodable', skipMs })
  })
  await trimPeaks(folder, MOST_BYTES, key)
}

/** A waveform that was completed before; one that is half done is taken up by the job. */
async function sendStored(folder: string, key: string, put: Put, signal: AbortSignal): Promise<boolean> {
  const stored = await openLevels(folder, key)
  if (!stored) return false
  put({ kind: 'stored', rate: stored.rate, count: stored.count })
  for await (const level of stored.levels) {
    put({ kind: 'level', ...level })
    if (signal.aborted) break
  }
  put({ kind: 'done' })
  return true
}
