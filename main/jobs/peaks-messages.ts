import type { FrameTable } from '../../shared/media/exact/frame-table.ts'

/** What the peaks job is told, once. It ends when it is done, or by being killed. */
export type PeaksOrder = {
  readonly path: string
  /** Where the frames lie, for files that are bare frames. */
  readonly table: FrameTable | null
  /** What is seen first, in ms of the sound. */
  readonly window: { readonly fromMs: number; readonly toMs: number }
  /** The decoder to start. */
  readonly ffmpeg: string
  /** Where the result is kept, and under which key. */
  readonly folder: string
  readonly key: string
}

/** What it answers. `points` = min, max interleaved from base point `at` on. */
export type PeaksAnswer =
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'points'; readonly at: number; readonly points: Int8Array }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string }
