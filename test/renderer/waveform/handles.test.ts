import { describe, expect, it } from 'vitest'
import type { View } from '../../../renderer/waveform/geometry.ts'
import { cursorFor, handleAt, handleLines, handleWord, lineAt } from '../../../renderer/waveform/handles.ts'
import { createTimeline } from '../../../shared/timing/active.ts'
import { line, transcriptOf } from '../../builders.ts'

/** 10 ms are a pixel. */
const view: View = { pxPerSec: 100, left: 0, width: 1000, durationMs: 60_000 }
const lines = transcriptOf(
  line('a', 500, 2000),
  line('b', 2000, 5000),
  line('c', 6000, 6200),
  line('d', 8000, 9000),
)
const at = (x: number, selected = 1, radius = 6, seen = view) =>
  handleAt(seen, { timeline: createTimeline(lines), handles: handleLines(lines, selected, seen) }, x, radius)

describe('the lines with handles', () => {
  const indices = (selected: number, seen = view) =>
    handleLines(lines, selected, seen).map(({ index }) => index)

  it('are the selected one and its neighbours, as far as they are wide enough', () => {
    expect(indices(1)).toEqual([1, 0])
    expect(indices(2)).toEqual([2, 1, 3])
    expect(indices(1, { ...view, pxPerSec: 400 })).toEqual([1, 0, 2])
  })

  it('are none when nothing is selected, the line has no time, or a pixel is too much time', () => {
    expect(indices(-1)).toEqual([])
    expect(handleLines(transcriptOf(line('x', null)), 0, view)).toEqual([])
    expect(indices(1, { ...view, pxPerSec: 9 })).toEqual([])
  })

  it('know ends that are only implied', () => {
    const open = transcriptOf(line('x', 1000), line('y', 3000))
    expect(handleLines(open, 0, view)).toMatchObject([
      { index: 0, endMs: 3000, isImplied: true },
      { index: 1, endMs: 60_000, isImplied: true },
    ])
  })
})

describe('what is under the pointer', () => {
  it('is an edge within the radius, the selected line’s where two touch', () => {
    expect(at(194)).toMatchObject({ kind: 'edge', edge: 'start', ms: 2000, line: { index: 1 } })
    expect(at(506)).toMatchObject({ kind: 'edge', edge: 'end', ms: 5000, line: { index: 1 } })
    expect(at(50)).toMatchObject({ kind: 'edge', edge: 'start', ms: 500, line: { index: 0 } })
    expect(at(188, 1, 16)).toMatchObject({ kind: 'edge', line: { index: 1 } })
  })

  it('is the body of the selected line, of others only the line', () => {
    expect(at(207)).toMatchObject({ kind: 'body', line: { index: 1 } })
    expect(at(100).kind).toBe('line')
    expect(at(610).kind).toBe('line')
    expect(at(300, -1).kind).toBe('line')
  })

  it('leaves a narrow line a middle that can be taken', () => {
    const narrow = (x: number) => at(x, 2)
    expect([601, 606, 607, 610, 613, 614, 620].map((x) => narrow(x).kind)).toEqual([
      'edge',
      'edge',
      'body',
      'body',
      'body',
      'edge',
      'edge',
    ])
  })

  it('is the gap between lines, from end to start', () => {
    expect(at(560)).toEqual({ kind: 'gap', fromMs: 5000, toMs: 6000 })
    expect(at(10)).toEqual({ kind: 'gap', fromMs: 0, toMs: 500 })
    expect(at(950)).toEqual({ kind: 'gap', fromMs: 9000, toMs: 60_000 })
  })

  it('is nothing where gaps are too narrow, or beyond the audio', () => {
    expect(at(50, 1, 6, { ...view, pxPerSec: 9 }).kind).toBe('nothing')
    expect(at(900, 1, 6, { ...view, durationMs: 9100 }).kind).toBe('nothing')
  })

  it('is a long line under short ones', () => {
    const overlapping = transcriptOf(line('long', 0, 9000), line('short', 1000, 2000))
    expect(handleAt(view, { timeline: createTimeline(overlapping), handles: [] }, 500, 6).kind).toBe('line')
    expect(lineAt(view, createTimeline(overlapping), 500)).toBe(0)
    expect(lineAt(view, createTimeline(overlapping), 150)).toBe(1)
    expect(lineAt(view, createTimeline(overlapping), 950)).toBe(-1)
  })

  it('has its shape of the pointer', () => {
    expect([194, 300, 100, 560].map((x) => cursorFor(at(x)))).toEqual(['col-resize', 'grab', '', 'crosshair'])
  })
})

describe('a selected word', () => {
  const words = [
    { text: 'one', start: 2000, end: 3000 },
    { text: ' two', start: 3000, end: null },
    { text: ' a', start: 4000, end: 4030 },
    { text: ' um', start: null, end: null },
  ]
  const spoken = line('b', 2000, 5000, 'one two a um', { words })
  const handle = (word: number, seen = view) => handleWord(spoken, { index: 1, word }, seen)

  it('has handles at its own edges, an implied end where the next one begins', () => {
    expect(handle(0)).toMatchObject({ index: 1, word: 0, startMs: 2000, endMs: 3000, isImplied: false })
    expect(handle(1)).toMatchObject({ startMs: 3000, endMs: 4000, isImplied: true })
  })

  it('has none without times, too narrow, or where a pixel is too much time', () => {
    for (const none of [handle(3), handle(2), handle(9), handle(0, { ...view, pxPerSec: 9 })])
      expect(none).toBeNull()
  })

  it('is taken by its edges alone', () => {
    const handles = [handle(0)!]
    const under = (x: number) => handleAt(view, { timeline: createTimeline(lines), handles }, x, 6)
    expect(under(201)).toMatchObject({ kind: 'edge', edge: 'start', line: { word: 0 } })
    expect(under(250).kind).toBe('line')
  })
})
