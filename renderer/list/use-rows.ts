import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { createRowHeights, type RowHeights } from './row-heights.ts'

/** Space above the first row in px. */
export const PADDING_TOP = 40
const PADDING_BOTTOM = 120
/** Rows drawn beyond the view on either side, and how many of them may be used up before the list draws again. */
const SPARE = 10
const SLACK = 6

/** Indices of the first and last row drawn; `last` below `first` = none. */
export type Drawn = { readonly first: number; readonly last: number }

const NONE: Drawn = { first: 0, last: -1 }

export type Rows = {
  readonly drawn: Drawn
  /** Height of the whole list in px. */
  readonly height: number
  /** Place of a row in the list in px. */
  readonly placeOf: (index: number) => { readonly top: number; readonly bottom: number }
  /** Watches the size of a row's element; give the answer back to stop. */
  readonly watch: (element: HTMLElement) => () => void
}

/**
 * Which rows of a long list are drawn, and where. Heights are estimated until a row is drawn and measured; what is in
 * view stays where it is meanwhile. `indices` gives the index of each id, in order, and is a new map when lines came or
 * went.
 */
export function useRows(
  scroller: RefObject<HTMLElement | null>,
  indices: ReadonlyMap<string, number>,
  estimate: (index: number) => number,
): Rows {
  const [, redraw] = useReducer((version: number) => version + 1, 0)
  const [drawn, setDrawn] = useState<Drawn>(NONE)
  const measured = useMemo(() => ({ estimate, byId: new Map<string, number>() }), [estimate]).byId
  const ids = useMemo(() => [...indices.keys()], [indices])
  const heights = useMemo(
    () => createRowHeights(ids.length, (index) => measured.get(ids[index] ?? '') ?? estimate(index)),
    [ids, estimate, measured],
  )
  const latest = useRef({ heights, ids, measured, drawn })
  const earlier = useRef({ heights, ids })
  latest.current = { heights, ids, measured, drawn }
  const elements = useRef(new Set<HTMLElement>())

  /** Draws other rows when scrolling or new sizes have nearly used up those that are drawn. */
  const check = useCallback(() => {
    const { heights, drawn } = latest.current
    if (scroller.current) setDrawn(rangeToDraw(visibleRows(scroller.current, heights), drawn, heights.count))
  }, [scroller])

  /** Takes sizes over; the row at the top of the view keeps its place. */
  const take = useCallback(
    (sizes: Iterable<readonly [HTMLElement, number]>, update: (run: () => void) => void) => {
      const { heights, ids, measured } = latest.current
      const element = scroller.current
      const from = element ? element.scrollTop - PADDING_TOP : 0
      const anchor = Math.max(0, heights.at(from))
      const before = heights.top(anchor)
      let isChanged = false
      for (const [row, height] of sizes) {
        const index = Number(row.dataset.index)
        if (!(height > 0) || !(index < heights.count)) continue
        measured.set(ids[index] ?? '', height)
        if (heights.set(index, height)) isChanged = true
      }
      if (!isChanged) return
      update(redraw)
      const shift = heights.top(anchor) - before
      if (element && shift !== 0 && from > 0) element.scrollTop += shift
      update(check)
    },
    [scroller, check],
  )

  const observer = useMemo(
    () =>
      new ResizeObserver((entries) =>
        take(
          entries.map(({ target, borderBoxSize }) => [
            target as HTMLElement,
            borderBoxSize[0]?.blockSize ?? 0,
          ]),
          flushSync,
        ),
      ),
    [take],
  )
  const watch = useCallback(
    (element: HTMLElement) => {
      elements.current.add(element)
      observer.observe(element)
      return () => {
        elements.current.delete(element)
        observer.unobserve(element)
      }
    },
    [observer],
  )

  // New heights: drawn rows keep their size and would not be told of again; the row at the top of the view stays there.
  useLayoutEffect(() => {
    const before = earlier.current
    earlier.current = { heights, ids }
    const element = scroller.current
    const from = element ? element.scrollTop - PADDING_TOP : 0
    const top = Math.max(0, before.heights.at(from))
    const sizes = [...elements.current].map((row) => [row, row.offsetHeight] as const)
    take(sizes, (run) => run())
    const now = indices.get(before.ids[top] ?? '')
    if (element && from > 0 && now !== undefined && before.heights !== heights)
      element.scrollTop = PADDING_TOP + heights.top(now) + from - before.heights.top(top)
    check()
  }, [scroller, take, check, heights, ids, indices])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const end = new AbortController()
    element.addEventListener('scroll', () => flushSync(check), { passive: true, signal: end.signal })
    const resized = new ResizeObserver(() => flushSync(check))
    resized.observe(element)
    return () => {
      end.abort()
      resized.disconnect()
    }
  }, [scroller, check])

  return {
    drawn,
    height: PADDING_TOP + heights.total() + PADDING_BOTTOM,
    placeOf: (index) => ({
      top: PADDING_TOP + heights.top(index),
      bottom: PADDING_TOP + heights.top(index + 1),
    }),
    watch,
  }
}

function visibleRows(element: HTMLElement, heights: RowHeights): Drawn {
  const top = element.scrollTop - PADDING_TOP
  return { first: heights.at(top), last: heights.at(top + element.clientHeight) }
}

/** True when scrolling has nearly used up what is drawn on one side. */
function isShort({ first, last }: Drawn, drawn: Drawn, count: number): boolean {
  return (
    Math.max(0, first - (SPARE - SLACK)) < drawn.first ||
    Math.min(count - 1, last + (SPARE - SLACK)) > drawn.last
  )
}

function rangeToDraw(visible: Drawn, drawn: Drawn, count: number): Drawn {
  const excess = Math.max(visible.first - drawn.first, drawn.last - visible.last)
  if (drawn.last < count && excess <= 2 * SPARE && !isShort(visible, drawn, count)) return drawn
  return { first: Math.max(0, visible.first - SPARE), last: Math.min(count - 1, visible.last + SPARE) }
}
