import { describe, expect, it } from 'vitest'
import {
  changeTextSize,
  extend,
  extendTo,
  revealLine,
  selectAll,
  selectEdge,
  selectLine,
  setScope,
  showPanel,
  switchEdge,
  toggleFollow,
  togglePanel,
  zoom,
  zoomToLine,
} from '../../../../renderer/commands/play/view.ts'
import { line } from '../../../builders.ts'
import { appWith, contextOf } from '../../context.ts'

const LINES = ['a', 'b', 'c', 'd'].map((id, i) => line(id, i * 1000, i * 1000 + 900))

describe('selecting by keys', () => {
  it.each([
    ['next', 'b', 'c'],
    ['previous', 'b', 'a'],
    ['previous', 'a', 'a'],
    ['next', 'd', 'd'],
    ['first', 'c', 'a'],
    ['last', 'a', 'd'],
  ] as const)('%s of %s is %s', (which, id, wanted) => {
    expect(selectLine(contextOf(LINES, { selection: { id } }), which)).toEqual({
      select: { id: wanted, edge: 'start', open: null, reveal: true },
    })
  })

  it('begins at the spoken line', () => {
    expect(selectLine(contextOf(LINES, { now: 2500 }), 'next').select?.id).toBe('d')
    expect(selectLine(contextOf([]), 'next')).toEqual({})
  })

  it('takes an edge, or nothing', () => {
    expect(selectEdge(contextOf(LINES), null, 'start').select).toEqual({
      id: null,
      extent: null,
      word: null,
      edge: 'start',
      open: null,
    })
    expect(switchEdge(contextOf(LINES))).toEqual({ edge: 'end', message: 'Nudging the end' })
  })
})

describe('several lines', () => {
  it('reach to another, and are counted', () => {
    const context = contextOf(LINES, { selection: { id: 'b' } })
    expect(extendTo(context, 'd')).toEqual({
      select: { id: 'b', extent: 'd', open: null },
      reveal: 'd',
      message: '3 lines selected',
    })
    expect(extendTo(context, 'b')).toEqual({ select: { id: 'b', extent: null, open: null }, reveal: 'b' })
    expect(extendTo(contextOf(LINES), 'c')).toEqual({ select: { id: 'c', edge: 'start' } })
  })

  it('grow and shrink at the other end', () => {
    const context = contextOf(LINES, { selection: { id: 'b', extent: 'c' } })
    expect(extend(context, 1).select?.extent).toBe('d')
    expect(extend(context, -1).select?.extent).toBeNull()
    expect(extend(contextOf(LINES, { selection: { id: 'd' } }), 1)).toEqual({})
  })

  it('are all of them', () => {
    expect(selectAll(contextOf(LINES))).toEqual({
      select: { id: 'a', extent: 'd', open: null },
      message: '4 lines selected',
    })
    expect(selectAll(contextOf(LINES.slice(0, 1)))).toEqual({ select: { id: 'a', extent: null, open: null } })
  })
})

describe('what is seen', () => {
  it('follows or not, and says what a start takes along', () => {
    expect(toggleFollow(contextOf(LINES))).toEqual({ view: { follow: false }, message: 'Not following' })
    expect(setScope(contextOf(LINES), 'line')).toEqual({
      view: { scope: 'line' },
      message: 'Setting a start moves this line alone',
    })
  })

  it('is closer or farther, up to the whole', () => {
    const context = contextOf(LINES, { session: { pxPerSec: 200 } })
    expect(zoom(context, 'in')).toEqual({ view: { pxPerSec: 300 } })
    expect(zoom(context, 'fit')).toEqual({ view: { pxPerSec: null } })
    expect(zoom(contextOf(LINES, { session: { pxPerSec: 101 } }), 'out')).toEqual({
      view: { pxPerSec: null },
    })
    expect(zoom(contextOf(LINES, { session: { durationMs: null } }), 'in')).toEqual({})
  })

  it('is a line that is shown, without a dialog over it', () => {
    expect(revealLine(contextOf(LINES), 'c')).toEqual({
      select: { id: 'c', word: null, edge: 'start', reveal: true },
      view: { dialog: null },
    })
    expect(revealLine(contextOf(LINES), 'gone')).toEqual({})
  })

  it('has a panel beside it, which the same key closes', () => {
    const app = appWith({ panel: 'notes' })
    expect(togglePanel(contextOf([], { app }), 'notes').settings).toEqual({ panel: 'none' })
    expect(togglePanel(contextOf([], { app }), 'checks').settings).toEqual({ panel: 'checks' })
    expect(showPanel(contextOf([]), 'notes').settings).toEqual({ panel: 'notes' })
  })

  it('has text of a size inside its limits', () => {
    const size = (textSize: number, step: 1 | -1 | 0) =>
      changeTextSize(contextOf([], { app: appWith({ textSize }) }), step).settings?.textSize
    expect([size(18, 1), size(14, -1), size(28, 1), size(25, 0)]).toEqual([19, 14, 28, 18])
  })
})

describe('zooming to a line', () => {
  const words = [
    { text: 'one', start: 1000, end: 1500 },
    { text: ' two', start: 1500, end: 2000 },
  ]
  const lines = [line('a', 1000, 2000, 'one two', { words }), line('b', 3000, 4000), line('c', null)]
  const at = (selection: object, session: object = {}) =>
    zoomToLine(contextOf(lines, { selection, session, widthPx: 1000, now: 3500 }))

  it('lets it fill most of the width, the spoken one when none is selected', () => {
    expect(at({ id: 'a' })).toMatchObject({
      select: { id: 'a' },
      reveal: 'a',
      view: { pxPerSec: 700, zoomedFrom: { middle: 1500 } },
    })
    expect(at({}).select).toEqual({ id: 'b' })
    expect(at({ id: 'a', extent: 'b' }).view?.pxPerSec).toBeCloseTo(700 / 3)
  })

  it('lets a selected word do so, as close as the zoom goes', () => {
    expect(at({ id: 'a', word: 1 }).view?.pxPerSec).toBe(1000)
  })

  it('goes back to the zoom before, but not after another one was chosen', () => {
    const { view } = at({ id: 'a' }, { pxPerSec: 40 })
    expect(at({ id: 'a' }, { ...view }).view).toEqual({ pxPerSec: 40, zoomedFrom: null })
    expect(at({ id: 'a' }, { ...view, pxPerSec: 100 }).view).toMatchObject({
      pxPerSec: 700,
      zoomedFrom: { before: 100 },
    })
  })

  it('goes on to another line, and from there back to the zoom before the first', () => {
    const first = at({ id: 'a' }, { pxPerSec: 40 }).view
    const second = at({ id: 'b' }, { ...first }).view
    expect(second).toMatchObject({ pxPerSec: 700, zoomedFrom: { before: 40, middle: 3500 } })
    expect(at({ id: 'b' }, { ...second }).view).toEqual({ pxPerSec: 40, zoomedFrom: null })
  })

  it('says so when it has no time', () => {
    expect(at({ id: 'c' }).message).toMatch(/no time/)
  })
})
