import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnSpan, heldBy, isDrag } from '../../../renderer/waveform/drag-geometry.ts'
import type { Handle, HandleLine } from '../../../renderer/waveform/handles.ts'
import { MIN_LENGTH } from '../../../shared/timing/bounds.ts'
import { line, transcriptOf } from '../../builders.ts'

const lines = transcriptOf(line('a', 1000, 2000), line('b', 3000), line('untimed', null), line('c', 5000))
const handle = (index: number, startMs: number, endMs: number, isImplied: boolean): HandleLine => ({
  index,
  startMs,
  endMs,
  isImplied,
  isSelected: true,
})
const a = handle(0, 1000, 2000, false)
const b = handle(1, 3000, 5000, true)
const c = handle(3, 5000, 60_000, true)
const gap: Handle = { kind: 'gap', fromMs: 2000, toMs: 3000 }

describe('a press', () => {
  it('takes an edge, or the line as a whole', () => {
    expect(heldBy({ kind: 'edge', line: a, edge: 'end', ms: 2000 }, lines, 0, 0)).toEqual({
      kind: 'edge',
      index: 0,
      edge: 'end',
      at: 2000,
    })
    expect(heldBy({ kind: 'body', line: a }, lines, 0, 1500)).toEqual({ kind: 'body', index: 0, at: 1000 })
  })

  it('takes the next line’s start where an end is only implied, the last line’s own end', () => {
    expect(heldBy({ kind: 'edge', line: b, edge: 'end', ms: 5000 }, lines, 1, 0)).toMatchObject({
      index: 3,
      edge: 'start',
    })
    expect(heldBy({ kind: 'edge', line: c, edge: 'end', ms: 60_000 }, lines, 3, 0)).toMatchObject({
      index: 3,
      edge: 'end',
    })
  })

  it('in a gap gives the selected line its time when it has none, else draws a new line', () => {
    expect(heldBy(gap, lines, 2, 2500.4)).toEqual({ kind: 'span', index: 2, at: 2500 })
    expect(heldBy(gap, lines, 0, 2500)).toBeNull()
    expect(heldBy(gap, lines, -1, 2500)).toBeNull()
  })

  it('is a click until the pointer has moved 3 px, in a gap 6 px', () => {
    const edge: Handle = { kind: 'edge', line: a, edge: 'end', ms: 2000 }
    expect([102, 103, 97].map((x) => isDrag(edge, 100, x))).toEqual([false, true, true])
    expect([105, 106].map((x) => isDrag(gap, 100, x))).toEqual([false, true])
  })
})

describe('a drawn line', () => {
  it('stays in its room, in either direction', () => {
    const room = { startMs: 2000, endMs: 3000 }
    expect(drawnSpan(2100.4, 2600.2, room)).toEqual({ startMs: 2100, endMs: 2600 })
    expect(drawnSpan(2600, 500, room)).toEqual({ startMs: 2000, endMs: 2600 })
    expect(drawnSpan(3000, 3000, room)).toEqual({ startMs: 2990, endMs: 3000 })
  })

  it('is never too short nor outside', () => {
    const moment = fc.integer({ min: -5000, max: 90_000 })
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.nat(60_000),
        fc.integer({ min: 10, max: 9000 }),
        (x, y, from, length) => {
          const { startMs, endMs } = drawnSpan(x, y, { startMs: from, endMs: from + length })
          expect(endMs - startMs).toBeGreaterThanOrEqual(MIN_LENGTH)
          expect(startMs).toBeGreaterThanOrEqual(from)
          expect(endMs).toBeLessThanOrEqual(from + length)
        },
      ),
    )
  })
})
