import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { endOf } from '../../shared/model/transcript.ts'
import { documentStore } from '../state/document.ts'
import { selectIndexById, selectSegments, selectSpeakers } from '../state/selectors.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { speakerHue } from '../state/speakers.ts'
import { FollowChip } from './follow-chip.tsx'
import { SegmentRow } from './segment-row.tsx'
import styles from './transcript.module.css'
import { useFollow } from './use-follow.ts'

const selectTextSize = (state: SessionState) => state.settings.textSize
const selectSelectedId = (state: SessionState) => state.selectedId
const selectDuration = (state: SessionState) => state.durationMs
const OVERSCAN = 8
/** Average width of a letter and height of a line, as shares of the text size. */
const LETTER = 0.5
const LINE = 1.6
const ROW_PADDING = 14

/** The lines of the transcript; only those in view are in the page, and always the spoken, selected and edited one. */
export function TranscriptList() {
  const segments = useStore(documentStore, selectSegments)
  const textSize = useStore(sessionStore, selectTextSize)
  const selectedId = useStore(sessionStore, selectSelectedId)
  const durationMs = useStore(sessionStore, selectDuration)
  const scroller = useRef<HTMLDivElement>(null)
  const column = useColumnWidth(scroller)
  const indices = useStore(documentStore, selectIndexById)
  const speakers = useStore(documentStore, selectSpeakers)
  const drawn = useRef<Range | null>(null)
  // A line that is drawn lights up by itself; only one that is not makes the list draw again.
  const hiddenActive = useStore(sessionStore, ({ activeId }) => {
    const index = indices.get(activeId ?? '')
    return index === undefined || isInside(index, drawn.current) ? undefined : index
  })
  const pinned = useRef<readonly number[]>([])
  pinned.current = [hiddenActive, indices.get(selectedId ?? '')].filter((index) => index !== undefined)

  const estimateSize = useCallback(
    (index: number) => {
      const length = documentStore.getState().transcript.segments[index]?.text.length ?? 0
      return Math.max(1, Math.ceil((length * LETTER * textSize) / column)) * LINE * textSize + ROW_PADDING
    },
    [textSize, column],
  )
  const getItemKey = useCallback(
    (index: number) => documentStore.getState().transcript.segments[index]?.id ?? index,
    [],
  )
  const virtual = useVirtualizer({
    count: segments.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey,
    overscan: OVERSCAN,
    rangeExtractor: (range: Range) => {
      drawn.current = range
      return withPinned(defaultRangeExtractor(range), pinned.current, segments.length)
    },
    paddingStart: 40,
    paddingEnd: 120,
  })
  const follow = useFollow(scroller, virtual, indices)

  return (
    <div className={styles.area}>
      <div ref={scroller} className={styles.scroller} onScroll={follow.onScroll} {...follow.userScrolling}>
        <div
          role="list"
          aria-label="Transcript"
          className={styles.list}
          style={{ height: virtual.getTotalSize() }}
          data-lines={segments.length}
        >
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const segment = segments[index]
            if (!segment) return null
            const isTurn = segment.speaker !== null && segments[index - 1]?.speaker !== segment.speaker
            return (
              <SegmentRow
                key={key}
                segment={segment}
                index={index}
                count={segments.length}
                end={endOf({ segments }, index, durationMs)}
                hue={segment.speaker === null ? null : speakerHue(speakers.get(segment.speaker) ?? 0)}
                isTurn={isTurn}
                top={start}
                measure={virtual.measureElement}
              />
            )
          })}
        </div>
      </div>
      <FollowChip place={follow.chip} onReturn={follow.backToSpoken} />
    </div>
  )
}

function isInside(index: number, range: Range | null): boolean {
  return (
    range !== null && index >= range.startIndex - range.overscan && index <= range.endIndex + range.overscan
  )
}

function withPinned(visible: number[], pinned: readonly number[], count: number): number[] {
  const more = pinned.filter((index) => index < count && !visible.includes(index))
  return more.length === 0 ? visible : [...visible, ...more].sort((a, b) => a - b)
}

/** Width of the text column in px, for estimating heights of lines not yet drawn. */
function useColumnWidth(scroller: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(600)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(Math.min(600, element.clientWidth - 220)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  return width
}
