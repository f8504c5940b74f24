import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFfmpeg } from '../../../main/audio/ffmpeg.ts'
import { computePeaks, type PeaksOrder } from '../../../main/jobs/compute-peaks.ts'
import { readPeaks } from '../../../main/store/peaks-read.ts'
import { amplitudeOf } from '../../../shared/media/peaks/amplitude.ts'
import type { PeaksPart } from '../../../shared/media/peaks/peaks-stream.ts'
import { addPoints, createPyramid, levelBytes, peaksBetween } from '../../../shared/media/peaks/pyramid.ts'

const RATE = 44_100
const SECONDS = 120
const ffmpeg = await findFfmpeg()
const folder = mkdtempSync(path.join(tmpdir(), 'earmark-compute-'))
const file = path.join(folder, 'tone.flac')
const never = new AbortController().signal

const order = (key: string): PeaksOrder => ({
  path: file,
  table: null,
  window: { fromMs: 60_000, toMs: 80_000 },
  ffmpeg: ffmpeg!,
  folder,
  key,
})

async function compute(key: string, signal = never): Promise<PeaksPart[]> {
  const parts: PeaksPart[] = []
  await computePeaks(order(key), (part) => parts.push(part), signal)
  return parts
}

function pyramidOf(parts: readonly PeaksPart[]) {
  let pyramid = createPyramid(RATE)
  for (const part of parts) if (part.kind === 'points') pyramid = addPoints(pyramid, part.at, part.points)
  return pyramid
}

describe.runIf(ffmpeg)('the job of the waveform', () => {
  beforeAll(async () => {
    // A tone that is half as loud in every other second.
    const samples = new Int16Array(RATE * SECONDS)
    for (let i = 0; i < samples.length; i++)
      samples[i] =
        (Math.floor(i / RATE) % 2 === 0 ? 24_000 : 12_000) * Math.sin((i * 2 * Math.PI * 440) / RATE)
    await writeFile(path.join(folder, 'raw'), Buffer.from(samples.buffer))
    const input = ['-v', 'error', '-f', 's16le', '-ar', String(RATE), '-ac', '1']
    expect(spawnSync(ffmpeg!, [...input, '-i', path.join(folder, 'raw'), file]).status).toBe(0)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('tells its rate, then the points, those in the window first, and keeps them', async () => {
    const [first, ...rest] = await compute('aaaa1111')
    expect(first).toEqual({ kind: 'rate', rate: RATE })
    const pointMs = (256 * 1000) / RATE
    // What follows the window is decoded beside it, what comes before it afterwards.
    const places = rest.flatMap((part) => (part.kind === 'points' ? [part.at] : []))
    const inWindow = places.indexOf(Math.floor(60_000 / pointMs))
    expect(inWindow).toBeGreaterThanOrEqual(0)
    expect(inWindow).toBeLessThan(places.indexOf(0))
    const pyramid = pyramidOf(rest)
    expect(pyramid.done).toEqual([{ from: 0, to: Math.ceil((RATE * SECONDS) / 256) }])
    for (const at of [0, 1, 58, 59, 60, 79, 80, 119]) {
      const [, max = 0] = peaksBetween(pyramid, at * 1000 + 400, at * 1000 + 600, 1)
      expect(amplitudeOf(max)).toBeCloseTo((at % 2 === 0 ? 24_000 : 12_000) / 32_768, 1)
    }
    expect(await readPeaks(folder, 'aaaa1111')).toMatchObject({ complete: true })
  })

  it('tells at once what was stored', async () => {
    await compute('bbbb2222')
    const parts = await compute('bbbb2222')
    expect(parts).toHaveLength(2)
    expect(parts[1]).toMatchObject({ kind: 'points', at: 0 })
  })

  it('ends when nobody wants it any more, and what is kept is true', async () => {
    const whole = pyramidOf(await compute('cccc3333'))
    const end = new AbortController()
    const tell = ({ kind }: PeaksPart) => {
      if (kind === 'points') end.abort()
    }
    await expect(computePeaks(order('dddd4444'), tell, end.signal)).rejects.toThrow('abort')
    const kept = await readPeaks(folder, 'dddd4444')
    expect(kept?.complete).toBe(false)
    for (const { from, to } of kept?.pyramid.done ?? [])
      expect(levelBytes(kept!.pyramid, 0, to).slice(2 * from)).toEqual(
        levelBytes(whole, 0, to).slice(2 * from),
      )
  })

  it('keeps nothing of a file without sound, and says so', async () => {
    const none = path.join(folder, 'none.flac')
    await writeFile(none, 'no sound at all')
    await expect(computePeaks({ ...order('eeee5555'), path: none }, () => undefined, never)).rejects.toThrow(
      'no sound',
    )
    expect(await readdir(folder)).not.toContain('eeee5555.pk')
  })
})
