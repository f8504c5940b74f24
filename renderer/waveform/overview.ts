import { fitPxPerSec } from '../../shared/media/peaks/zoom.ts'
import type { Ms } from '../../shared/model/time.ts'
import { currentPyramid } from '../analysis/waveform-data.ts'
import { publish, subscribe } from '../playback/clock.ts'
import { documentStore } from '../state/document.ts'
import { frameOn } from './frame.ts'
import { createFrame } from './mount.ts'
import { OVERVIEW_BARS, paintBars } from './paint-wave.ts'
import { seekTo, wheelTravel } from './pointer.ts'
import type { WaveView } from './wave-view.ts'

/** `host` takes the pointer and holds the others. */
export type OverviewElements = {
  readonly host: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly frame: HTMLElement
  readonly marker: HTMLElement
}

/** A pointer that moves less than this (px) clicks. */
const CLICK_PX = 3

/** Mounts the strip of the whole episode and keeps it true until `signal` ends it. */
export function createOverview(elements: OverviewElements, waveView: WaveView, signal: AbortSignal): void {
  const { host, canvas, frame, marker } = elements
  const ctx = canvas.getContext('2d')
  let barsChanged = true
  let markerX = Number.NaN
  let drag: { x: number; left: number; moved: boolean } | null = null
  const redraw = createFrame(draw, signal)

  const durationMs = () => waveView.view().durationMs
  const msAt = (x: number): Ms =>
    (Math.max(0, Math.min(host.clientWidth, x)) / Math.max(1, host.clientWidth)) * durationMs()

  function draw(): void {
    const place = frameOn(host.clientWidth, waveView.view())
    frame.hidden = place === null
    if (place) {
      frame.style.width = `${place.width}px`
      frame.style.transform = `translateX(${place.left}px)`
    }
    if (barsChanged) drawBars()
  }

  function drawBars(): void {
    if (!ctx) return
    barsChanged = false
    const { clientWidth: width, clientHeight: height } = canvas
    const pixelRatio = devicePixelRatio
    canvas.width = Math.round(width * pixelRatio)
    canvas.height = Math.round(height * pixelRatio)
    ctx.fillStyle = waveView.palette().wave
    const pxPerSec = fitPxPerSec({ durationMs: durationMs(), widthPx: width })
    paintBars({ ctx, width, height, left: 0, pxPerSec, pixelRatio }, currentPyramid(), OVERVIEW_BARS)
    ctx.fillStyle = waveView.palette().ink
    for (const { start, hidden } of documentStore.getState().chapters)
      if (!hidden)
        ctx.fillRect(Math.round(((start * pxPerSec) / 1000) * pixelRatio), 0, pixelRatio, canvas.height)
  }

  function placeMarker(ms: Ms): void {
    const x = Math.round((ms / durationMs()) * host.clientWidth * devicePixelRatio) / devicePixelRatio - 1
    if (x === markerX) return
    markerX = x
    marker.style.transform = `translateX(${x}px)`
  }

  const xOf = (event: MouseEvent) => event.clientX - host.getBoundingClientRect().left
  const on = <K extends keyof HTMLElementEventMap>(
    name: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ) => host.addEventListener(name, listener, { signal, passive: false })

  on('pointerdown', (event) => {
    if (event.button !== 0) return
    const view = waveView.view()
    const place = frameOn(host.clientWidth, view)
    const x = xOf(event)
    if (!place || x < place.left || x > place.left + place.width) return seekTo(msAt(x))
    host.setPointerCapture(event.pointerId)
    drag = { x, left: view.left, moved: false }
  })
  on('pointermove', (event) => {
    if (!drag) return
    const x = xOf(event)
    if (!drag.moved && Math.abs(x - drag.x) < CLICK_PX) return
    drag.moved = true
    const { pxPerSec } = waveView.view()
    waveView.scrollByHand(drag.left + ((msAt(x) - msAt(drag.x)) * pxPerSec) / 1000)
  })
  on('pointerup', (event) => {
    if (drag && !drag.moved) seekTo(msAt(xOf(event)))
    drag = null
  })
  on('lostpointercapture', () => {
    drag = null
  })
  on('wheel', (event) => {
    event.preventDefault()
    const view = waveView.view()
    if (event.ctrlKey || event.metaKey) waveView.zoomAtPointer(event, view.width / 2)
    else waveView.scrollByHand(view.left + wheelTravel(event, view.width))
  })

  waveView.onDraw((what) => {
    barsChanged ||= what === 'wave'
    redraw()
  })
  signal.addEventListener(
    'abort',
    subscribe(({ smooth }) => placeMarker(smooth)),
    { once: true },
  )
  const stopChapters = documentStore.subscribe((state, before) => {
    if (state.chapters === before.chapters) return
    barsChanged = true
    redraw()
  })
  signal.addEventListener('abort', stopChapters, { once: true })
  const observer = new ResizeObserver(() => {
    barsChanged = true
    publish()
    redraw()
  })
  observer.observe(host)
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
  redraw()
}
