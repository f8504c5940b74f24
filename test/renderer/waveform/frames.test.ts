import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPace } from '../../../renderer/waveform/frames.ts'

let frames: (() => void)[] = []
let end = new AbortController()

beforeEach(() => {
  frames = []
  end = new AbortController()
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
})
afterEach(() => vi.unstubAllGlobals())

const frame = () => {
  const due = frames
  frames = []
  for (const run of due) run()
}

/** A pace, how often it has run, and whether it shall run again unasked. */
function paced() {
  const state = { runs: 0, isNeeded: false }
  const pace = createPace(
    () => state.runs++,
    () => state.isNeeded,
    end.signal,
  )
  return { ...pace, state }
}

it('runs at once, and then once in each frame in which it was asked to', () => {
  const { ask, state } = paced()
  ask()
  expect(state.runs).toBe(1)
  ask()
  ask()
  expect(state.runs).toBe(1)
  frame()
  expect(state.runs).toBe(2)
  frame()
  frame()
  expect(state.runs).toBe(2)
  ask()
  expect(state.runs).toBe(3)
})

it('runs in every frame while it is needed', () => {
  const { ask, state } = paced()
  state.isNeeded = true
  ask()
  frame()
  frame()
  expect(state.runs).toBe(3)
  state.isNeeded = false
  frame()
  expect(state.runs).toBe(3)
})

it('forgets what was asked for when it is dropped or over', () => {
  const { ask, drop, state } = paced()
  ask()
  ask()
  drop()
  frame()
  expect(state.runs).toBe(1)
  end.abort()
  ask()
  expect(frames).toEqual([])
})
