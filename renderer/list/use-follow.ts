import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { lastStartedAt } from '../../shared/timing/active.ts'
import { afterFrame, now } from '../playback/clock.ts'
import { documentStore } from '../state/document.ts'
import { selectionStore } from '../state/selection.ts'
import { sessionStore, show } from '../state/session.ts'
import { followBy, isInView, type Row, revealBy, scrollManner } from './scroll-policy.ts'
import type { Rows } from './use-rows.ts'

/** Where the spoken line is when the list does not follow it. */
export type ChipPlace = { readonly direction: 'up' | 'down' | 'here'; readonly ms: number }

/** A scroll this soon after wheel, touch, keys or the scroll bar was the user's. */
const USER_SCROLL_MS = 800
/** A smooth scroll is over after this time (ms). */
const SMOOTH_MS = 350
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)')

/** Scrolls to the spoken line while following, brings asked-for lines into view, and knows what the chip shows. */
export function useFollow(
  scroller: RefObject<HTMLDivElement | null>,
  rows: Rows,
  indices: ReadonlyMap<string, number>,
) {
  const list = useRef({ rows, indices })
  list.current = { rows, indices }
  const userAt = useRef(-Infinity)
  const turns = useRef(0)
  const [chip, setChip] = useState<ChipPlace | null>(null)

  const scrollTo = useCallback(
    (index: number, policy: typeof followBy) => {
      const element = scroller.current
      const row = element && rowPlace(list.current.rows, element, index)
      if (!element || !row) return
      const view = { height: element.clientHeight }
      const by = policy(row, view)
      if (by === 0) return
      const behavior = scrollManner(by, view, reducedMotion.matches)
      element.scrollTo({ top: element.scrollTop + by, behavior })
      const turn = ++turns.current
      if (behavior === 'instant') return settle(list.current.rows, element, index, policy)
      // Rows that are measured on the way move the list, which ends a smooth scroll before it is there.
      const byUser = userAt.current
      setTimeout(() => {
        const isWanted = turns.current === turn && userAt.current === byUser
        if (isWanted) settle(list.current.rows, element, index, policy)
      }, SMOOTH_MS)
    },
    [scroller],
  )

  const updateChip = useCallback(() => {
    const element = scroller.current
    const { timeline, transcript } = documentStore.getState()
    const index = lastStartedAt(timeline, now())
    const ms = transcript.segments[index]?.start
    const row =
      element && !sessionStore.getState().follow && ms != null
        ? rowPlace(list.current.rows, element, index)
        : null
    if (!element || !row || ms == null) return setChip(null)
    const direction = isInView(row, { height: element.clientHeight }) ? 'here' : row.top < 0 ? 'up' : 'down'
    setChip((old) => (old?.direction === direction && old.ms === ms ? old : { direction, ms }))
  }, [scroller])

  /** The line lights up first; the list, which may have to draw many others, comes after it. */
  const followSoon = useCallback(() => {
    const { activeId, follow } = sessionStore.getState()
    const { open } = selectionStore.getState()
    const index = list.current.indices.get(activeId ?? '')
    if (follow && !open && index !== undefined) scrollTo(index, followBy)
    updateChip()
  }, [scrollTo, updateChip])

  useEffect(() => {
    let cancel = () => {}
    const stopFollowing = sessionStore.subscribe((state, before) => {
      if (state.activeId === before.activeId && state.follow === before.follow) return
      cancel()
      cancel = afterFrame(followSoon)
    })
    const stopRevealing = selectionStore.subscribe(({ reveal }, before) => {
      if (!reveal || reveal === before.reveal) return
      const wanted = list.current.indices.get(reveal.id)
      if (wanted !== undefined) scrollTo(wanted, revealBy)
      unfollowWhenHidden(scroller.current, list.current.rows)
    })
    return () => {
      stopFollowing()
      stopRevealing()
      cancel()
    }
  }, [scroller, scrollTo, followSoon])

  const markUser = useCallback(() => {
    userAt.current = performance.now()
  }, [])
  const onScroll = useCallback(() => {
    if (performance.now() - userAt.current < USER_SCROLL_MS)
      unfollowWhenHidden(scroller.current, list.current.rows)
    updateChip()
  }, [scroller, updateChip])
  const userScrolling = useMemo(
    () => ({
      onWheel: markUser,
      onTouchMove: markUser,
      onPointerDown: markUser,
      onPointerMove: (event: React.PointerEvent) => event.buttons > 0 && markUser(),
      onKeyDown: markUser,
    }),
    [markUser],
  )
  const backToSpoken = useCallback(() => {
    show({ follow: true })
    scrollTo(lastStartedAt(documentStore.getState().timeline, now()), followBy)
  }, [scrollTo])
  return { chip, onScroll, userScrolling, backToSpoken }
}

/** Where a row stands, in px from the top of the view. */
function rowPlace(rows: Rows, element: HTMLElement, index: number): Row | null {
  if (index < 0) return null
  const { top, bottom } = rows.placeOf(index)
  return { top: top - element.scrollTop, bottom: bottom - element.scrollTop }
}

/** After a jump the rows there are measured for the first time; two looks later the line stands where it should. */
function settle(rows: Rows, element: HTMLElement, index: number, policy: typeof followBy, looks = 2): void {
  setTimeout(() => {
    const row = rowPlace(rows, element, index)
    const by = row ? policy(row, { height: element.clientHeight }) : 0
    if (by !== 0) element.scrollTo({ top: element.scrollTop + by, behavior: 'instant' })
    if (looks > 1) settle(rows, element, index, policy, looks - 1)
  }, 32)
}

function unfollowWhenHidden(element: HTMLElement | null, rows: Rows): void {
  const { follow } = sessionStore.getState()
  const index = lastStartedAt(documentStore.getState().timeline, now())
  const row = element && follow && index >= 0 ? rowPlace(rows, element, index) : null
  if (element && row && !isInView(row, { height: element.clientHeight })) show({ follow: false })
}
