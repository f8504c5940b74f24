import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findFfmpeg } from '../../../main/audio/ffmpeg.ts'
import { beginPreparing } from '../../../main/audio/prepare.ts'
import { measureSound } from '../../../main/audio/sound.ts'
import { durationSamples } from '../../../shared/media/exact/frame-table.ts'

const ROOT = path.join(import.meta.dirname, '..', '..', '..')
const SAMPLE = path.join(ROOT, 'assets', 'sample', 'earmark-sample.m4a')
const MARKER = path.join(ROOT, 'test', 'fixtures', 'audio', 'marker-vbr.mp3')
const MP3 = { kind: 'MP3', mime: 'audio/mpeg', plays: true, layout: 'mp3' } as const
const ffmpeg = await findFfmpeg()

describe('how a file is decoded', () => {
  it('is told by the table of its frames, without asking ffmpeg', async () => {
    const { table } = await beginPreparing(MARKER, MP3, new AbortController().signal).whole
    const { sound, samples } = await measureSound(MARKER, table, '/no/such/ffmpeg')
    expect(sound).toEqual({ path: MARKER, table, startMs: 0, rate: 22_050, channels: table?.channels })
    expect(samples).toBe(durationSamples(table!))
  })

  it.runIf(ffmpeg)('is asked of ffmpeg where there is no table', async () => {
    const { sound, samples } = await measureSound(SAMPLE, null, ffmpeg!)
    expect(sound).toMatchObject({ path: SAMPLE, table: null })
    expect(samples).toBeGreaterThan(sound.rate)
  })

  it.runIf(ffmpeg)('is not known for bare AAC frames before their end', async () => {
    const { table } = await beginPreparing(MARKER, MP3, new AbortController().signal).whole
    const bare = { ...table!, codec: 'aac' } as const
    expect(await measureSound(SAMPLE, bare, ffmpeg!)).toMatchObject({ sound: { table: null }, samples: null })
  })

  it.runIf(ffmpeg)('is refused where there is no sound', async () => {
    await expect(measureSound(import.meta.filename, null, ffmpeg!)).rejects.toThrow('no sound')
  })
})
