import {
  type Choices,
  type ReadResult,
  readTranscript,
  tokensWhenAsked,
  writeTranscript,
} from '../../../shared/formats/index.ts'
import { buffersOf, packChanges, unpackLines } from '../../../shared/model/packed-lines.ts'
import type { Segment, Transcript } from '../../../shared/model/transcript.ts'
import { t } from '../../../shared/words/speak.ts'
import { showProgress } from '../../state/session.ts'
import { type HowRead, LARGE, type LargeAnswer, type LargeRequest } from './large-messages.ts'

/**
 * What came of writing a text: nothing when it was cancelled, or when a damaged file cannot take the changes.
 */
export type Written =
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused' }

/** A transcript in a format, `source` = what it was read from. `name` is said while it takes long. */
export type ToWrite = {
  readonly formatId: string
  readonly transcript: Transcript
  readonly source: ReadResult | null
  readonly name: string
  readonly choices?: Choices | undefined
}

/** How the texts were read whose tokens stayed with the worker. */
const readings = new WeakMap<ReadResult['tokens'], HowRead>()
let stop: (() => void) | null = null

/**
 * Reads a text; null when it was cancelled. Short texts are read at once. The tokens of long ones are not
 * brought to the page: to save, the worker reads the text once more, which takes less time and memory than to
 * keep and move them.
 */
export async function readText(how: HowRead): Promise<ReadResult | null> {
  stopWork()
  const { text, name, durationMs, formatId, times } = how
  const read = () => readTranscript(text, name, { durationMs, ...(times && { times }) }, formatId)
  if (text.length < LARGE) return read()
  const segments: Segment[] = []
  const end = await inWorker(t('say.reading', { name }), { kind: 'read', how }, [], (lines) => {
    for (const segment of unpackLines(lines)) segments.push(segment)
  })
  if (end?.kind !== 'read') return null
  const tokens = tokensWhenAsked(() => read().tokens)
  readings.set(tokens, how)
  const { format, title, diagnostics, guess } = end
  const hint = { durationMs, ...(times && { times }) }
  const reading = { transcript: { segments }, tokens, diagnostics, title, format, name, text, hint }
  return { ...reading, ...(guess && { guess }) }
}

/**
 * The text of a transcript in a format with the chosen options, as `writeTranscript` gives it. What was read
 * in a worker is written in one. Throws when the worker ends before its time.
 */
export async function writeText({ formatId, transcript, source, name, choices }: ToWrite): Promise<Written> {
  const how = source && readings.get(source.tokens)
  if (!how) return written(writeTranscript(formatId, transcript, source ?? undefined, choices))
  if (transcript === source.transcript && formatId === source.format) return written(source.text)
  stopWork()
  const changes = packChanges(source.transcript.segments, transcript.segments)
  const request: LargeRequest = { kind: 'write', how, formatId, changes }
  const buffers = [changes.order.buffer, ...buffersOf(changes.changed)]
  const end = await inWorker(t('say.saving', { name }), request, buffers, () => undefined)
  return end?.kind === 'written' ? written(end.text) : { kind: 'cancelled' }
}

function written(text: string | null): Written {
  return text === null ? { kind: 'refused' } : { kind: 'written', text }
}

/** Ends the reading or saving that goes on, as if it had not been begun. What there is to say of it. */
export function cancelWork(): string {
  if (!stop) return t('say.nothingBeingRead')
  stopWork()
  return t('say.cancelledNothingChanged')
}

/** The same without a word: something else is to be done. */
export function stopWork(): void {
  stop?.()
}

/**
 * Does a request in a worker of its own, and shows how far it is. Its last answer; null when it was
 * cancelled.
 */
function inWorker(
  what: string,
  request: LargeRequest,
  transfer: ArrayBuffer[],
  takeLines: (lines: Extract<LargeAnswer, { kind: 'lines' }>['lines']) => void,
): Promise<LargeAnswer | null> {
  const worker = new Worker(new URL('./large-worker.ts', import.meta.url), { type: 'module', name: 'large' })
  const since = performance.now()
  showProgress({ what, share: null, since })
  return new Promise((resolve, reject) => {
    const finish = () => {
      worker.terminate()
      stop = null
      showProgress(null)
    }
    stop = () => {
      finish()
      resolve(null)
    }
    const fail = (reason: string) => {
      finish()
      reject(new Error(reason))
    }
    worker.onmessage = ({ data }: MessageEvent<LargeAnswer>) => {
      if (data.kind === 'failed') return fail(data.reason)
      if (data.kind === 'lines') takeLines(data.lines)
      if (data.kind === 'lines' || data.kind === 'progress')
        return showProgress({ what, share: data.share, since })
      finish()
      resolve(data)
    }
    worker.onerror = (event) => fail(event.message || 'its worker could not be loaded')
    worker.postMessage(request, transfer)
  })
}
