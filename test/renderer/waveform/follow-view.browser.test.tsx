import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanup } from 'vitest-browser-react'
import { unloadWaveform } from '../../../renderer/analysis/waveform-data.ts'
import { selectLine } from '../../../renderer/commands/play/view.ts'
import { startClock } from '../../../renderer/playback/clock.ts'
import { startFollowing } from '../../../renderer/playback/follow.ts'
import * as player from '../../../renderer/playback/player.ts'
import { clearDocument } from '../../../renderer/state/document.ts'
import { modeStore } from '../../../renderer/state/mode.ts'
import { select, selectionStore } from '../../../renderer/state/selection.ts'
import { indexOf } from '../../../renderer/state/selectors.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import '../../../renderer/styles/tokens.css'
import { act } from '../../../renderer/commands/perform.ts'
import { line } from '../../builders.ts'
import { until } from '../../until.ts'
import { wav } from '../beeps.ts'
import { resetStores } from '../stores.ts'
import { answerPeaks, load, pointer, settled, showWaveform } from './stage.tsx'

const SECONDS = 120
const PX_PER_SEC = 200
let end = new AbortController()
let url = ''
let stage: HTMLElement

beforeEach(async () => {
  end = new AbortController()
  resetStores()
  sessionStore.setState({ pxPerSec: PX_PER_SEC })
  startClock(end.signal)
  startFollowing(end.signal)
  answerPeaks({ kind: 'rate', rate: 44_100 }, { kind: 'done' })
  url = `${URL.createObjectURL(wav(SECONDS))}#`
  vi.spyOn(Element.prototype, 'setPointerCapture').mockReturnValue()
  load(Array.from({ length: SECONDS }, (_, i) => line(`s${i}`, i * 1000, i * 1000 + 800)))
  stage = (await showWaveform(url)).stage
})

afterEach(async () => {
  player.pause()
  await cleanup()
  end.abort()
  player.load(null)
  unloadWaveform()
  clearDocument()
  vi.restoreAllMocks()
  URL.revokeObjectURL(url)
})

const selected = () => indexOf(selectionStore.getState().id)

/** The times at the edges of the view, in ms, by the frame of the overview. */
function seen(): { fromMs: number; toMs: number } {
  const strip = document.querySelector('[data-part=overview]')?.getBoundingClientRect()
  const frame = document.querySelector('[data-part=frame]')?.getBoundingClientRect()
  if (!strip || !frame) throw new Error('no overview')
  const fromMs = ((frame.left - strip.left) / strip.width) * SECONDS * 1000
  return { fromMs, toMs: fromMs + (stage.clientWidth / PX_PER_SEC) * 1000 }
}

function expectSeen(index: number): void {
  // The frame stands on whole pixels of a strip that is much narrower than the sound.
  const tolerance = 150
  expect(seen().fromMs).toBeLessThanOrEqual(index * 1000 + tolerance)
  expect(seen().toMs).toBeGreaterThanOrEqual(index * 1000 + 800 - tolerance)
}

describe('a line that is selected by keys', () => {
  it('is seen in the waveform with both its handles, while the sound stays where it is', async () => {
    for (let press = 0; press < 60; press++) {
      act(selectLine, 'next')
      await settled()
      expectSeen(selected())
    }
    expect(selected()).toBe(60)
    for (const [which, index] of [
      ['last', SECONDS - 1],
      ['previous', SECONDS - 2],
      ['first', 0],
    ] as const) {
      act(selectLine, which)
      await settled()
      expect(selected()).toBe(index)
      expectSeen(index)
    }
    expect(player.position()).toBe(0)
  })

  it('leaves the view alone as long as it is seen', async () => {
    const before = seen()
    for (let press = 0; press < 3; press++) act(selectLine, 'next')
    await settled()
    expect(seen()).toEqual(before)
  })

  it('goes on from where the user scrolled to', async () => {
    act(selectLine, 'next')
    stage.dispatchEvent(new WheelEvent('wheel', { deltaX: 8000, bubbles: true, cancelable: true }))
    await settled()
    expect(seen().fromMs).toBeGreaterThan(20_000)
    act(selectLine, 'next')
    await settled()
    expectSeen(selected())
  })

  it('stays out of view while the sound plays and is followed, not when it is not followed', async () => {
    player.setVolume(0, true)
    await player.play()
    await until(() => expect(sessionStore.getState().playing).toBe(true))
    act(selectLine, 'last')
    await settled()
    expect(seen().fromMs).toBeLessThan(5000)
    sessionStore.setState({ follow: false })
    act(selectLine, 'previous')
    await settled()
    expectSeen(selected())
  })

  it('does not move the view under a hand that drags', async () => {
    const before = seen()
    select('s2')
    pointer(stage, 'pointermove', 2 * PX_PER_SEC)
    pointer(stage, 'pointerdown', 2 * PX_PER_SEC)
    pointer(stage, 'pointermove', 2 * PX_PER_SEC + 10)
    await settled()
    expect(modeStore.getState().preview).not.toBeNull()
    act(selectLine, 'last')
    await settled()
    expect(seen()).toEqual(before)
    pointer(stage, 'pointercancel', 2 * PX_PER_SEC + 10)
  })
})
