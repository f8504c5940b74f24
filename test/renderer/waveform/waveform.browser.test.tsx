import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { unloadWaveform } from '../../../renderer/analysis/waveform-data.ts'
import { LINE_TYPE } from '../../../renderer/commands/lines/move.ts'
import { startClock } from '../../../renderer/playback/clock.ts'
import { startFollowing } from '../../../renderer/playback/follow.ts'
import * as player from '../../../renderer/playback/player.ts'
import { clearDocument, documentStore } from '../../../renderer/state/document.ts'
import { modeStore } from '../../../renderer/state/mode.ts'
import { shownNow } from '../../../renderer/state/preview.ts'
import { select } from '../../../renderer/state/selection.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { Waveform } from '../../../renderer/waveform/waveform.tsx'
import '../../../renderer/styles/tokens.css'
import { createSegment } from '../../../shared/model/transcript.ts'
import { until } from '../../until.ts'
import { wav } from '../beeps.ts'
import { resetStores } from '../stores.ts'
import { answerPeaks, load, pointer, settled, showWaveform } from './stage.tsx'

const SECONDS = 60
let end = new AbortController()
let url = ''

beforeEach(() => {
  end = new AbortController()
  resetStores()
  startClock(end.signal)
  startFollowing(end.signal)
  // What follows the mark is no part of the address: each of the three addresses of an audio file leads here.
  url = `${URL.createObjectURL(wav(SECONDS))}#`
  answerPeaks({ kind: 'undecodable', skipMs: 0 })
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

describe('the waveform', () => {
  it('is not there without audio', async () => {
    const { container } = await render(<Waveform />)
    expect(container.innerHTML).toBe('')
  })

  it('is a slider that says its time, and knows when all peaks are there', async () => {
    const { stage } = await shown()
    expect(stage.ariaLabel).toBe('Waveform')
    expect(stage.ariaValueMax).toBe(String(SECONDS))
    player.seek(12_000)
    await until(() => expect(stage.ariaValueText).toBe('0:12 of 1:00'))
    await until(() => expect(document.querySelector('[data-peaks=complete]')).not.toBeNull())
  })

  it('seeks to the time that is clicked', async () => {
    const { stage } = await shown()
    press(stage, stage.clientWidth / 2)
    expect(player.position()).toBeCloseTo(30_000, -2)
    sessionStore.setState({ pxPerSec: 100 })
    await settled()
    // Zooming kept the cursor where it was: in the middle.
    press(stage, stage.clientWidth / 2 + 150)
    expect(player.position()).toBeCloseTo(31_500, -2)
  })

  it('zooms about the pointer and scrolls by the wheel', async () => {
    const { stage } = await shown()
    const x = 900
    const before = (x / stage.clientWidth) * SECONDS
    for (let i = 0; i < 6; i++) wheel(stage, x, { deltaY: -100, ctrlKey: true })
    await settled()
    const pxPerSec = sessionStore.getState().pxPerSec ?? 0
    expect(pxPerSec).toBeGreaterThan(100)
    expect((scrolled() + x) / pxPerSec).toBeCloseTo(before, 0)
    const left = scrolled()
    wheel(stage, x, { deltaY: 120 })
    await settled()
    expect(Math.abs(scrolled() - left - 120)).toBeLessThan(6)
    for (let i = 0; i < 12; i++) wheel(stage, x, { deltaY: 100, ctrlKey: true })
    expect(sessionStore.getState().pxPerSec).toBeNull()
  })

  it('opens around the cursor when it comes back to a place', async () => {
    sessionStore.setState({ pxPerSec: 300 })
    const { stage } = await shown(45_000)
    await until(() => expect(Math.abs(scrolled() - 45 * 300 + stage.clientWidth / 2)).toBeLessThan(15))
  })

  it('brings the cursor into view after a seek, and leaves the player alone when it goes', async () => {
    await shown()
    sessionStore.setState({ pxPerSec: 400 })
    await settled()
    player.seek(45_000)
    await until(() => expect(scrolled()).toBeGreaterThan(45 * 400 - 1300))
    await cleanup()
    expect(player.audio.src).toBe(`${url}exact`)
    expect(player.position()).toBe(45_000)
    expect(document.querySelectorAll('audio')).toHaveLength(1)
  })

  it('draws 20 000 lines in one frame, once for many changes, and not at all while nothing changes', async () => {
    load(
      Array.from({ length: 20_000 }, (_, i) =>
        createSegment(`s${i}`, i * 3, i * 3 + 2, `line ${i}`, { speaker: `S${i % 3}` }),
      ),
    )
    const { stage } = await shown()
    await until(() => expect(sessionStore.getState().peaks.state).toBe('complete'))
    sessionStore.setState({ pxPerSec: 1000 })
    select('s10')
    await settled()
    const layer = stage.querySelector(':scope > canvas')
    const clear = vi.spyOn(CanvasRenderingContext2D.prototype, 'clearRect')
    const drawings = () =>
      clear.mock.contexts.filter((it) => (it as CanvasRenderingContext2D).canvas === layer).length
    await settled()
    expect(drawings()).toBe(0)
    for (let i = 0; i < 10; i++) select(`s${i}`)
    wheel(stage, 100, { deltaX: 50 })
    await settled()
    expect(drawings()).toBe(1)
    clear.mockRestore()
  })

  it('moves the cursor while playing without drawing the lines again', async () => {
    load([createSegment('a', 0, 60_000, 'one')])
    const { stage } = await shown()
    await until(() => expect(sessionStore.getState().peaks.state).toBe('complete'))
    const cursor = stage.querySelector<HTMLElement>('[data-part=cursor]')
    player.setVolume(0, true)
    await player.play()
    await settled()
    const clear = vi.spyOn(CanvasRenderingContext2D.prototype, 'clearRect')
    const before = cursor?.style.transform
    await until(() => expect(cursor?.style.transform).not.toBe(before))
    expect(clear).not.toHaveBeenCalled()
    player.pause()
    clear.mockRestore()
  })
})

describe('a line that is carried here from the list', () => {
  it('shows where it would start, and starts where it is let go', async () => {
    load([createSegment('a', 1000, 2000, 'one'), createSegment('x', null, null, 'two')])
    sessionStore.setState({ pxPerSec: 100 })
    select('x')
    const { stage } = await shown()
    const start = () => documentStore.getState().transcript.segments[1]?.start
    carry(stage, 'dragover', 1000)
    await settled()
    expect(shownNow().transcript.segments[1]?.start).toBe(10_000)
    expect(sessionStore.getState().message).toBe('Start 0:10.000')
    carry(stage, 'dragleave', 1000)
    expect([modeStore.getState().preview, start()]).toEqual([null, null])
    carry(stage, 'drop', 1050)
    expect(start()).toBe(10_500)
  })
})

const shown = (ms = 0) => showWaveform(url, ms)

function carry(stage: HTMLElement, type: string, x: number): void {
  const { left } = stage.getBoundingClientRect()
  const dataTransfer = new DataTransfer()
  dataTransfer.setData(LINE_TYPE, 'x')
  stage.dispatchEvent(new DragEvent(type, { clientX: left + x, dataTransfer, bubbles: true }))
}

/** Px of the whole wave left of the view, as far as the frame of the overview shows it. */
function scrolled(): number {
  const strip = document.querySelector('[data-part=overview]')?.getBoundingClientRect()
  const frame = document.querySelector('[data-part=frame]')?.getBoundingClientRect()
  if (!strip || !frame) throw new Error('no overview')
  return ((frame.left - strip.left) / strip.width) * SECONDS * (sessionStore.getState().pxPerSec ?? 0)
}

function press(stage: HTMLElement, x: number): void {
  pointer(stage, 'pointerdown', x)
  pointer(stage, 'pointerup', x)
}

function wheel(stage: HTMLElement, x: number, init: WheelEventInit): void {
  const { left, top } = stage.getBoundingClientRect()
  stage.dispatchEvent(
    new WheelEvent('wheel', {
      clientX: left + x,
      clientY: top + 60,
      bubbles: true,
      cancelable: true,
      ...init,
    }),
  )
}
