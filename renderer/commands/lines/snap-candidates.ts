import type { Ms } from '../../../shared/model/time.ts'
import type { Reach } from '../../../shared/timing/reach.ts'
import { candidatesAround, edgesAround, type SnapCandidate, snap } from '../../../shared/timing/snap.ts'
import type { Context } from '../context.ts'

/** All that a time may snap to within `radiusMs` of `ms`; not the lines being moved (`moving`). */
export function snapCandidates(
  { document, ears, now }: Context,
  ms: Ms,
  radiusMs: Ms,
  moving: Reach | null = null,
): SnapCandidate[] {
  const { timeline, chapters } = document
  const doesMove = (line: number) => moving !== null && line >= moving.from && line <= moving.to
  const chapterStarts = chapters.map(({ start }) => start)
  const onsets = ears.onsetsBetween(ms - radiusMs, ms + radiusMs)
  return [
    ...onsets.map((onset) => ({ kind: 'onset' as const, ms: Math.round(onset.ms) })),
    { kind: 'playhead', ms: Math.round(now) },
    ...edgesAround(timeline, ms, radiusMs, doesMove),
    ...candidatesAround(chapterStarts, ms, radiusMs, 'chapter'),
  ]
}

/** What `ms` snaps to; never to where the edge was taken (`from`), which would hold it there. */
export function snapped(
  context: Context,
  ms: Ms,
  radiusMs: Ms,
  moving: Reach | null,
  from: Ms | null,
): Ms | null {
  const candidates = snapCandidates(context, ms, radiusMs, moving).filter(
    (candidate) => candidate.ms !== from,
  )
  return snap(ms, candidates, radiusMs)?.ms ?? null
}
