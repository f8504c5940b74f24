import type { Ms } from '../../shared/model/time.ts'
import { printPrecise } from '../../shared/model/time.ts'
import { insertAt } from '../commands/lines/edit.ts'
import { dropMove, type Held, makeMove, movingWith, tryMove } from '../commands/lines/move.ts'
import { snapped } from '../commands/lines/snap-candidates.ts'
import { act, contextNow } from '../commands/perform.ts'
import { say } from '../commands/say.ts'
import { appStore } from '../state/app.ts'
import { documentStore } from '../state/document.ts'
import { type SelectionState, select, selectionStore } from '../state/selection.ts'
import { indexOf } from '../state/selectors.ts'
import { drawnSpan, heldBy, isDrag, SNAP_PX, type Span } from './drag-geometry.ts'
import { type View, xToMs } from './geometry.ts'
import type { Grip } from './grips.ts'
import { createFrame } from './mount.ts'

/** Where a gesture stands, for drawing. All null while there is none. */
export type GestureMarks = {
  /** What the moved edge snapped to. */
  readonly guideMs: Ms | null
  /** A line that is being drawn and not there yet. */
  readonly ghost: Span | null
}

export type Gesture = {
  /** A pointer went down on something that can be dragged. Until it moves it is a click. */
  readonly press: (event: PointerEvent, x: number, grip: Grip) => void
  readonly move: (event: PointerEvent, x: number) => void
  /** The answer is true when it was a click: nothing was dragged. */
  readonly release: (event: PointerEvent) => boolean
  readonly cancel: () => void
  /** The keys that are held have changed. */
  readonly modify: (event: KeyboardEvent) => void
  readonly isDragging: () => boolean
  /** Where what is moved is now; null while nothing is. */
  readonly atMs: () => Ms | null
  readonly marks: () => GestureMarks
}

type Keys = { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }
type Press = { readonly pointer: number; readonly x: number; readonly ms: Ms; readonly grip: Grip }
type Drag = {
  readonly held: Held | null
  readonly room: Span
  readonly selection: SelectionState
  readonly stopWatching: () => void
}

const NO_MARKS: GestureMarks = { guideMs: null, ghost: null }
/** Held beyond a side of the view, a drag scrolls by this share of the distance each frame. */
const SCROLL_SHARE = 0.2

/**
 * One drag from press to release: it tries at most one change per frame, makes it once, or leaves all as it was. `redraw`
 * is called when the marks change; `signal` ends it.
 */
export function createGesture(
  target: {
    readonly view: () => View
    readonly scrollTo: (left: number) => void
    readonly redraw: () => void
  },
  signal: AbortSignal,
): Gesture {
  let press: Press | null = null
  let drag: Drag | null = null
  let latest: { x: number; keys: Keys } = { x: 0, keys: NO_KEYS }
  let marks = NO_MARKS
  let at: Ms | null = null
  let isDue = false
  let isWaiting = false
  const nextFrame = createFrame(onFrame, signal)
  signal.addEventListener('abort', cancel, { once: true })

  /** At once when this frame has had none yet, else in the next. */
  function ask(): void {
    isDue = true
    if (!isWaiting) attempt()
  }

  function onFrame(): void {
    isWaiting = false
    const { left, width } = target.view()
    const beyond = latest.x < 0 ? latest.x : Math.max(0, latest.x - width)
    if (drag && beyond !== 0) {
      target.scrollTo(left + beyond * SCROLL_SHARE)
      isDue = true
    }
    if (isDue && drag) attempt()
  }

  function attempt(): void {
    isDue = false
    isWaiting = true
    nextFrame()
    if (!press || !drag) return
    const { held } = drag
    if (held === null) {
      const ghost = ghostNow(press, drag.room)
      marks = { ghost, guideMs: null }
      at = xToMs(target.view(), latest.x)
      say(`New line ${printPrecise(ghost.startMs)} – ${printPrecise(ghost.endMs)}`)
    } else {
      const aim = aimOf(press, held)
      const { proposal } = act(tryMove, held, { ms: aim.ms, together: isTogether() })
      const moved = held.kind === 'span' ? aim.ms : proposal.ms
      const isThere = aim.snap !== null && Math.round(aim.ms) === moved
      marks = { ghost: null, guideMs: isThere ? aim.snap : null }
      at = moved
    }
    target.redraw()
  }

  /** Where the hand wants it, drawn to what is near. A line as a whole is drawn by either edge. */
  function aimOf({ ms: pressed }: Press, held: Held): { readonly ms: Ms; readonly snap: Ms | null } {
    const under = xToMs(target.view(), latest.x)
    const ms = held.kind === 'span' ? under : held.at + under - pressed
    if (latest.keys.shiftKey) return { ms, snap: null }
    const moving = movingWith(contextNow(), held)
    const start = snapped(contextNow(), ms, radius(), moving, held.at)
    if (held.kind !== 'body') return { ms: start ?? ms, snap: start }
    const end = documentStore.getState().transcript.segments[held.index]?.end
    const length = end == null ? 0 : end - held.at
    const last = snapped(contextNow(), ms + length, radius(), moving, held.at + length)
    if (last === null || (start !== null && Math.abs(start - ms) <= Math.abs(last - ms - length)))
      return { ms: start ?? ms, snap: start }
    return { ms: last - length, snap: last }
  }

  function ghostNow({ ms: pressed }: Press, room: Span): Span {
    const free = latest.keys.shiftKey
    const near = (ms: Ms) => (free ? ms : (snapped(contextNow(), ms, radius(), null, null) ?? ms))
    return drawnSpan(near(pressed), near(xToMs(target.view(), latest.x)), room)
  }

  const radius = () => (SNAP_PX * 1000) / target.view().pxPerSec
  const isTogether = () => (appStore.getState().mac ? latest.keys.metaKey : latest.keys.ctrlKey)

  function begin({ ms, grip }: Press): void {
    const { transcript } = documentStore.getState()
    const selection = selectionStore.getState()
    const held = heldBy(grip, transcript, indexOf(selection.id), ms)
    const room =
      grip.kind === 'gap' ? { startMs: grip.fromMs, endMs: grip.toMs } : { startMs: 0, endMs: Infinity }
    const stopWatching = documentStore.subscribe((state) => state.transcript !== transcript && cancel())
    drag = { held, room, selection, stopWatching }
    const id = held && transcript.segments[held.index]?.id
    if (held && id !== undefined)
      select(id, { extent: null, edge: held.kind === 'edge' ? held.edge : 'start', open: null })
  }

  function end(): void {
    drag?.stopWatching()
    press = null
    drag = null
    marks = NO_MARKS
    at = null
    isDue = false
    target.redraw()
  }

  function cancel(): void {
    const { selection } = drag ?? {}
    end()
    if (!selection) return
    act(dropMove)
    select(selection.id, { edge: selection.edge, extent: selection.extent })
  }

  return {
    press: (event, x, grip) => {
      if (press) return cancel()
      press = { pointer: event.pointerId, x, ms: xToMs(target.view(), x), grip }
      latest = { x, keys: event }
    },
    move: (event, x) => {
      if (event.pointerId !== press?.pointer) return
      latest = { x, keys: event }
      if (!drag && isDrag(press.grip, press.x, x)) begin(press)
      if (drag) ask()
    },
    release: (event) => {
      if (event.pointerId !== press?.pointer) return false
      if (!drag) {
        end()
        return true
      }
      const { held, room } = drag
      const [made, ghost] = [held && aimOf(press, held), ghostNow(press, room)]
      const together = isTogether()
      end()
      if (held && made) act(makeMove, held, { ms: made.ms, together })
      else act(insertAt, ghost.startMs, ghost.endMs)
      return false
    },
    cancel,
    modify: (event) => {
      if (!drag) return
      latest = { ...latest, keys: event }
      ask()
    },
    isDragging: () => drag !== null,
    atMs: () => at,
    marks: () => marks,
  }
}

const NO_KEYS: Keys = { shiftKey: false, ctrlKey: false, metaKey: false }
