import type { Ms } from '../../shared/model/time.ts'
import { printPrecise } from '../../shared/model/time.ts'
import { message } from '../../shared/words/message.ts'
import { insertAt } from '../commands/lines/edit.ts'
import { dropMove, type Held, makeMove, tryMove } from '../commands/lines/move.ts'
import { act } from '../commands/perform.ts'
import { say } from '../commands/say.ts'
import { documentStore } from '../state/document.ts'
import { type SelectionState, select, selectionStore } from '../state/selection.ts'
import { indexOf } from '../state/selectors.ts'
import { aimOf, drawnLine, isTogether, type Modifiers, type Pointer } from './aim.ts'
import { heldBy, isDrag, type Span } from './drag-geometry.ts'
import { createPace } from './frames.ts'
import { type View, xToMs } from './geometry.ts'
import type { Handle } from './handles.ts'

/** What a drag shows besides the preview; all null without one. */
export type GestureMarks = {
  /** What the moved edge snapped to. */
  readonly guideMs: Ms | null
  /** A line that is being drawn. */
  readonly ghost: Span | null
}

/** A drag from press to release. */
export type Gesture = {
  /** The pointer went down on something draggable. Until it moves this is a click. */
  readonly press: (event: PointerEvent, x: number, handle: Handle) => void
  readonly move: (event: PointerEvent, x: number) => void
  /** Returns true for a click: nothing was dragged. */
  readonly release: (event: PointerEvent) => boolean
  readonly cancel: () => void
  /** A modifier key went down or up. */
  readonly modify: (event: KeyboardEvent) => void
  readonly isDragging: () => boolean
  /** Where the dragged thing is now; null while nothing is. */
  readonly atMs: () => Ms | null
  readonly marks: () => GestureMarks
}

/** The waveform as a drag sees it. */
export type GestureTarget = {
  readonly view: () => View
  readonly scrollTo: (left: number) => void
  readonly redraw: () => void
}

type Press = { readonly pointer: number; readonly x: number; readonly ms: Ms; readonly handle: Handle }
type Drag = {
  readonly press: Press
  /** null = a new line is drawn in `room`. */
  readonly held: Held | null
  readonly room: Span
  readonly selection: SelectionState
  readonly stopWatching: () => void
}
type State =
  | { readonly is: 'idle' }
  | { readonly is: 'pressed'; readonly press: Press }
  | { readonly is: 'dragging'; readonly press: Press; readonly drag: Drag }

/** What a drag has come to: where it is, and what to draw. */
type Tried = { readonly at: Ms | null; readonly marks: GestureMarks }

const IDLE: State = { is: 'idle' }
const NOT_TRIED: Tried = { at: null, marks: { guideMs: null, ghost: null } }
const NO_KEYS: Modifiers = { shiftKey: false, ctrlKey: false, metaKey: false }
/** Outside the view, a drag scrolls by this share of the distance each frame. */
const SCROLL_SHARE = 0.2

/** Tries a change during a drag, and on release makes it or leaves everything as it was. */
export function createGesture(target: GestureTarget, signal: AbortSignal): Gesture {
  let state: State = IDLE
  const dragNow = () => (state.is === 'dragging' ? state.drag : null)
  const trial = createTrial(target, dragNow, signal)
  signal.addEventListener('abort', cancel, { once: true })

  function begin(press: Press): void {
    const drag = dragOf(press, cancel)
    state = { is: 'dragging', press, drag }
    if (drag.held) selectHeld(drag.held)
  }

  function end(): void {
    dragNow()?.stopWatching()
    state = IDLE
    trial.drop()
    target.redraw()
  }

  function cancel(): void {
    const selection = dragNow()?.selection
    end()
    if (!selection) return
    act(dropMove)
    select(selection.id, { edge: selection.edge, extent: selection.extent, word: selection.word })
  }

  const isPressedBy = (event: PointerEvent) => state.is !== 'idle' && state.press.pointer === event.pointerId
  return {
    press: (event, x, handle) => {
      if (state.is !== 'idle') return cancel()
      const ms = xToMs(target.view(), x)
      state = { is: 'pressed', press: { pointer: event.pointerId, x, ms, handle } }
      trial.follow(event, x)
    },
    move: (event, x) => {
      if (state.is === 'idle' || !isPressedBy(event)) return
      trial.follow(event, x)
      if (state.is === 'pressed' && isDrag(state.press.handle, state.press.x, x)) begin(state.press)
      if (dragNow()) trial.ask()
    },
    release: (event) => {
      if (!isPressedBy(event)) return false
      const drag = dragNow()
      const finish = drag && finishing(drag, trial.pointer())
      end()
      finish?.()
      return drag === null
    },
    cancel,
    modify: (event) => {
      if (!dragNow()) return
      trial.follow(event)
      trial.ask()
    },
    isDragging: () => state.is === 'dragging',
    atMs: () => trial.tried().at,
    marks: () => trial.tried().marks,
  }
}

/** Tries the drag where the pointer is, at most once per frame; outside the view it scrolls on by itself. */
function createTrial(target: GestureTarget, drag: () => Drag | null, signal: AbortSignal) {
  let latest: { x: number; keys: Modifiers } = { x: 0, keys: NO_KEYS }
  let tried = NOT_TRIED
  const pace = createPace(attempt, () => drag() !== null && scrollBeyond(target, latest.x), signal)
  const pointer = (): Pointer => ({ view: target.view(), ...latest })

  function attempt(): void {
    const present = drag()
    if (!present) return
    tried = tryDrag(present, pointer())
    target.redraw()
  }

  return {
    pointer,
    tried: () => tried,
    ask: pace.ask,
    follow: (keys: Modifiers, x = latest.x) => {
      latest = { x, keys }
    },
    drop: () => {
      tried = NOT_TRIED
      pace.drop()
    },
  }
}

/** Scrolls towards a pointer outside the view; false when it is inside. */
function scrollBeyond({ view, scrollTo }: GestureTarget, x: number): boolean {
  const { left, width } = view()
  const beyond = x < 0 ? x : Math.max(0, x - width)
  if (beyond !== 0) scrollTo(left + beyond * SCROLL_SHARE)
  return beyond !== 0
}

/** What a press takes hold of. `onEdit` is called when the transcript changes meanwhile. */
function dragOf(press: Press, onEdit: () => void): Drag {
  const { handle, ms } = press
  const { transcript } = documentStore.getState()
  const selection = selectionStore.getState()
  const held = heldBy(handle, transcript, indexOf(selection.id), ms)
  const room =
    handle.kind === 'gap' ? { startMs: handle.fromMs, endMs: handle.toMs } : { startMs: 0, endMs: Infinity }
  const stopWatching = documentStore.subscribe((state) => state.transcript !== transcript && onEdit())
  return { press, held, room, selection, stopWatching }
}

function selectHeld(held: Held): void {
  const id = documentStore.getState().transcript.segments[held.index]?.id
  if (id !== undefined)
    select(id, {
      extent: null,
      word: held.kind === 'word' ? held.word : null,
      edge: held.kind === 'edge' || held.kind === 'word' ? held.edge : 'start',
      open: null,
    })
}

/** Previews what a release would do now. */
function tryDrag({ press, held, room }: Drag, pointer: Pointer): Tried {
  if (held === null) {
    const ghost = drawnLine(press.ms, room, pointer)
    say(message('say.newLine', { from: printPrecise(ghost.startMs), to: printPrecise(ghost.endMs) }))
    return { at: xToMs(pointer.view, pointer.x), marks: { ghost, guideMs: null } }
  }
  const aim = aimOf(held, press.ms, pointer)
  const { proposal } = act(tryMove, held, { ms: aim.ms, together: isTogether(pointer.keys) })
  const at = held.kind === 'span' ? aim.ms : proposal.ms
  const hasSnapped = aim.snap !== null && Math.round(aim.ms) === at
  return { at, marks: { ghost: null, guideMs: hasSnapped ? aim.snap : null } }
}

/** The change that a release makes, measured before the drag ends. */
function finishing({ press, held, room }: Drag, pointer: Pointer): () => unknown {
  if (held === null) {
    const line = drawnLine(press.ms, room, pointer)
    return () => act(insertAt, line.startMs, line.endMs)
  }
  const { ms } = aimOf(held, press.ms, pointer)
  return () => act(makeMove, held, { ms, together: isTogether(pointer.keys) })
}
