import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  beginPreparing,
  correctDelays,
  exactAudio,
  prepareAudio,
  preparedAudio,
} from '../../../main/audio/prepare.ts'
import { readResource, sizeOf } from '../../../main/audio/resource.ts'
import { sniffMedia } from '../../../shared/media/sniff.ts'
import { inEnglish } from '../../words.ts'

const ROOT = path.join(import.meta.dirname, '..', '..', '..')
const SAMPLE = path.join(ROOT, 'assets', 'sample', 'earmark-sample.m4a')
const MARKER = path.join(ROOT, 'test', 'fixtures', 'audio', 'marker-vbr.mp3')
const MP3 = { kind: 'MP3', mime: 'audio/mpeg', plays: true, layout: 'mp3' } as const
const MP4 = { kind: 'AAC in MP4', mime: 'audio/mp4', plays: true, layout: 'mp4' } as const
const signal = new AbortController().signal
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-prepare-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function bytesOf(
  resource: Parameters<typeof readResource>[0],
  from: number,
  to: number,
): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readResource(resource, from, to) as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('MP3', () => {
  it('becomes an MP4 whose length is that of its frames', async () => {
    const { resource, table, skipMs, durationMs } = await beginPreparing(MARKER, MP3, signal).whole
    expect(resource.mime).toBe('audio/mp4')
    expect(table?.rate).toBe(22_050)
    // 100 s, and what the encoder adds at both ends; ffprobe guesses 208 s.
    expect(durationMs).toBeGreaterThan(100_000)
    expect(durationMs).toBeLessThan(100_120)
    expect(skipMs).toBe(0)
    const head = await bytesOf(resource, 0, resource.head.length)
    expect(inEnglish(sniffMedia(new Uint8Array(head))?.kind ?? '')).toBe('AAC in MP4')
    const first = resource.head.length + (table?.runOffsets[0] ?? 0)
    expect((await bytesOf(resource, first, first + 1))[0]).toBe(0xff)
    expect(sizeOf(resource)).toBe(resource.head.length + resource.stamp.size)
  })

  it('without frames is left as it is', async () => {
    const file = path.join(folder, 'none.mp3')
    await writeFile(file, 'ID3 but no sound')
    const prepared = await beginPreparing(file, MP3, signal).whole
    expect(prepared).toMatchObject({ table: null, skipMs: 0, durationMs: null })
    expect(prepared.resource.head.length).toBe(0)
  })

  it('tells its first frames before the whole is known, and nothing of what is none', async () => {
    const { firstFrames, whole } = beginPreparing(MARKER, MP3, signal)
    const first = await firstFrames
    expect(first?.rate).toBe(22_050)
    expect(first?.promised).toBe((await whole).table?.promised)
    expect(await beginPreparing(SAMPLE, MP4, signal).firstFrames).toBeNull()
    expect(await beginPreparing(SAMPLE, MP3, signal).firstFrames).toBeNull()
    const gone = beginPreparing(path.join(folder, 'gone.mp3'), MP3, signal)
    await expect(gone.firstFrames).rejects.toThrow('ENOENT')
    await expect(gone.whole).rejects.toThrow('ENOENT')
  })

  it('that is no longer wanted is not read to its end', async () => {
    await expect(beginPreparing(MARKER, MP3, AbortSignal.abort()).whole).rejects.toThrow('abort')
  })
})

describe('MP4', () => {
  it('has its edit list hidden, and what that skips is told', async () => {
    const { resource, skipMs, durationMs } = await beginPreparing(SAMPLE, MP4, signal).whole
    expect(skipMs).toBeGreaterThan(20)
    expect(skipMs).toBeLessThan(50)
    expect(durationMs).toBeCloseTo(153_500, -2)
    const [overlay] = resource.overlays
    const at = overlay?.at ?? 0
    expect((await bytesOf(resource, at, at + 4)).toString('latin1')).toBe('free')
  })
})

describe('a file that is cut off', () => {
  it('is known by what it lists itself', async () => {
    expect((await beginPreparing(SAMPLE, MP4, signal).whole).isCutOff).toBe(false)
    const part = path.join(folder, 'part.m4a')
    const whole = await readFile(SAMPLE)
    await writeFile(part, whole.subarray(0, whole.length - 1000))
    expect((await beginPreparing(part, MP4, signal).whole).isCutOff).toBe(true)
  })
})

describe('the audio that is open', () => {
  it('is found by its grant, with a few before it', async () => {
    for (const grant of ['one', 'two', 'three', 'four', 'five']) {
      await copyFile(SAMPLE, path.join(folder, grant))
      prepareAudio(grant, path.join(folder, grant), MP4)
    }
    expect(preparedAudio('one')).toBeNull()
    await expect(exactAudio('one')).rejects.toThrow('no such audio')
    expect((await exactAudio('two')).url).toBe('media://two/exact')
    const { skipMs } = await exactAudio('five')
    expect(skipMs).toBeGreaterThan(0)
    correctDelays({ mp3: 50, aac: 7 })
    expect((await exactAudio('five')).skipMs).toBe(skipMs + 7)
    correctDelays({ mp3: 0, aac: 0 })
  })

  it('that cannot be read fails when it is asked for, not before', async () => {
    prepareAudio('gone', path.join(folder, 'gone'), MP4)
    // Time enough to fail: another look at it has failed.
    await expect(stat(path.join(folder, 'gone'))).rejects.toThrow('ENOENT')
    await expect(exactAudio('gone')).rejects.toThrow('ENOENT')
  })
})
