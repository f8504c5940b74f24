import { type ReadResult, readTranscript, writeTranscript } from '../../../shared/formats/index.ts'
import { buffersOf, packLines, unpackChanges } from '../../../shared/model/packed-lines.ts'
import type { HowRead, LargeAnswer, LargeRequest } from './large-messages.ts'

/** Lines in one part: the page needs some milliseconds for so many. */
const PART = 8000
/** Time between two words about the progress (ms), and how much of the work reading is. */
const APART_MS = 100
const READING = 0.8

self.onmessage = ({ data }: MessageEvent<LargeRequest>) => {
  try {
    if (data.kind === 'read') sendReading(data.how)
    else {
      const source = read(data.how)
      const segments = unpackChanges(source.transcript.segments, data.changes)
      answer({ kind: 'written', text: writeTranscript(data.formatId, { segments }, source) })
    }
  } catch (cause) {
    answer({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) })
  }
}

function read({ text, name, durationMs, formatId, times }: HowRead): ReadResult {
  let toldAt = performance.now()
  const progress = (share: number) => {
    const now = performance.now()
    if (now - toldAt < APART_MS) return
    toldAt = now
    answer({ kind: 'progress', share: share * READING })
  }
  return readTranscript(text, name, { durationMs, progress, ...(times && { times }) }, formatId)
}

function sendReading(how: HowRead): void {
  const { transcript, format, title, diagnostics, guess } = read(how)
  const { segments } = transcript
  for (let first = 0; first < segments.length; first += PART) {
    const lines = packLines(segments.slice(first, first + PART), first)
    const share = READING + (1 - READING) * (first / segments.length)
    self.postMessage({ kind: 'lines', lines, share } satisfies LargeAnswer, { transfer: buffersOf(lines) })
  }
  answer({ kind: 'read', format, title, diagnostics, ...(guess && { guess }) })
}

function answer(message: LargeAnswer): void {
  self.postMessage(message)
}
