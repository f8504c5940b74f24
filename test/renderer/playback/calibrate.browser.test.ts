import { afterEach, expect, it } from 'vitest'
import { measureDelays } from '../../../renderer/playback/calibrate.ts'
import { wavOf } from '../beeps.ts'

const RATE = 44_100
let url = ''
afterEach(() => URL.revokeObjectURL(url))

/** The tone of the clips, beginning after `late` ms of silence. */
function rise(late: number): Blob {
  const samples = new Int16Array(RATE * 2.5)
  for (let i = Math.round((late * RATE) / 1000), phase = 0, n = 0; i < samples.length; i++, n++) {
    phase += (1000 + (2000 * n) / RATE) / RATE
    samples[i] = 12_000 * Math.sin(2 * Math.PI * phase)
  }
  return wavOf(samples, RATE)
}

it('finds how late the sound is behind the claim, and nothing where there is nothing', async () => {
  url = URL.createObjectURL(rise(25))
  expect((await measureDelays([{ codec: 'mp3', url, skipMs: 0 }])).mp3).toBeCloseTo(25, -1)
}, 60_000)

it('finds that the engine is ahead when it stretches the sound, and behind when it presses it together', async () => {
  url = URL.createObjectURL(rise(25))
  const measure = () => measureDelays([{ codec: 'mp3', url, skipMs: 25 }])
  let measured = await measure()
  // What is too busy to hear anything of a speed leaves it out, until another time.
  for (let tries = 1; tries < 4 && measured.atRates.length < 7; tries++) measured = await measure()
  const { mp3, aac, atRates } = measured
  expect(mp3).toBeCloseTo(0, -1)
  expect(aac).toBe(0)
  const late = new Map(atRates.map((delay) => [delay.rate, delay.late]))
  expect([...late.keys()]).toEqual([0.5, 0.75, 0.95, 1.1, 1.5, 2, 3])
  for (const slow of [0.5, 0.75]) expect(late.get(slow)).toBeLessThan(-10)
  expect(late.get(3)).toBeGreaterThan(late.get(1.1) ?? 0)
}, 120_000)

it('takes what is silent or cannot be played for not late', async () => {
  url = URL.createObjectURL(wavOf(new Int16Array(RATE * 3), RATE))
  const silent = { codec: 'mp3', url, skipMs: 0 } as const
  expect(await measureDelays([silent, { codec: 'aac', url: 'blob:nothing', skipMs: 0 }])).toEqual({
    mp3: 0,
    aac: 0,
    atRates: [],
  })
})
