import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanup } from 'vitest-browser-react'
import { unloadWaveform } from '../../../renderer/analysis/waveform-data.ts'
import { startClock } from '../../../renderer/playback/clock.ts'
import { startFollowing } from '../../../renderer/playback/follow.ts'
import * as player from '../../../renderer/playback/player.ts'
import { clearDocument, documentStore, undo } from '../../../renderer/state/document.ts'
import { modeStore } from '../../../renderer/state/mode.ts'
import { shownNow } from '../../../renderer/state/preview.ts'
import { chooseEdge, select, selectionStore } from '../../../renderer/state/selection.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import '../../../renderer/styles/tokens.css'
import { createSegment, type Segment } from '../../../shared/model/transcript.ts'
import { line, times } from '../../builders.ts'
import { wav } from '../beeps.ts'
import { resetStores } from '../stores.ts'
import { answerPeaks, key, load, pointer, settled, showWaveform } from './stage.tsx'

let end = new AbortController()
let url = ''
let stage: HTMLElement

/** 10 ms are a pixel; 0 is at the left edge. */
const LINES = [line('a', 1000, 2000), line('b', 3000, 4000), line('c', 4000, 6000), line('d', 8000, 9000)]

beforeEach(async () => {
  end = new AbortController()
  resetStores()
  sessionStore.setState({ pxPerSec: 100 })
  startClock(end.signal)
  startFollowing(end.signal)
  answerPeaks({ kind: 'rate', rate: 44_100 }, { kind: 'done' })
  url = `${URL.createObjectURL(wav(60))}#`
  vi.spyOn(Element.prototype, 'setPointerCapture').mockReturnValue()
  stage = (await showWaveform(url)).stage
})

afterEach(async () => {
  await cleanup()
  end.abort()
  player.load(null)
  unloadWaveform()
  clearDocument()
  vi.restoreAllMocks()
  URL.revokeObjectURL(url)
})

const preview = () => modeStore.getState().preview
const session = () => sessionStore.getState()
const saved = () => times(documentStore.getState().transcript)
const seen = () => times(shownNow().transcript)
const edits = () => documentStore.getState().history.past.length

function edit(selectedId: string | null, segments: Segment[] = LINES): void {
  load(segments)
  select(selectedId)
}

async function drag(from: number, to: number, init: PointerEventInit = {}): Promise<void> {
  pointer(stage, 'pointermove', from)
  pointer(stage, 'pointerdown', from, init)
  pointer(stage, 'pointermove', (from + to) / 2, init)
  pointer(stage, 'pointermove', to, init)
  await settled()
}

const release = (x: number, init: PointerEventInit = {}) => pointer(stage, 'pointerup', x, init)

describe('a click', () => {
  it('seeks wherever it is, and changes nothing', () => {
    edit('b')
    for (const [x, ms] of [
      [150, 1500],
      [302, 3020],
      [350, 3500],
      [700, 7000],
    ] as const) {
      pointer(stage, 'pointerdown', x)
      pointer(stage, 'pointermove', x + 2)
      release(x + 2)
      expect(Math.abs(player.position() - ms)).toBeLessThanOrEqual(20)
    }
    expect([edits(), preview(), selectionStore.getState().id]).toEqual([0, null, 'b'])
  })

  it('seeks at once where nothing can be dragged, and on release elsewhere', () => {
    edit('b')
    pointer(stage, 'pointerdown', 150)
    expect(player.position()).toBe(1500)
    release(150)
    pointer(stage, 'pointerdown', 350)
    expect(player.position()).toBe(1500)
    release(350)
    expect(player.position()).toBe(3500)
  })

  it('on a handle of the selected line also chooses that edge', () => {
    edit('b')
    pointer(stage, 'pointerdown', 402)
    release(402)
    expect(selectionStore.getState().edge).toBe('end')
  })

  it('twice on a line selects it', () => {
    edit(null)
    const { left } = stage.getBoundingClientRect()
    stage.dispatchEvent(new MouseEvent('dblclick', { clientX: left + 850, bubbles: true }))
    expect(selectionStore.getState().id).toBe('d')
  })
})

describe('dragging an edge', () => {
  it('shows what would be, changes it once on release, and is one step to undo', async () => {
    edit('b')
    await drag(301, 321, { shiftKey: true })
    expect(seen()[1]).toEqual(['b', 3200, 4000])
    expect(saved()[1]).toEqual(['b', 3000, 4000])
    expect(session().message).toBe('Start 0:03.200')
    release(321, { shiftKey: true })
    expect(saved()[1]).toEqual(['b', 3200, 4000])
    expect([edits(), preview(), session().message]).toEqual([1, null, 'Start set to 0:03.200'])
    undo()
    expect(saved()[1]).toEqual(['b', 3000, 4000])
  })

  it('of a neighbour selects that', async () => {
    edit('b')
    await drag(100, 130, { shiftKey: true })
    release(130)
    expect(saved()[0]).toEqual(['a', 1300, 2000])
    expect([selectionStore.getState().id, selectionStore.getState().edge]).toEqual(['a', 'start'])
  })

  it('stops at the neighbour and says so; where lines touch the neighbour follows', async () => {
    edit('b')
    await drag(300, 50, { shiftKey: true })
    expect(session().message).toBe('Start 0:02.000 · stopped at the previous line')
    release(50)
    await drag(400, 440, { shiftKey: true })
    expect(session().message).toBe('End 0:04.400 · next start follows')
    release(440)
    expect(saved().slice(1, 3)).toEqual([
      ['b', 2000, 4400],
      ['c', 4400, 6000],
    ])
  })

  it('with the scope from here on takes along what follows', async () => {
    edit('b')
    sessionStore.setState({ scope: 'ripple' })
    await drag(300, 342, { shiftKey: true })
    expect(session().message).toBe('Start 0:03.420 · 3 lines +0.42 s')
    expect(seen().map(([, start]) => start)).toEqual([1000, 3420, 4420, 8420])
    release(342)
    expect(saved()).toEqual(seen())
    expect(edits()).toBe(1)
  })

  it.each([
    ['Escape', () => key('keydown', 'Escape')],
    ['a pointer that is taken away', () => pointer(stage, 'pointercancel', 0)],
    ['another finger', () => pointer(stage, 'pointerdown', 300, { pointerId: 2 })],
  ])('is called off by %s', async (_name, callOff) => {
    edit('b')
    chooseEdge('end')
    await drag(100, 150)
    expect(selectionStore.getState()).toMatchObject({ id: 'a', edge: 'start' })
    callOff()
    expect(selectionStore.getState()).toMatchObject({ id: 'b', edge: 'end' })
    expect([preview(), session().message]).toEqual([null, 'Left as it was'])
    release(150)
    expect([edits(), player.position()]).toEqual([0, 0])
  })

  it('is called off when the transcript changes under the hand', async () => {
    edit('b')
    await drag(300, 350)
    load([createSegment('z', 0, 1000, 'other')])
    expect(preview()).toBeNull()
    release(350)
    expect([edits(), saved()]).toEqual([0, [['z', 0, 1000]]])
  })

  it('tries one change per frame at most', async () => {
    edit('b')
    await drag(300, 310)
    let previews = 0
    const stop = modeStore.subscribe((state, before) => {
      if (state.preview !== before.preview) previews++
    })
    for (let x = 311; x < 341; x++) pointer(stage, 'pointermove', x)
    expect(previews).toBeLessThanOrEqual(1)
    await settled()
    expect(previews).toBeLessThanOrEqual(2)
    expect(seen()[1]?.[1]).toBe(3400)
    stop()
  })
})

describe('snapping', () => {
  it('draws an edge to the playhead and to neighbours within 8 px, and not with Shift', async () => {
    edit('b')
    player.seek(3300)
    await drag(300, 337)
    expect(seen()[1]?.[1]).toBe(3300)
    pointer(stage, 'pointermove', 339)
    await settled()
    expect(seen()[1]?.[1]).toBe(3390)
    pointer(stage, 'pointermove', 334)
    await settled()
    expect(seen()[1]?.[1]).toBe(3300)
    key('keydown', 'Shift', { shiftKey: true })
    await settled()
    expect(seen()[1]?.[1]).toBe(3340)
    key('keyup', 'Shift')
    await settled()
    release(334)
    expect(saved()[1]?.[1]).toBe(3300)
  })

  it('never holds an edge where it was taken', async () => {
    edit('b')
    player.seek(3000)
    await drag(300, 304)
    expect(seen()[1]?.[1]).toBe(3040)
    release(304)
  })
})

describe('dragging with Ctrl', () => {
  it('moves all edges that are there', async () => {
    const both = [line('a', 0, 2000), line('b', 2000, 4000), line('c', 2000, 5000)]
    edit('b', both)
    await drag(200, 230, { ctrlKey: true, shiftKey: true })
    expect(session().message).toBe('3 edges 0:02.300')
    release(230, { ctrlKey: true, shiftKey: true })
    expect(saved()).toEqual([
      ['a', 0, 2300],
      ['b', 2300, 4000],
      ['c', 2300, 5000],
    ])
  })
})

describe('dragging a line', () => {
  it('moves the selected one as a whole, up to its neighbours', async () => {
    edit('d')
    await drag(850, 820, { shiftKey: true })
    expect(session().message).toBe('Line at 0:07.700, by −0.30 s')
    release(820, { shiftKey: true })
    expect(saved()[3]).toEqual(['d', 7700, 8700])
    await drag(820, 420, { shiftKey: true })
    release(420, { shiftKey: true })
    expect(saved()[3]).toEqual(['d', 6000, 7000])
    expect(session().message).toContain('stopped at the previous line')
  })

  it('that is not selected seeks and changes nothing', async () => {
    edit('d')
    await drag(150, 250)
    release(250)
    expect([edits(), player.position()]).toEqual([0, 1500])
  })
})

describe('a gap', () => {
  it('takes a new line, open for typing', async () => {
    edit('b')
    await drag(660, 720, { shiftKey: true })
    expect([edits(), session().message]).toEqual([0, 'New line 0:06.600 – 0:07.200'])
    release(720, { shiftKey: true })
    expect(saved()[3]?.slice(1)).toEqual([6600, 7200])
    expect(selectionStore.getState().open).toEqual({ field: 'text' })
    expect(saved()[3]?.[0]).toBe(selectionStore.getState().id)
  })

  it('takes none when it is called off, or without a transcript', async () => {
    edit('b')
    await drag(660, 720)
    key('keydown', 'Escape')
    release(720)
    clearDocument()
    await drag(660, 720)
    release(720)
    expect([edits(), saved()]).toEqual([0, []])
  })

  it('gives the selected line its times when it has none', async () => {
    edit('x', [...LINES, line('x', null)])
    await drag(1000, 1100, { shiftKey: true })
    release(1100, { shiftKey: true })
    expect(saved()[4]).toEqual(['x', 10_000, 11_000])
    expect(edits()).toBe(1)
  })
})
