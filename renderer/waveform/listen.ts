/** Adds listeners to an element until `signal` ends them. */
export function listenerFor(element: HTMLElement, signal: AbortSignal) {
  return <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(name, listener, { signal, passive: false })
}

/** Where an event is, in px from the element's left edge. */
export function xIn(element: HTMLElement, event: MouseEvent): number {
  return event.clientX - element.getBoundingClientRect().left
}

/** Px that a wheel event scrolls sideways; `pagePx` = width of the view. */
export function wheelTravel(event: WheelEvent, pagePx: number): number {
  const delta = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY
  const line = event.deltaMode === WheelEvent.DOM_DELTA_LINE
  const unit = line ? 40 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? pagePx : 1
  return delta * unit
}

/** Calls `undo` when `signal` ends. */
export function onEnd(signal: AbortSignal, ...undo: readonly (() => void)[]): void {
  for (const end of undo) signal.addEventListener('abort', end, { once: true })
}

/** Calls `listener` when the element's size changes. */
export function watchSize(element: HTMLElement, listener: () => void, signal: AbortSignal): void {
  const observer = new ResizeObserver(listener)
  observer.observe(element)
  onEnd(signal, () => observer.disconnect())
}
