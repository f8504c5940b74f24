import type { Ms } from '../../shared/model/time.ts'
import { at, now } from '../playback/clock.ts'

/** When the key or button was pressed that is being answered, ms of `performance.now()`; null = none is. */
let pressed: number | null = null

/** Takes down when keys and buttons are pressed, before anybody answers them. `signal` ends it. */
export function startPresses(signal: AbortSignal): void {
  for (const type of ['keydown', 'keyup', 'pointerdown', 'pointerup', 'click'])
    window.addEventListener(type, takeDown, { signal, capture: true })
}

function takeDown({ timeStamp }: Event): void {
  pressed = timeStamp
  // What comes after this event, like a choice in the menu, is no answer to it.
  setTimeout(() => {
    if (pressed === timeStamp) pressed = null
  })
}

/** When that was; now when nothing is being answered that has a time stamp, like a choice in the menu. */
export function pressedAt(): number {
  return pressed ?? performance.now()
}

/** Where the sound was then. */
export function playhead(): Ms {
  return pressed === null ? now() : at(pressed)
}
