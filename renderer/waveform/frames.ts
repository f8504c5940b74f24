/** Runs `draw` once in the next frame however often it is asked to. */
export function createFrame(draw: () => void, signal: AbortSignal): () => void {
  let frame = 0
  signal.addEventListener('abort', () => cancelAnimationFrame(frame), { once: true })
  return () => {
    if (frame !== 0 || signal.aborted) return
    frame = requestAnimationFrame(() => {
      frame = 0
      draw()
    })
  }
}

/** Runs `work` at most once per frame. */
export type Pace = {
  /** At once if it has not run in this frame, else in the next one. */
  readonly ask: () => void
  /** Takes back what was asked for. */
  readonly drop: () => void
}

/** `isNeeded` is asked in the frame after each run: true runs `work` again without being asked to. */
export function createPace(work: () => void, isNeeded: () => boolean, signal: AbortSignal): Pace {
  let state: 'free' | 'resting' | 'asked' = 'free'
  const nextFrame = createFrame(() => {
    const isAsked = state === 'asked'
    state = 'free'
    if (isNeeded() || isAsked) run()
  }, signal)
  function run(): void {
    state = 'resting'
    nextFrame()
    work()
  }
  return {
    ask: () => {
      if (state === 'free') run()
      else state = 'asked'
    },
    drop: () => {
      if (state === 'asked') state = 'resting'
    },
  }
}

/** Calls `listener` when the window moves to a screen of another resolution or the page is zoomed. */
export function watchPixelRatio(listener: () => void, signal: AbortSignal): void {
  const changed = () => {
    listener()
    watchPixelRatio(listener, signal)
  }
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', changed, {
    once: true,
    signal,
  })
}
