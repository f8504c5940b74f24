import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeStretch, type Sound } from '../../../main/audio/decode.ts'
import { decodePoints } from '../../../main/audio/decode-points.ts'
import { findFfmpeg, probe } from '../../../main/audio/ffmpeg.ts'
import { beginPreparing } from '../../../main/audio/prepare.ts'
import type { Pcm } from '../../../shared/media/pcm.ts'
import { sniffMedia } from '../../../shared/media/sniff.ts'

const RATE = 44_100
const SECONDS = 20
const POINT = 256
const ffmpeg = await findFfmpeg()
const never = new AbortController().signal
const folder = mkdtempSync(path.join(tmpdir(), 'earmark-decode-'))

/** Stereo, 16 bit: noise whose loudness is another one in each tenth of a second; the right channel is quiet. */
function noise(): Buffer {
  const samples = new Int16Array(RATE * SECONDS * 2)
  let seed = 1
  for (let i = 0; i < RATE * SECONDS; i++) {
    seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647
    samples[2 * i] = (seed / 2_147_483_647 - 0.5) * 60_000 * loudnessAt(i / RATE)
    samples[2 * i + 1] = samples[2 * i]! / 8
  }
  return Buffer.from(samples.buffer)
}
const loudnessAt = (second: number) => [0.1, 0.9, 0.3, 0.6, 0.2][Math.floor(second * 10) % 5]!

async function soundOf(name: string): Promise<Sound> {
  const file = path.join(folder, name)
  const kind = sniffMedia(new Uint8Array(spawnSync('head', ['-c', '4096', file]).stdout))!
  const { table } = await beginPreparing(file, kind, new AbortController().signal).whole
  return table
    ? { path: file, table, startMs: 0, rate: table.rate, channels: table.channels }
    : { path: file, table, ...(await probe(ffmpeg!, file))! }
}

async function heights(sound: Sound, from: number, to: number): Promise<Map<number, number>> {
  const found = new Map<number, number>()
  const emit = (at: number, points: Int8Array) => {
    for (let i = 0; i < points.length / 2; i++) found.set(at + i, points[2 * i + 1]!)
  }
  await decodePoints(ffmpeg!, sound, { from, to }, emit, never)
  return found
}

const ENCODERS: Readonly<Record<string, readonly string[]>> = {
  'vbr.mp3': ['-c:a', 'libmp3lame', '-q:a', '4'],
  'no-header.mp3': ['-c:a', 'libmp3lame', '-q:a', '4', '-write_xing', '0'],
  'a.m4a': ['-c:a', 'aac', '-b:a', '128k'],
  'a.flac': ['-c:a', 'flac'],
}

/** Seconds before the sound, by the times of its container. */
const LATE_SECONDS = 1.25
/** Kinds whose sound may begin late. AAC is said to begin with its priming. */
const LATE: Readonly<Record<string, readonly string[]>> = {
  'late.mka': ['-c:a', 'flac'],
  'late.mp4': ['-c:a', 'aac', '-b:a', '128k'],
  'late.webm': ['-c:a', 'libvorbis'],
}

describe.skipIf(ffmpeg === null)('decoding a stretch', () => {
  beforeAll(async () => {
    const pcm = path.join(folder, 'noise.pcm')
    await writeFile(pcm, noise())
    for (const [name, encoder] of Object.entries({ ...ENCODERS, ...LATE })) {
      const late = name in LATE ? ['-itsoffset', String(LATE_SECONDS)] : []
      const input = [...late, '-f', 's16le', '-ar', String(RATE), '-ac', '2', '-i', pcm]
      const { status } = spawnSync(ffmpeg!, ['-v', 'error', ...input, ...encoder, path.join(folder, name)])
      expect(status).toBe(0)
    }
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each(Object.keys(ENCODERS))('of %s gives the same points as decoding all of it', async (name) => {
    const sound = await soundOf(name)
    const whole = await heights(sound, 0, Infinity)
    expect(whole.size * POINT).toBeGreaterThan(RATE * (SECONDS - 0.1))
    for (const [from, to] of [
      [0, 400],
      [1000, 1200],
      [2500, 3400],
    ] as const) {
      const part = await heights(sound, from, to)
      expect([...part.keys()]).toEqual([...whole.keys()].slice(from, to))
      const apart = [...part].map(([at, height]) => Math.abs(height - whole.get(at)!))
      // AAC fills bands with noise that is another one each time, so its points agree only on the whole.
      if (name === 'a.m4a') expect(apart.reduce((sum, by) => sum + by) / apart.length).toBeLessThan(6)
      else expect(Math.max(...apart)).toBeLessThanOrEqual(1)
    }
  })

  it.each(Object.keys(ENCODERS))('of %s puts the sound into the points where it is', async (name) => {
    const sound = await soundOf(name)
    const whole = await heights(sound, 0, Infinity)
    // Points between which the loudness steps; what an encoder smears over a step, it smears to both sides.
    const score = (lag: number) => {
      let sum = 0
      for (let at = 20; at < whole.size - 20; at++) {
        sum += loudnessAt(((at + 0.5) * POINT) / RATE) * whole.get(at + lag)!
      }
      return sum
    }
    const lags = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6]
    const best = lags.reduce((a, b) => (score(b) > score(a) ? b : a))
    // Without a header nobody knows the encoder's delay: every player hears it.
    expect(best).toBe(name === 'no-header.mp3' ? Math.round(1105 / POINT) : 0)
  })

  it.each(Object.keys(LATE))('of %s puts silence before sound that begins late', async (name) => {
    const sound = await soundOf(name)
    const whole = await heights(sound, 0, Infinity)
    const seconds = (point: number) => (point * POINT) / RATE
    const first = seconds([...whole].find(([, height]) => height > 2)![0])
    // A block of an encoder on both sides.
    expect(Math.abs(first - LATE_SECONDS)).toBeLessThan(0.03)
    expect(Math.abs(seconds(whole.size) - LATE_SECONDS - SECONDS)).toBeLessThan(0.06)
    for (const [from, to] of [
      [0, 100],
      [50, 180],
      [180, 300],
      [2000, 2200],
    ] as const) {
      const part = await heights(sound, from, to)
      expect([...part.keys()]).toEqual([...whole.keys()].slice(from, to))
      const apart = [...part].map(([at, height]) => Math.abs(height - whole.get(at)!))
      expect(apart.reduce((sum, by) => sum + by) / apart.length).toBeLessThan(name === 'late.mka' ? 1 : 6)
    }
  })

  it('ends where the sound does, and fails where there is no ffmpeg', async () => {
    const sound = await soundOf('a.flac')
    const last = Math.ceil((RATE * SECONDS) / POINT)
    expect([...(await heights(sound, last - 2, last + 50)).keys()]).toEqual([last - 2, last - 1])
    expect((await heights(sound, last + 500, last + 600)).size).toBe(0)
    await expect(
      decodeStretch('/no/such/ffmpeg', sound, { from: 0, to: 9 }, () => undefined, never),
    ).rejects.toThrow('ENOENT')
  })

  it('gives the sound itself, in place, with as many channels as are asked for', async () => {
    const pieces: Pcm[] = []
    const take = (pcm: Pcm) => pieces.push({ ...pcm, samples: pcm.samples.slice() })
    const mono = { ...(await soundOf('a.flac')), channels: 1 }
    await decodeStretch(ffmpeg!, mono, { from: 44_100, to: 88_200 }, take, never)
    expect(pieces[0]).toMatchObject({ channels: 1, rate: RATE, at: 44_100 })
    const last = pieces.at(-1)!
    expect(last.at + last.samples.length).toBe(88_200)
    const all = new Int16Array(noise().buffer)
    const found = Int16Array.from(pieces.flatMap(({ samples }) => [...samples]))
    // The mean of both channels; a decoder may round it either way.
    for (let i = 0; i < 44_100; i += 97)
      expect(Math.abs(found[i]! - (all[2 * (44_100 + i)]! + all[2 * (44_100 + i) + 1]!) / 2)).toBeLessThan(2)
  })

  it('ends with an error when it is no longer wanted', async () => {
    const end = new AbortController()
    const sound = await soundOf('vbr.mp3')
    const decoding = decodeStretch(ffmpeg!, sound, { from: 0, to: Infinity }, () => end.abort(), end.signal)
    await expect(decoding).rejects.toThrow('abort')
    await expect(
      decodeStretch(ffmpeg!, sound, { from: 0, to: 9 }, () => undefined, end.signal),
    ).rejects.toThrow('abort')
  })
})
