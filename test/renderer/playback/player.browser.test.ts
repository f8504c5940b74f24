import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startClock } from '../../../renderer/playback/clock.ts'
import * as player from '../../../renderer/playback/player.ts'
import { until } from '../../until.ts'
import { wav } from '../beeps.ts'
import { frames } from '../frames.ts'

const { audio } = player
let file = ''
/** The same sound under another address, which is 100 ms ahead of the sound that counts. */
let exact = { url: '', skipMs: 100, durationMs: 9_850 as number | null, isCutOff: false }

beforeEach(() => {
  file = URL.createObjectURL(wav(10))
  exact = { url: `${file}#exact`, skipMs: 100, durationMs: 9_850, isCutOff: false }
  player.setVolume(0, true)
})
afterEach(() => {
  player.load(null)
  player.setRate(1)
  URL.revokeObjectURL(file)
})

const ready = () => until(() => expect(audio.readyState).toBeGreaterThanOrEqual(2))
const playsExact = () => audio.src.endsWith('#exact')

describe('after a failure of the engine', () => {
  it('is held anew at its place, and plays on if it played', async () => {
    player.load({ url: file, exact, promisedMs: null }, 3000)
    await ready()
    await player.play()
    await until(() => expect(player.position()).toBeGreaterThan(3050))
    const before = player.position()
    player.reload(true)
    expect(audio.paused).toBe(false)
    await until(() => expect(player.position()).toBeGreaterThan(before + 50))
    player.reload(false)
    expect(audio.paused).toBe(true)
    expect(player.position()).toBeGreaterThan(before)
    const rests = player.position()
    await ready()
    expect(player.position()).toBeCloseTo(rests, 1)
  })

  it('waits for the exact audio where that is not known yet', async () => {
    player.load({ url: file, exact: null, promisedMs: null })
    await ready()
    await player.play()
    await until(() => expect(player.position()).toBeGreaterThan(50))
    const before = player.position()
    player.reload(true)
    expect(player.position()).toBeGreaterThanOrEqual(before)
    player.become(exact)
    await until(() => expect(player.position()).toBeGreaterThan(before + 50))
    expect([audio.paused, playsExact()]).toEqual([false, true])
  })
})

describe('exact audio', () => {
  it('is played at the position of the sound, which the element is ahead of', async () => {
    player.load({ url: file, exact, promisedMs: null }, 3000)
    await ready()
    expect(player.position()).toBeCloseTo(3000, 3)
    expect(audio.currentTime).toBeCloseTo(3.1, 6)
    expect(audio.dataset['skipMs']).toBe('100')
    player.seek(5000)
    expect([player.position(), audio.currentTime]).toEqual([5000, 5.1])
  })

  it('is exactly where a seek asked for, whatever the delay', async () => {
    player.load({ url: file, exact: { ...exact, skipMs: 1024 / 44.1 }, promisedMs: null })
    await ready()
    for (const ms of [1, 999, 3000, 7777, 9001]) {
      player.seek(ms)
      await until(() => expect(audio.seeking).toBe(false))
      expect(player.position()).toBe(ms)
    }
  })

  it('has the length of the sound, and no position beyond it', async () => {
    player.load({ url: file, exact, promisedMs: null })
    await ready()
    expect(player.duration()).toBe(9_850)
    player.seek(99_999)
    expect(player.position()).toBe(9_850)
    audio.currentTime = 10
    expect(player.position()).toBe(9_850)
  })

  it('stays where it is when the speed changes, and counts what the engine adds at that speed', async () => {
    player.correctRates([{ rate: 0.5, late: -30 }])
    player.load({ url: file, exact, promisedMs: null }, 3000)
    await ready()
    player.setRate(0.5)
    expect([player.position(), audio.currentTime, audio.dataset['skipMs']]).toEqual([3000, 3.07, '70'])
    player.seek(4000)
    expect([player.position(), audio.currentTime]).toEqual([4000, 4.07])
    player.setRate(1)
    expect([player.position(), audio.dataset['skipMs']]).toEqual([4000, '100'])
    expect(audio.currentTime).toBeCloseTo(4.1, 5)
    player.correctRates([])
  })

  it('is played slowly up to where it was, and then as fast as before', async () => {
    player.load({ url: file, exact, promisedMs: null }, 3000)
    await ready()
    player.setRate(2)
    const ending = new AbortController()
    startClock(ending.signal)
    player.playSlowly(2700, 3000, 0.75)
    expect([audio.playbackRate, player.willStop()]).toEqual([0.75, true])
    await until(() => expect(audio.playbackRate).toBe(2))
    expect(audio.paused).toBe(false)
    player.playSlowly(2700, 3000, 0.75)
    player.pause()
    expect(audio.playbackRate).toBe(2)
    ending.abort()
  })

  it('goes back to where it is wanted after a stretch was heard', async () => {
    player.load({ url: file, exact, promisedMs: null }, 3000)
    await ready()
    const ending = new AbortController()
    startClock(ending.signal)
    await player.play(3200, 3000)
    await until(() => expect(audio.paused).toBe(true))
    expect(player.position()).toBe(3000)
    ending.abort()
  })

  it('without a length of its own has that of the element, less the start', async () => {
    player.load({ url: file, exact: { ...exact, durationMs: null }, promisedMs: null })
    await ready()
    expect(player.duration()).toBe(9_900)
  })

  it('begins at the start of the sound again after its end', async () => {
    player.load({ url: file, exact, promisedMs: null }, 9_800)
    await ready()
    await player.play()
    await until(() => expect(audio.ended).toBe(true))
    const playing = player.play()
    expect([player.position(), audio.currentTime]).toEqual([0, 0.1])
    await playing
    await until(() => expect(player.position()).toBeGreaterThan(100))
  })
})

describe('audio that is still being indexed', () => {
  it('plays from its start at once, and has no length yet', async () => {
    player.load({ url: file, exact: null, promisedMs: null })
    await ready()
    await player.play()
    await until(() => expect(player.position()).toBeGreaterThan(100))
    expect(player.duration()).toBeNull()
  })

  it('has the length that it promises until the index knows', async () => {
    player.load({ url: file, exact: null, promisedMs: 9_900 })
    expect(player.duration()).toBe(9_900)
    player.become(exact)
    await ready()
    expect(player.duration()).toBe(9_850)
  })

  it('plays on undisturbed when the index is there, and is exact from the next seek on', async () => {
    player.load({ url: file, exact: null, promisedMs: null })
    await ready()
    player.setRate(2)
    await player.play()
    player.become(exact)
    expect(playsExact()).toBe(false)
    expect(player.duration()).toBe(9_850)
    player.seek(4000)
    expect([playsExact(), player.position()]).toEqual([true, 4000])
    await until(() => expect(player.position()).toBeGreaterThan(4100))
    expect([audio.paused, audio.playbackRate]).toEqual([false, 2])
  })

  it('becomes exact at a pause, where it is', async () => {
    player.load({ url: file, exact: null, promisedMs: null })
    await ready()
    await player.play()
    player.become(exact)
    await until(() => expect(player.position()).toBeGreaterThan(300))
    player.pause()
    const at = player.position()
    expect([playsExact(), at > 290]).toEqual([true, true])
    await ready()
    expect(player.position()).toBeCloseTo(at, 3)
  })

  it('becomes exact at once while nothing plays', async () => {
    player.load({ url: file, exact: null, promisedMs: null })
    player.become(exact)
    expect(playsExact()).toBe(true)
    await ready()
    expect(player.position()).toBe(0)
  })

  it('waits with a remembered place, because only the index knows where that is', async () => {
    player.load({ url: file, exact: null, promisedMs: null }, 6000)
    expect([player.position(), audio.hasAttribute('src')]).toEqual([6000, false])
    void player.play()
    expect(audio.paused).toBe(true)
    player.become(exact)
    expect(playsExact()).toBe(true)
    await until(() => expect(player.position()).toBeGreaterThan(6100))
  })

  it('is silent after a seek until it can be exact, then plays on from there', async () => {
    player.load({ url: file, exact: null, promisedMs: null })
    await ready()
    await player.play()
    player.seek(7000)
    expect([audio.paused, player.position()]).toEqual([true, 7000])
    player.become(exact)
    await until(() => expect(player.position()).toBeGreaterThan(7100))
    expect(audio.paused).toBe(false)
  })

  it('stays paused when it was paused before the index came', async () => {
    player.load({ url: file, exact: null, promisedMs: null })
    await ready()
    await player.play()
    player.seek(7000)
    player.pause()
    player.become(exact)
    await ready()
    expect([audio.paused, player.position()]).toEqual([true, 7000])
  })
})

describe('a stretch', () => {
  let clock = new AbortController()
  beforeEach(() => {
    clock = new AbortController()
    startClock(clock.signal)
  })
  afterEach(() => clock.abort())

  it.each([0.5, 1, 3])('is played to its end and no further, at speed %d', async (rate) => {
    player.load({ url: file, exact, promisedMs: null })
    await ready()
    player.setRate(rate)
    // Other programs can hold the page up, but not every time.
    await until(async () => {
      player.seek(2000)
      await player.play(2600)
      await until(() => expect(audio.paused).toBe(true))
      expect(player.position()).toBeGreaterThanOrEqual(2590)
      expect(player.position()).toBeLessThan(2600 + 60 * rate)
    })
  })

  it('is played again and again until a pause', async () => {
    player.load({ url: file, exact, promisedMs: null })
    await ready()
    const turns: number[] = []
    player.loop(3000, 3200)
    audio.addEventListener('seeked', () => turns.push(player.position()), { signal: clock.signal })
    await until(() => expect(turns.length).toBeGreaterThan(2))
    expect(turns.filter((ms) => ms < 2999 || ms > 3200)).toEqual([])
    player.pause()
    const at = player.position()
    await frames(20)
    expect([audio.paused, player.position()]).toEqual([true, at])
  })

  it('is left by a seek', async () => {
    player.load({ url: file, exact, promisedMs: null })
    await ready()
    player.loop(3000, 3200)
    player.seek(5000)
    await until(() => expect(player.position()).toBeGreaterThan(5300))
    expect(audio.paused).toBe(false)
  })
})

describe('no audio', () => {
  it('has no position, no length and no delay', () => {
    player.load({ url: file, exact, promisedMs: null }, 3000)
    player.load(null)
    expect([player.position(), player.duration(), audio.dataset['skipMs']]).toEqual([0, null, undefined])
  })
})
