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
const PADDING_TOP = 40
const PADDING_BOTTOM = 120
/** Rows drawn beyond the view on either side, and how many may be used up before the list draws again. */
const SPARE = 10
const SLACK = 6

/** Indices of the first and last drawn row; `last` below `first` = none. */
export type Drawn = { readonly first: number; readonly last: number }

const NONE: Drawn = { first: 0, last: -1 }

/** The drawn rows and the places of all. */
export type Rows = {
  readonly drawn: Drawn
  /** Height of the whole list in px. */
  readonly height: number
  /** Place of a row in the list in px. */
  readonly placeOf: (index: number) => { readonly top: number; readonly bottom: number }
  /** Watches the size of a row's element; call the result to stop. */
  readonly watch: (element: HTMLElement) => () => void
}

/** The rows' ids in order, their heights, and the measured ones, which outlast a new list. */
type Known = {
  readonly ids: readonly string[]
  readonly heights: RowHeights
  readonly measured: Map<string, number>
}
type Size = readonly [row: HTMLElement, height: number]
/** Takes measured sizes over; `update` runs what makes React draw. */
type Take = (sizes: readonly Size[], update: (run: () => void) => void) => void

/**
 * Which rows of a long list are drawn, and where. Heights are estimated until a row is drawn and measured;
 * what is in view stays in place. `indices` maps ids to indices in order, a new map when lines come or go.
 */
export function useRows(
  scroller: RefObject<HTMLElement | null>,
  indices: ReadonlyMap<string, number>,
  estimate: (index: number) => number,
): Rows {
  const [, redraw] = useReducer((version: number) => version + 1, 0)
  const [drawn, setDrawn] = useState<Drawn>(NONE)
  const known = useHeights(indices, estimate)
  const latest = useRef({ known, drawn })
  latest.current = { known, drawn }

  /** Draws other rows once scrolling or new heights have nearly used up the drawn ones. */
  const check = useCallback(() => {
    const { known, drawn } = latest.current
    const { heights } = known
    if (scroller.current) setDrawn(rangeToDraw(visibleRows(scroller.current, heights), drawn, heights.count))
  }, [scroller])

  const take: Take = useCallback(
    (sizes, update) => {
      const { known } = latest.current
      const { heights } = known
      const element = scroller.current
      const from = element ? element.scrollTop - PADDING_TOP : 0
      const top = Math.max(0, heights.at(from))
      const before = heights.top(top)
      if (!measure(known, sizes)) return
      update(redraw)
      // The row at the top of the view stays where it is.
      const shift = heights.top(top) - before
      if (element && shift !== 0 && from > 0) element.scrollTop += shift
      update(check)
    },
    [scroller, check],
  )

  const { watch, measureAll } = useMeasuring(take)
  useNewHeights(scroller, indices, known, { measureAll, check })
  useScrolling(scroller, check)
  const { heights } = known
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

/** Heights of all rows: measured ones where there are any, else estimates. */
function useHeights(indices: ReadonlyMap<string, number>, estimate: (index: number) => number): Known {
  const measured = useMemo(() => ({ estimate, byId: new Map<string, number>() }), [estimate]).byId
  return useMemo(() => {
    const ids = [...indices.keys()]
    const heights = createRowHeights(ids.length, (index) => measured.get(ids[index] ?? '') ?? estimate(index))
    return { ids, heights, measured }
  }, [indices, estimate, measured])
}

/** Notes measured heights; false when all of them were known. */
function measure({ ids, heights, measured }: Known, sizes: readonly Size[]): boolean {
  let isChanged = false
  for (const [row, height] of sizes) {
    const index = Number(row.dataset.index)
    if (!(height > 0) || !(index < heights.count)) continue
    measured.set(ids[index] ?? '', height)
    if (heights.set(index, height)) isChanged = true
  }
  return isChanged
}

/** Watches the sizes of rows; `measureAll` takes those of all drawn rows at once. */
function useMeasuring(take: Take): { readonly watch: Rows['watch']; readonly measureAll: () => void } {
  const elements = useRef(new Set<HTMLElement>())
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
  const measureAll = useCallback(
    () =>
      take(
        [...elements.current].map((row) => [row, row.offsetHeight] as const),
        (run) => run(),
      ),
    [take],
  )
  return { watch, measureAll }
}

/** Measures drawn rows anew when all heights are new, and keeps the top row in place. */
function useNewHeights(
  scroller: RefObject<HTMLElement | null>,
  indices: ReadonlyMap<string, number>,
  known: Known,
  { measureAll, check }: { readonly measureAll: () => void; readonly check: () => void },
): void {
  const earlier = useRef(known)
  useLayoutEffect(() => {
    const before = earlier.current
    earlier.current = known
    const element = scroller.current
    const from = element ? element.scrollTop - PADDING_TOP : 0
    const top = Math.max(0, before.heights.at(from))
    measureAll()
    const now = indices.get(before.ids[top] ?? '')
    if (element && from > 0 && now !== undefined && before.heights !== known.heights)
      element.scrollTop = PADDING_TOP + known.heights.top(now) + from - before.heights.top(top)
    check()
  }, [scroller, measureAll, check, known, indices])
}

/** Checks the drawn rows on scrolling and when the view changes its size, before the next frame is drawn. */
function useScrolling(scroller: RefObject<HTMLElement | null>, check: () => void): void {
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
}

function visibleRows(element: HTMLElement, heights: RowHeights): Drawn {
  const top = element.scrollTop - PADDING_TOP
  return { first: heights.at(top), last: heights.at(top + element.clientHeight) }
}

/** True when scrolling has nearly used up the spare rows on one side. */
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
