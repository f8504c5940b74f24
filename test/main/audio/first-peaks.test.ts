import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFfmpeg } from '../../../main/audio/ffmpeg.ts'
import { beginLook } from '../../../main/audio/first-peaks.ts'
import { beginPreparing } from '../../../main/audio/prepare.ts'
import { amplitudeOf } from '../../../shared/media/peaks/amplitude.ts'
import type { PeaksRecord } from '../../../shared/media/peaks/peaks-stream.ts'
import { addPoints, createPyramid, peaksBetween } from '../../../shared/media/peaks/pyramid.ts'
import { sniffMedia } from '../../../shared/media/sniff.ts'

const RATE = 44_100
const SECONDS = 40
const ffmpeg = await findFfmpeg()
const folder = mkdtempSync(path.join(tmpdir(), 'earmark-look-'))
const ENCODERS: Readonly<Record<string, readonly string[]>> = {
  'a.mp3': ['-c:a', 'libmp3lame', '-q:a', '4'],
  'a.m4a': ['-c:a', 'aac'],
  'a.flac': ['-c:a', 'flac'],
  'five.flac': ['-c:a', 'flac', '-ac', '6'],
  'a.aac': ['-c:a', 'aac', '-f', 'adts'],
}

describe.runIf(ffmpeg)('the first look', () => {
  beforeAll(async () => {
    // A tone; each fifth of a second has a loudness of its own.
    const samples = new Int16Array(RATE * SECONDS)
    for (let i = 0; i < samples.length; i++)
      samples[i] = 30_000 * loudnessAt(i / RATE) * Math.sin((i * 2 * Math.PI * 440) / RATE)
    const raw = path.join(folder, 'raw')
    await writeFile(raw, Buffer.from(samples.buffer))
    const input = ['-v', 'error', '-f', 's16le', '-ar', String(RATE), '-ac', '1', '-i', raw]
    for (const [name, options] of Object.entries(ENCODERS)) {
      const { status } = spawnSync(ffmpeg!, [...input, ...options, path.join(folder, name)])
      expect(status).toBe(0)
    }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each([
    ['a.mp3', 0],
    ['a.mp3', 15_000],
    ['a.m4a', 0],
    ['a.m4a', 15_000],
    ['a.flac', 0],
  ])('shows the waveform of %s from %i ms on, where it belongs', async (name, fromMs) => {
    const pyramid = pyramidFrom(await look(name, fromMs))
    for (const ms of [fromMs, fromMs + 1200, fromMs + 7400, fromMs + 15_000]) {
      const [, max = 0] = peaksBetween(pyramid, ms + 40, ms + 160, 1)
      expect(amplitudeOf(max)).toBeGreaterThan(0.7 * LOUDEST * loudnessAt(ms / 1000))
      expect(amplitudeOf(max)).toBeLessThan(1.3 * LOUDEST * loudnessAt(ms / 1000))
    }
  })

  it('asks first what is in a file that is neither mono nor stereo', async () => {
    const pyramid = pyramidFrom(await look('five.flac', 0))
    const heights = [0.2, 0.4].map((second) =>
      amplitudeOf(peaksBetween(pyramid, second * 1000 + 40, second * 1000 + 160, 1)[1] ?? 0),
    )
    expect((heights[0] ?? 0) / (heights[1] ?? 0)).toBeCloseTo(0.9 / 0.5, 0)
  })

  it('decodes nothing when all is stored, and nothing where only reading from the start would find the place', async () => {
    expect(await look('a.mp3', 0, true)).toEqual([])
    expect(await look('a.aac', 15_000)).toEqual([])
  })

  it('is over, without a word, for what is no sound', async () => {
    await writeFile(path.join(folder, 'none.flac'), `fLaC${'no sound '.repeat(500)}`)
    expect(await look('none.flac', 0)).toEqual([])
  })

  it('ends when another one begins', async () => {
    const { file, prepared } = open('a.m4a')
    const end = new AbortController()
    const begun = beginLook(
      file,
      Promise.resolve(null),
      prepared,
      0,
      Promise.resolve(false),
      end.signal,
      PATIENCE_MS,
    )
    end.abort()
    await begun.over
    const records: PeaksRecord[] = []
    begun.passTo((record) => records.push(record))
    expect(records).toEqual([])
  })

  it('passes on what comes after it was asked for', async () => {
    const records: PeaksRecord[] = []
    const { file, prepared } = open('a.m4a')
    const begun = beginLook(
      file,
      Promise.resolve(null),
      prepared,
      0,
      Promise.resolve(false),
      new AbortController().signal,
      PATIENCE_MS,
    )
    begun.passTo((record) => records.push(record))
    expect(records).toEqual([])
    await begun.over
    expect(records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['rate', 'points']))
  })
})

const LOUDEST = 30_000 / 32_768
const loudnessAt = (second: number) => [0.2, 0.9, 0.5, 0.7, 0.3][Math.floor(second * 5) % 5]!

function open(name: string) {
  const file = path.join(folder, name)
  const head = new Uint8Array(spawnSync('head', ['-c', '4096', file]).stdout)
  const { firstFrames, whole } = beginPreparing(file, sniffMedia(head)!, new AbortController().signal)
  return { file, firstFrames, prepared: whole }
}

/** A machine may be busy: what is looked at here is waited for. */
const PATIENCE_MS = 60_000

async function look(name: string, fromMs: number, isStored = false): Promise<PeaksRecord[]> {
  const { file, firstFrames, prepared } = open(name)
  const { signal } = new AbortController()
  const begun = beginLook(file, firstFrames, prepared, fromMs, Promise.resolve(isStored), signal, PATIENCE_MS)
  await begun.over
  const records: PeaksRecord[] = []
  begun.passTo((record) => records.push(record))
  return records
}

function pyramidFrom(records: readonly PeaksRecord[]) {
  const rate = records.find((record) => record.kind === 'rate')
  let pyramid = createPyramid(rate?.rate ?? 0)
  for (const record of records)
    if (record.kind === 'points') pyramid = addPoints(pyramid, record.at, record.points)
  return pyramid
}
