import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  currentPyramid,
  loadWaveform,
  peaksFailed,
  subscribePeaks,
  unloadWaveform,
} from '../../../renderer/analysis/waveform-data.ts'
import { FIRST_SESSION, sessionStore } from '../../../renderer/state/session.ts'
import { amplitudeOf } from '../../../shared/media/peaks/amplitude.ts'
import { peaksBetween } from '../../../shared/media/peaks/pyramid.ts'
import { until } from '../../until.ts'
import { wav } from '../beeps.ts'
import { frames } from '../frames.ts'
import { answerPeaks } from '../waveform/stage.tsx'

const SECONDS = 60
let url = ''

beforeEach(() => {
  sessionStore.setState(FIRST_SESSION, true)
  // What follows the mark is no part of the address: each of the three addresses of an audio file leads here.
  url = `${URL.createObjectURL(wav(SECONDS))}#`
  answerPeaks({ kind: 'undecodable', skipMs: 0 })
})

afterEach(() => {
  unloadWaveform()
  vi.restoreAllMocks()
  URL.revokeObjectURL(url)
})

describe('the worker', () => {
  it.each([0, 41_300])('finds the peaks of a file, at their time, beginning at %i ms', async (fromMs) => {
    loadWaveform(url, fromMs)
    await until(() => expect(sessionStore.getState().peaks.state).toBe('complete'))
    const pyramid = currentPyramid()
    if (!pyramid) throw new Error('no pyramid')
    // A beep of 0.1 s at each full second, silence between; the odd ones half as loud.
    for (const second of [0, 1, 17, 58, 59]) {
      const [min = 0, max = 0] = peaksBetween(pyramid, second * 1000, second * 1000 + 100, 1)
      expect(amplitudeOf(max)).toBeCloseTo(second % 2 === 0 ? 0.8 : 0.4, 1)
      expect(amplitudeOf(min)).toBeCloseTo(second % 2 === 0 ? -0.8 : -0.4, 1)
      expect(peaksBetween(pyramid, second * 1000 + 120, second * 1000 + 980, 20)).toEqual(new Int8Array(40))
    }
  })

  it('answers that there is no waveform for what it cannot decode', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const nonsense = URL.createObjectURL(new Blob(['This is no sound at all. '.repeat(100)]))
    loadWaveform(`${nonsense}#`, 0)
    await until(() => expect(peaksFailed()).toBe(true))
    expect(sessionStore.getState().peaks.state).toBe('none')
  })

  it('stops and forgets when it is no longer wanted', async () => {
    loadWaveform(url, 0)
    await until(() => expect(currentPyramid()).not.toBeNull())
    unloadWaveform()
    expect(currentPyramid()).toBeNull()
    await frames(20)
    expect(sessionStore.getState().peaks).toEqual({ state: 'none', share: 0 })
  })
})

describe('the waveform of the audio on screen', () => {
  const points = (height: number) =>
    ({ kind: 'points', at: 0, points: Int8Array.of(-height, height) }) as const

  it('gives way to that of the next audio, and whoever shows it is told', async () => {
    answerPeaks({ kind: 'rate', rate: 44_100 }, points(10), { kind: 'done' })
    loadWaveform(url, 0)
    await until(() => expect(sessionStore.getState().peaks.state).toBe('complete'))
    const heights: (number | undefined)[] = []
    const stop = subscribePeaks(() => {
      const pyramid = currentPyramid()
      heights.push(pyramid ? peaksBetween(pyramid, 0, 5, 1)[1] : undefined)
    })
    answerPeaks({ kind: 'rate', rate: 44_100 }, points(20), { kind: 'done' })
    loadWaveform(url, 0)
    expect(sessionStore.getState().peaks).toEqual({ state: 'none', share: 0 })
    await until(() => expect(sessionStore.getState().peaks.state).toBe('complete'))
    stop()
    expect([heights[0], heights.at(-1)]).toEqual([undefined, 20])
  })

  it('is none of sound that never came', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    answerPeaks({ kind: 'rate', rate: 44_100 }, { kind: 'done' })
    loadWaveform(url, 0)
    await until(() => expect(peaksFailed()).toBe(true))
    unloadWaveform()
    expect(peaksFailed()).toBe(false)
  })
})

describe('what main has computed', () => {
  it('is taken as it comes', async () => {
    const points = Int8Array.of(-10, 20, -30, 40)
    answerPeaks({ kind: 'rate', rate: 44_100 }, { kind: 'points', at: 0, points }, { kind: 'done' })
    loadWaveform(url, 0)
    await until(() => expect(sessionStore.getState().peaks.state).toBe('complete'))
    expect([...peaksBetween(currentPyramid()!, 0, 5, 1)]).toEqual([-10, 20])
  })

  it('is taken whole when it was stored', async () => {
    const levels = Array.from({ length: 14 }, (_, k) => Int8Array.of(-k, k))
    answerPeaks(
      { kind: 'stored', rate: 44_100, count: 1 },
      ...levels.map((points, level) => ({ kind: 'level', level, points }) as const).reverse(),
      { kind: 'done' },
    )
    loadWaveform(url, 0)
    await until(() => expect(sessionStore.getState().peaks.state).toBe('complete'))
    expect([...peaksBetween(currentPyramid()!, 0, 5, 1)]).toEqual([0, 0])
  })

  it('is drawn from the coarse levels while the fine ones are still being read', async () => {
    const level = (k: number) => ({ kind: 'level', level: k, points: Int8Array.of(-9, 9) }) as const
    answerPeaks({ kind: 'stored', rate: 44_100, count: 1 }, level(13), level(4))
    loadWaveform(url, 0)
    await until(() => expect(sessionStore.getState().peaks.state).toBe('partial'))
    expect([...peaksBetween(currentPyramid()!, 0, 5, 1)]).toEqual([-9, 9])
  })
})
