import { type Ms, printPrecise, printReading } from '../../shared/model/time.ts'
import { msToX, type View } from './geometry.ts'

/** The time at the pointer. */
export type Hover = {
  /** `isExact` = with milliseconds at any zoom. */
  readonly show: (ms: Ms, isExact: boolean) => void
  readonly hide: () => void
}

/** From this zoom on (px per second) the time has milliseconds. */
const PRECISE = 50
/** Room for the label to the left of the right edge (px). */
const LABEL_ROOM = 76

/** Shows times in `element`, which stands above the waveform. */
export function createHover(element: HTMLElement, view: () => View): Hover {
  return {
    show: (ms, isExact) => {
      const x = msToX(view(), ms)
      element.hidden = false
      element.style.transform = `translateX(${Math.round(x)}px)`
      element.dataset.side = x > view().width - LABEL_ROOM ? 'left' : 'right'
      const isPrecise = isExact || view().pxPerSec >= PRECISE
      element.dataset.time = isPrecise ? printPrecise(Math.round(ms)) : printReading(ms)
    },
    hide: () => {
      element.hidden = true
    },
  }
}
