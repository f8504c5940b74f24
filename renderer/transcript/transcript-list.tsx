import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Chapter } from '../../shared/model/chapter.ts'
import { endOf, type Segment } from '../../shared/model/transcript.ts'
import { rankAt } from '../../shared/timing/active.ts'
import { t } from '../../shared/words/speak.ts'
import { FollowChip } from '../list/follow-chip.tsx'
import { useFollow } from '../list/use-follow.ts'
import { usePlaceLight } from '../list/use-place-light.ts'
import { type Drawn, useRows } from '../list/use-rows.ts'
import { useSelectedWord } from '../list/use-selected-word.ts'
import { type AppState, appStore } from '../state/app.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { type Shown, shownStore } from '../state/preview.ts'
import { selectId, selectionStore } from '../state/selection.ts'
import { selectIndexById, selectSpeakers } from '../state/selectors.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { speakerHue } from '../state/speakers.ts'
import { SegmentRow } from './segment-row.tsx'
import styles from './transcript.module.css'

const selectChapters = (state: DocumentState) => state.chapters
const selectTranscript = (state: DocumentState) => state.transcript
const selectShown = ({ transcript }: Shown) => transcript
const selectTextSize = (state: AppState) => state.settings.textSize
const selectDuration = (state: SessionState) => state.durationMs
/** Average letter width and line height, as multiples of the text size. */
const LETTER = 0.5
const LINE = 1.6
const ROW_PADDING = 14

/** The transcript's lines. Only those in view are in the DOM, and always the spoken and the selected one. */
export function TranscriptList() {
  const base = useStore(documentStore, selectTranscript)
  const { segments } = useStore(shownStore, selectShown)
  const textSize = useStore(appStore, selectTextSize)
  const selectedId = useStore(selectionStore, selectId)
  const durationMs = useStore(sessionStore, selectDuration)
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const column = useColumnWidth(scroller)
  const indices = useStore(documentStore, selectIndexById)
  const speakers = useStore(documentStore, selectSpeakers)
  const estimate = useEstimate(textSize, column)
  const chapters = useStore(documentStore, selectChapters)
  const rows = useRows(scroller, indices, estimate)
  // A drawn line lights up on its own; only one that is not yet drawn makes the list render.
  const hiddenActive = useStore(sessionStore, ({ activeId }) => {
    const index = indices.get(activeId ?? '')
    return index === undefined || isInside(index, rows.drawn) ? undefined : index
  })
  const headings = useMemo(() => headingsOf(chapters, segments), [chapters, segments])
  const follow = useFollow(scroller, rows, indices)
  usePlaceLight(list)
  useSelectedWord(list)

  return (
    <div className={styles.area}>
      <div ref={scroller} className={styles.scroller} onScroll={follow.onScroll} {...follow.userScrolling}>
        <div
          ref={list}
          role="list"
          aria-label={t('line.transcript')}
          className={styles.list}
          style={{ height: rows.height }}
          data-lines={segments.length}
        >
          {indicesToDraw(rows.drawn, [hiddenActive, indices.get(selectedId ?? '')]).map((index) => {
            const segment = segments[index]
            if (!segment) return null
            const isTurn = segment.speaker !== null && segments[index - 1]?.speaker !== segment.speaker
            return (
              <SegmentRow
                key={segment.id}
                segment={segment}
                index={index}
                count={segments.length}
                end={endOf({ segments }, index, durationMs)}
                hue={segment.speaker === null ? null : speakerHue(speakers.get(segment.speaker) ?? 0)}
                heading={headings.get(index) ?? null}
                isTurn={isTurn}
                before={segment === base.segments[index] ? null : (base.segments[index] ?? null)}
                top={rows.placeOf(index).top}
                watch={rows.watch}
              />
            )
          })}
        </div>
      </div>
      <FollowChip place={follow.chip} onReturn={follow.backToSpoken} />
    </div>
  )
}

/** Chapter titles by the index of the first line that starts in the chapter. */
function headingsOf(chapters: readonly Chapter[], segments: readonly Segment[]): ReadonlyMap<number, string> {
  const headings = new Map<number, string>()
  if (chapters.length === 0) return headings
  const { timeline } = documentStore.getState()
  for (const { start, title, hidden } of chapters) {
    const line = timeline.lines[rankAt(timeline, start - 1) + 1]
    if (!hidden && line !== undefined && segments[line]) headings.set(line, title)
  }
  return headings
}

function isInside(index: number, { first, last }: Drawn): boolean {
  return index >= first && index <= last
}

/** The lines in view, and those pinned in the DOM wherever they are. */
function indicesToDraw(drawn: Drawn, pinned: readonly (number | undefined)[]): number[] {
  const inView = Array.from({ length: drawn.last - drawn.first + 1 }, (_, i) => drawn.first + i)
  const more = pinned.filter((index) => index !== undefined && !isInside(index, drawn))
  return [...new Set([...inView, ...more])].filter((index) => index !== undefined).sort((a, b) => a - b)
}

/** Height of a line in px before it is drawn, by the length of its text. */
function useEstimate(textSize: number, column: number): (index: number) => number {
  return useCallback(
    (index) => {
      const length = documentStore.getState().transcript.segments[index]?.text.length ?? 0
      return Math.max(1, Math.ceil((length * LETTER * textSize) / column)) * LINE * textSize + ROW_PADDING
    },
    [textSize, column],
  )
}

/** Width of the text column in px, to estimate the heights of lines not yet drawn. */
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
