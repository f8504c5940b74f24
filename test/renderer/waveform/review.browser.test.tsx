import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanup } from 'vitest-browser-react'
import { unloadWaveform } from '../../../renderer/analysis/waveform-data.ts'
import { beginReview, stepReview, toggleLeftOut } from '../../../renderer/commands/review/review.ts'
import { startClock } from '../../../renderer/playback/clock.ts'
import { startFollowing } from '../../../renderer/playback/follow.ts'
import * as player from '../../../renderer/playback/player.ts'
import { clearDocument, documentStore } from '../../../renderer/state/document.ts'
import { modeStore, selectReview } from '../../../renderer/state/mode.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { RULER_HEIGHT } from '../../../renderer/waveform/ruler.ts'
import '../../../renderer/styles/tokens.css'
import { act } from '../../../renderer/commands/perform.ts'
import { replaceLines } from '../../../shared/model/edit.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { line } from '../../builders.ts'
import { until } from '../../until.ts'
import { wav } from '../beeps.ts'
import { resetStores } from '../stores.ts'
import { answerPeaks, load, pointer, settled, showWaveform } from './stage.tsx'

let end = new AbortController()
let url = ''
let stage: HTMLElement

/** 10 ms are a pixel; 0 is at the left edge. */
const LINES = [
  line('a', 1000, 2000),
  line('b', 3000, 4000),
  line('c', 6000, 7000),
  line('far', 40_000, 41_000),
]

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
  load(LINES)
  const changes = new Map<number, Partial<Segment>>([
    [1, { start: 3400 }],
    [3, { start: 39_500 }],
  ])
  const edit = replaceLines(documentStore.getState().transcript, changes, { label: 'x', selection: [] })
  if (edit) act(beginReview, { title: 'Snap', edit })
  await settled()
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

/** Share of the height below the ruler that is drawn above the bars at `x` px. */
function drawnAt(x: number): number {
  const hands = [...stage.querySelectorAll(':scope > canvas')].at(-1) as HTMLCanvasElement
  const ratio = devicePixelRatio
  const top = Math.round((RULER_HEIGHT + 16) * ratio)
  const height = hands.height - top - Math.round(4 * ratio)
  const { data } = hands.getContext('2d')!.getImageData(Math.round(x * ratio), top, 1, height)
  let drawn = 0
  for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 100) drawn++
  return drawn / height
}

describe('a reviewed line', () => {
  it('has a solid line at its new start and a dotted one at its old, until it is left out', async () => {
    expect(player.position()).toBe(3400)
    expect(drawnAt(340)).toBe(1)
    expect(drawnAt(300)).toBeCloseTo(0.5, 1)
    expect(drawnAt(320)).toBe(0)
    act(toggleLeftOut)
    await settled()
    expect(drawnAt(300)).toBe(1)
    expect(drawnAt(340)).toBeCloseTo(0.5, 1)
    expect(player.position()).toBe(3000)
  })

  it('is brought into view with both of its places', async () => {
    act(stepReview, 1)
    await settled()
    const xs = Array.from({ length: stage.clientWidth }, (_, x) => x)
    const solid = xs.filter((x) => drawnAt(x) === 1)
    const dotted = xs.filter((x) => Math.abs(drawnAt(x) - 0.5) < 0.05)
    // 500 ms are 50 px; the line's own outline ends 150 px after the solid one.
    expect(solid.length).toBeGreaterThan(0)
    expect(Math.abs((dotted[0] ?? 0) - (solid[0] ?? 0) - 50)).toBeLessThanOrEqual(3)
  })

  it('lights up where it would be spoken', async () => {
    player.seek(3100)
    await until(() => expect(sessionStore.getState().activeId).toBeNull())
    act(toggleLeftOut)
    player.seek(3100)
    await until(() => expect(sessionStore.getState().activeId).toBe('b'))
  })

  it('is not dragged, and no line is drawn: a click seeks', async () => {
    for (const [from, to] of [
      [340, 380],
      [480, 560],
    ] as const) {
      pointer(stage, 'pointermove', from)
      pointer(stage, 'pointerdown', from)
      pointer(stage, 'pointermove', to)
      await settled()
      pointer(stage, 'pointerup', to)
      expect(player.position()).toBe(from * 10)
    }
    expect(documentStore.getState().history.past).toEqual([])
    expect(selectReview(modeStore.getState())).not.toBeNull()
  })
})
