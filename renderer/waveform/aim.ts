import type { Ms } from '../../shared/model/time.ts'
import { type Held, movingWith } from '../commands/lines/move.ts'
import { snapped } from '../commands/lines/snap-candidates.ts'
import { contextNow } from '../commands/perform.ts'
import { appStore } from '../state/app.ts'
import { documentStore } from '../state/document.ts'
import { drawnSpan, SNAP_PX, type Span } from './drag-geometry.ts'
import { type View, xToMs } from './geometry.ts'

/** Modifier keys, as mouse and key events have them. */
export type Modifiers = { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }

/** Where the pointer is on the view (px), and which keys are down. */
export type Pointer = { readonly view: View; readonly x: number; readonly keys: Modifiers }

/** Where a drag leads. `snap` = what it snapped to; null without snapping. */
export type Aim = { readonly ms: Ms; readonly snap: Ms | null }

/** Where the pointer drags what was pressed at `pressedMs`. A line as a whole snaps by either edge. */
export function aimOf(held: Held, pressedMs: Ms, pointer: Pointer): Aim {
  const under = xToMs(pointer.view, pointer.x)
  const ms = held.kind === 'span' ? under : held.at + under - pressedMs
  if (pointer.keys.shiftKey) return { ms, snap: null }
  const radius = snapRadius(pointer.view)
  const moving = movingWith(contextNow(), held)
  const start = snapped(contextNow(), ms, radius, moving, held.at)
  if (held.kind !== 'body') return { ms: start ?? ms, snap: start }
  const line = documentStore.getState().transcript.segments[held.index]
  const length = line?.end == null ? 0 : line.end - held.at
  const end = snapped(contextNow(), ms + length, radius, moving, held.at + length)
  const isStartNearer = start !== null && end !== null && Math.abs(start - ms) <= Math.abs(end - ms - length)
  if (end === null || isStartNearer) return { ms: start ?? ms, snap: start }
  return { ms: end - length, snap: end }
}

/** The new line that is drawn from `pressedMs` to the pointer, inside `room`. */
export function drawnLine(pressedMs: Ms, room: Span, pointer: Pointer): Span {
  return drawnSpan(snappedBy(pressedMs, pointer), pointedAt(pointer), room)
}

/** The time under the pointer, snapped to what is near it. */
export function pointedAt(pointer: Pointer): Ms {
  return snappedBy(xToMs(pointer.view, pointer.x), pointer)
}

function snappedBy(ms: Ms, { view, keys }: Pointer): Ms {
  return keys.shiftKey ? ms : (snapped(contextNow(), ms, snapRadius(view), null, null) ?? ms)
}

function snapRadius({ pxPerSec }: View): Ms {
  return (SNAP_PX * 1000) / pxPerSec
}

/** True when all edges at the same time are dragged together. */
export function isTogether({ metaKey, ctrlKey }: Modifiers): boolean {
  return appStore.getState().mac ? metaKey : ctrlKey
}
