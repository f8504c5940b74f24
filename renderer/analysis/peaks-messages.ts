import type { Ms } from '../../shared/model/time.ts'

/**
 * Page to worker: where the audio is, what to begin with, and how far its time is ahead of the sound's. Sent once; the
 * worker ends by being terminated.
 */
export type PeaksRequest = { readonly url: string; readonly fromMs: Ms; readonly skipMs: Ms }

/** Worker to page. `points` = min, max interleaved (see shared/media/pyramid.ts), from base point `at` on. */
export type PeaksAnswer =
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'points'; readonly at: number; readonly points: Int8Array }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string }
