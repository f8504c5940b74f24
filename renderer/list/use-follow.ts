import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { afterFrame, now } from '../playback/clock.ts'
import { documentStore } from '../state/document.ts'
import { selectionStore } from '../state/selection.ts'
import { spokenIndex } from '../state/selectors.ts'
import { sessionStore, show } from '../state/session.ts'
import { followBy, isHigh, isInView, type Row, revealBy, scrollManner } from './scroll-policy.ts'
import { spokenRect, watchPlace } from './use-place-light.ts'
import type { Rows } from './use-rows.ts'

/** Where the spoken line is while the list does not follow it. */
export type ChipPlace = { readonly direction: 'up' | 'down' | 'here'; readonly ms: number }

/** A scroll this soon (ms) after wheel, touch, keys or the scroll bar was the user's. */
const USER_SCROLL_MS = 800
/** A smooth scroll is over after this time (ms). */
const SMOOTH_MS = 350
/** Rows are measured by then (ms), and those that came into view by that. */
const MEASURED_MS = [32, 64] as const
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)')

/** The list as it is at the moment, for listeners that outlast a drawing. */
type Latest = RefObject<{ readonly rows: Rows; readonly indices: ReadonlyMap<string, number> }>
type Scroller = RefObject<HTMLDivElement | null>
type Policy = typeof followBy

/** Scrolls to the spoken line while following, reveals lines on request, and places the chip. */
export function useFollow(scroller: Scroller, rows: Rows, indices: ReadonlyMap<string, number>) {
  const list = useRef({ rows, indices })
  list.current = { rows, indices }
  const userAt = useRef(-Infinity)
  const scrollTo = useScrollTo(scroller, list, userAt)
  const { chip, updateChip } = useChip(scroller, list)

  /** After the line has lit up: the list may have to draw many others. */
  const followSoon = useCallback(() => {
    const { activeId, follow } = sessionStore.getState()
    const { open } = selectionStore.getState()
    const index = list.current.indices.get(activeId ?? '')
    if (follow && !open && index !== undefined) scrollTo(index, followSpoken(scroller, activeId ?? ''))
    updateChip()
  }, [scroller, scrollTo, updateChip])

  useEffect(() => {
    let cancel = () => {}
    const stopFollowing = sessionStore.subscribe((state, before) => {
      if (state.activeId === before.activeId && state.follow === before.follow) return
      cancel()
      cancel = afterFrame(followSoon)
    })
    const stopPlaces = watchPlace(() => {
      if (!mayBeHigh(list.current)) return
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
      stopPlaces()
      stopRevealing()
      cancel()
    }
  }, [scroller, scrollTo, followSoon])

  const onScroll = useCallback(() => {
    if (performance.now() - userAt.current < USER_SCROLL_MS)
      unfollowWhenHidden(scroller.current, list.current.rows)
    updateChip()
  }, [scroller, updateChip])
  const userScrolling = useUserScrolling(userAt)
  const backToSpoken = useCallback(() => {
    show({ follow: true })
    scrollTo(spokenIndex(now()), followBy)
  }, [scrollTo])
  return { chip, onScroll, userScrolling, backToSpoken }
}

/** Keeps a line in the band, or of one that is higher than that the place in it that is spoken. */
function followSpoken(scroller: Scroller, id: string): Policy {
  return (row, view) => {
    const rect = isHigh(row, view) ? spokenRect(id) : null
    const from = scroller.current?.getBoundingClientRect().top ?? 0
    return followBy(rect ? { top: rect.top - from, bottom: rect.bottom - from } : row, view)
  }
}

/** False for a spoken line of a few rows, as most are: without asking the page to lay itself out. */
function mayBeHigh({ rows, indices }: Latest['current']): boolean {
  const index = indices.get(sessionStore.getState().activeId ?? '')
  const { top, bottom } = index === undefined ? { top: 0, bottom: 0 } : rows.placeOf(index)
  return bottom - top > innerHeight / 5
}

/** A function that scrolls to a line as a policy says. `userAt` = when the user last scrolled. */
function useScrollTo(scroller: Scroller, list: Latest, userAt: RefObject<number>) {
  const turns = useRef(0)
  return useCallback(
    (index: number, policy: Policy) => {
      const element = scroller.current
      const row = element && rowPlace(list.current.rows, element, index)
      if (!element || !row) return
      const view = { height: element.clientHeight }
      const by = policy(row, view)
      if (by === 0) return
      const behavior = scrollManner(by, view, reducedMotion.matches)
      element.scrollTo({ top: element.scrollTop + by, behavior })
      const turn = ++turns.current
      const byUser = userAt.current
      // What the user has scrolled meanwhile stays.
      const settleOnce = (): void => {
        if (turns.current !== turn || userAt.current !== byUser) return
        const placed = rowPlace(list.current.rows, element, index)
        const rest = placed ? policy(placed, { height: element.clientHeight }) : 0
        if (rest !== 0) element.scrollTo({ top: element.scrollTop + rest, behavior: 'instant' })
      }
      // Rows are measured for the first time after a jump; on the way they end a smooth scroll too early.
      const arrived = behavior === 'instant' ? 0 : SMOOTH_MS
      for (const wait of MEASURED_MS) setTimeout(settleOnce, arrived + wait)
    },
    [scroller, list, userAt],
  )
}

/** The place of the chip, and what updates it. */
function useChip(scroller: Scroller, list: Latest) {
  const [chip, setChip] = useState<ChipPlace | null>(null)
  const updateChip = useCallback(() => {
    const element = scroller.current
    const { transcript } = documentStore.getState()
    const index = spokenIndex(now())
    const line = transcript.segments[index]
    // Of a line without a time it is where the sound is.
    const ms = line && (line.start ?? Math.floor(now() / 1000) * 1000)
    const row =
      element && !sessionStore.getState().follow && ms != null
        ? rowPlace(list.current.rows, element, index)
        : null
    if (!element || !row || ms == null) return setChip(null)
    const direction = isInView(row, { height: element.clientHeight }) ? 'here' : row.top < 0 ? 'up' : 'down'
    setChip((old) => (old?.direction === direction && old.ms === ms ? old : { direction, ms }))
  }, [scroller, list])
  return { chip, updateChip }
}

/** Listeners that note when the user scrolls. */
function useUserScrolling(userAt: RefObject<number>) {
  return useMemo(() => {
    const markUser = () => {
      userAt.current = performance.now()
    }
    return {
      onWheel: markUser,
      onTouchMove: markUser,
      onPointerDown: markUser,
      onPointerMove: (event: React.PointerEvent) => event.buttons > 0 && markUser(),
      onKeyDown: markUser,
    }
  }, [userAt])
}

/** Place of a row, in px from the top of the view. */
function rowPlace(rows: Rows, element: HTMLElement, index: number): Row | null {
  if (index < 0) return null
  const { top, bottom } = rows.placeOf(index)
  return { top: top - element.scrollTop, bottom: bottom - element.scrollTop }
}

function unfollowWhenHidden(element: HTMLElement | null, rows: Rows): void {
  const { follow } = sessionStore.getState()
  const index = spokenIndex(now())
  const row = element && follow && index >= 0 ? rowPlace(rows, element, index) : null
  if (element && row && !isInView(row, { height: element.clientHeight })) show({ follow: false })
}
