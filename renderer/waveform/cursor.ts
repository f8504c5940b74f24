import { type Ms, printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { sessionStore } from '../state/session.ts'
import { msToX, type View } from './geometry.ts'

/** The playhead on the waveform. */
export type Cursor = {
  /** Moves it, and tells assistive technology the time. */
  readonly moveTo: (ms: Ms) => void
  /** Places it anew after the view moved. */
  readonly place: () => void
  readonly ms: () => Ms
}

/** Shows the playhead as `element` on `stage`. */
export function createCursor(
  { stage, cursor: element }: { readonly stage: HTMLElement; readonly cursor: HTMLElement },
  view: () => View,
): Cursor {
  let ms: Ms = 0
  let shownX = Number.NaN

  function place(): void {
    const ratio = devicePixelRatio
    const x = Math.round(msToX(view(), ms) * ratio) / ratio - 1
    if (x === shownX) return
    shownX = x
    element.style.transform = `translateX(${x}px)`
    element.style.visibility = x < -2 || x > view().width ? 'hidden' : 'visible'
  }

  return {
    moveTo: (now) => {
      ms = now
      place()
      tellSlider(stage, ms)
    },
    place,
    ms: () => ms,
  }
}

/** Written only when the second changes. */
function tellSlider(stage: HTMLElement, ms: Ms): void {
  const seconds = String(Math.floor(ms / 1000))
  if (stage.ariaValueNow === seconds) return
  stage.ariaValueNow = seconds
  stage.ariaValueText = t('wave.placeOf', {
    place: printReading(ms),
    length: printReading(sessionStore.getState().durationMs ?? 0),
  })
}
