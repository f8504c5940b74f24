import { fitPxPerSec } from '../../shared/media/peaks/zoom.ts'
import type { Ms } from '../../shared/model/time.ts'
import { currentPyramid } from '../analysis/waveform-data.ts'
import { publish, subscribe } from '../playback/clock.ts'
import { documentStore } from '../state/document.ts'
import { frameOn } from './frame.ts'
import { createFrame } from './frames.ts'
import { listenerFor, onEnd, watchSize, wheelTravel, xIn } from './listen.ts'
import { OVERVIEW_BARS, paintBars } from './paint-wave.ts'
import { seekTo } from './pointer.ts'
import type { WaveView } from './wave-view.ts'

/** `host` holds the others and takes the pointer. */
export type OverviewElements = {
  readonly host: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly frame: HTMLElement
  readonly marker: HTMLElement
}

/** Less movement than this (px) is a click. */
const CLICK_PX = 3

/** Mounts the strip of the whole episode and keeps it up to date until `signal` ends it. */
export function createOverview(elements: OverviewElements, waveView: WaveView, signal: AbortSignal): void {
  const { host, marker } = elements
  let areBarsDue = true
  let markerX = Number.NaN
  const redraw = createFrame(() => {
    placeFrame(elements, waveView)
    if (areBarsDue) drawBars(elements.canvas, waveView)
    areBarsDue = false
  }, signal)

  function redrawBars(): void {
    areBarsDue = true
    redraw()
  }

  function placeMarker(ms: Ms): void {
    const share = ms / waveView.view().durationMs
    const x = Math.round(share * host.clientWidth * devicePixelRatio) / devicePixelRatio - 1
    if (x === markerX) return
    markerX = x
    marker.style.transform = `translateX(${x}px)`
  }

  listenToOverview(host, waveView, signal)
  waveView.onDraw((what) => (what === 'wave' ? redrawBars() : redraw()))
  onEnd(
    signal,
    subscribe(({ smooth }) => placeMarker(smooth)),
    documentStore.subscribe((state, before) => state.chapters !== before.chapters && redrawBars()),
  )
  watchSize(
    host,
    () => {
      publish()
      redrawBars()
    },
    signal,
  )
  redraw()
}

/** The frame stands around what the waveform shows. */
function placeFrame({ host, frame }: OverviewElements, waveView: WaveView): void {
  const place = frameOn(host.clientWidth, waveView.view())
  frame.hidden = place === null
  if (!place) return
  frame.style.width = `${place.width}px`
  frame.style.transform = `translateX(${place.left}px)`
}

function drawBars(canvas: HTMLCanvasElement, waveView: WaveView): void {
  const ctx = canvas.getContext('2d')
  if (!ctx) return
  const { clientWidth: width, clientHeight: height } = canvas
  const pixelRatio = devicePixelRatio
  canvas.width = Math.round(width * pixelRatio)
  canvas.height = Math.round(height * pixelRatio)
  const { wave, ink } = waveView.colours()
  const pxPerSec = fitPxPerSec({ durationMs: waveView.view().durationMs, widthPx: width })
  ctx.fillStyle = wave
  paintBars({ ctx, width, height, left: 0, pxPerSec, pixelRatio }, currentPyramid(), OVERVIEW_BARS)
  ctx.fillStyle = ink
  for (const { start, hidden } of documentStore.getState().chapters)
    if (!hidden)
      ctx.fillRect(Math.round(((start * pxPerSec) / 1000) * pixelRatio), 0, pixelRatio, canvas.height)
}

type State =
  | { readonly is: 'idle' }
  /** `left` = the waveform's scroll position at the press. */
  | { readonly is: 'pressed' | 'dragging'; readonly x: number; readonly left: number }

/** Clicks seek, the frame drags, the wheel scrolls or zooms. */
function listenToOverview(host: HTMLElement, waveView: WaveView, signal: AbortSignal): void {
  let state: State = { is: 'idle' }
  const on = listenerFor(host, signal)
  const msAt = (x: number): Ms => {
    const share = Math.max(0, Math.min(host.clientWidth, x)) / Math.max(1, host.clientWidth)
    return share * waveView.view().durationMs
  }

  on('pointerdown', (event) => {
    if (event.button !== 0) return
    const view = waveView.view()
    const place = frameOn(host.clientWidth, view)
    const x = xIn(host, event)
    if (!place || x < place.left || x > place.left + place.width) return seekTo(msAt(x))
    host.setPointerCapture(event.pointerId)
    state = { is: 'pressed', x, left: view.left }
  })
  on('pointermove', (event) => {
    if (state.is === 'idle') return
    const x = xIn(host, event)
    if (state.is === 'pressed' && Math.abs(x - state.x) < CLICK_PX) return
    state = { ...state, is: 'dragging' }
    const { pxPerSec } = waveView.view()
    waveView.scrollByHand(state.left + ((msAt(x) - msAt(state.x)) * pxPerSec) / 1000)
  })
  on('pointerup', (event) => {
    if (state.is === 'pressed') seekTo(msAt(xIn(host, event)))
    state = { is: 'idle' }
  })
  on('lostpointercapture', () => {
    state = { is: 'idle' }
  })
  on('wheel', (event) => {
    event.preventDefault()
    const view = waveView.view()
    if (event.ctrlKey || event.metaKey) waveView.zoomAtPointer(event, view.width / 2)
    else waveView.scrollByHand(view.left + wheelTravel(event, view.width))
  })
}
