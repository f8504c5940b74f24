import type { PeaksPart } from '../../shared/media/peaks/peaks-stream.ts'
import type { Ms } from '../../shared/model/time.ts'

/**
 * Page to worker: where the audio is, what to begin with, and how far its time is ahead of the sound's. Sent
 * once; the worker ends by being terminated.
 */
export type PeaksRequest = { readonly url: string; readonly fromMs: Ms; readonly skipMs: Ms }

/** Worker to page: parts of the waveform as they come, then one end. */
export type PeaksAnswer =
  | PeaksPart
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string }
