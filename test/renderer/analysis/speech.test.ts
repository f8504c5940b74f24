import { beforeEach, describe, expect, it } from 'vitest'
import {
  analyseWaveform,
  isAnalysed,
  nearestOnset,
  onsetsBetween,
  speechSpans,
} from '../../../renderer/analysis/speech.ts'
import { toCode } from '../../../shared/media/peaks/amplitude.ts'
import { addPoints, createPyramid, type Pyramid, pyramidOf } from '../../../shared/media/peaks/pyramid.ts'
import { expectWithin } from '../../cpu-time.ts'

/** 5 ms a point. */
const RATE = 51_200
const PER_SECOND = 200
const MINUTE = 60 * PER_SECOND

/** Seconds 2 to 4 of each five are spoken; from 17 s to 25 s someone speaks without a pause. */
function isSpoken(second: number): boolean {
  return (second % 5 >= 2 && second % 5 < 4) || (second >= 17 && second < 25)
}

/** Syllables: four a second, with a little dip before each. */
function amplitudeAt(second: number): number {
  if (!isSpoken(second)) return 0.002
  return (second * 4) % 1 < 0.8 ? 0.4 + 0.1 * Math.sin(second * 900) : 0.03
}

function points(from: number, to: number): Int8Array {
  const bytes = new Int8Array((to - from) * 2)
  for (let i = 0; i < to - from; i++) {
    const height = toCode(amplitudeAt((from + i) / PER_SECOND))
    bytes.set([-height, height], 2 * i)
  }
  return bytes
}

const whole = () => addPoints(createPyramid(RATE), 0, points(0, MINUTE))
/** The last syllable of a stretch ends a little before it. */
const near = (found: number, ms: number) => Math.abs(found - ms) <= 60

beforeEach(() => analyseWaveform(null, false))

describe('what is heard in the waveform', () => {
  it('is nothing before there is one', () => {
    expect(isAnalysed(0, 1000)).toBe(false)
    expect([onsetsBetween(0, 60_000), nearestOnset(5000, 1000), speechSpans()]).toEqual([[], null, null])
  })

  it('is every onset once, also at the borders of the parts that are looked at', () => {
    analyseWaveform(whole(), true)
    expect(isAnalysed(0, 60_000)).toBe(true)
    const expected = [2000, 7000, 12_000, 17_000, 27_000, 32_000, 37_000, 42_000, 47_000, 52_000, 57_000]
    const found = onsetsBetween(0, 60_000).map(({ ms }) => ms)
    expect(found).toHaveLength(expected.length)
    for (const [i, ms] of expected.entries()) expect(near(found[i] ?? 0, ms)).toBe(true)
    expect(onsetsBetween(12_500, 31_000)).toHaveLength(2)
  })

  it('joins speech that goes on across such a border', () => {
    analyseWaveform(whole(), true)
    const { starts, ends } = speechSpans() ?? { starts: [], ends: [] }
    const across = Array.from(starts, (start, i) => [start, ends[i] ?? 0] as const).find(([start]) =>
      near(start, 17_000),
    )
    expect(near(across?.[1] ?? 0, 25_000)).toBe(true)
    expect(starts).toHaveLength(11)
  })

  it('knows the nearest onset within a radius', () => {
    analyseWaveform(whole(), true)
    expect(near(nearestOnset(6200, 1000)?.ms ?? 0, 7000)).toBe(true)
    expect(nearestOnset(5000, 1000)).toBeNull()
  })

  it('comes with the waveform: nothing is told of a part until it is known, and the part does not change after', () => {
    let pyramid: Pyramid = addPoints(createPyramid(RATE), 0, points(0, 30 * PER_SECOND))
    analyseWaveform(pyramid, false)
    expect([isAnalysed(0, 19_000), isAnalysed(0, 29_000)]).toEqual([true, false])
    const early = onsetsBetween(0, 60_000)
    expect(early.map(({ ms }) => Math.round(ms / 1000))).toEqual([2, 7, 12, 17])
    expect(speechSpans()).toBeNull()
    pyramid = addPoints(pyramid, 30 * PER_SECOND, points(30 * PER_SECOND, MINUTE))
    analyseWaveform(pyramid, true)
    expect(onsetsBetween(0, 19_000).map(({ ms }) => ms)).toEqual(early.map(({ ms }) => ms))
  })

  it('waits for the fine levels of a stored waveform', () => {
    analyseWaveform(pyramidOf(RATE, [new Int8Array(), new Int8Array(), points(0, 100)], 400), false)
    expect(isAnalysed(0, 1000)).toBe(false)
  })

  it('is forgotten with the audio', () => {
    analyseWaveform(whole(), true)
    expect(onsetsBetween(0, 60_000)).not.toEqual([])
    analyseWaveform(addPoints(createPyramid(RATE), 0, new Int8Array(MINUTE * 2)), true)
    expect(onsetsBetween(0, 60_000)).toEqual([])
    expect(speechSpans()?.starts).toHaveLength(0)
  })

  it('takes a fraction of a second for an hour', () => {
    const hour = 60 * MINUTE
    const minute = points(0, MINUTE)
    const bytes = new Int8Array(hour * 2)
    for (let at = 0; at < bytes.length; at += minute.length) bytes.set(minute, at)
    const pyramid = pyramidOf(RATE, [bytes], hour)
    const ms = expectWithin(2000, () => {
      analyseWaveform(pyramid, true)
      expect(speechSpans()?.starts).toHaveLength(660)
    })
    console.info(`1 h of speech found in ${Math.round(ms)} ms`)
  })
})
