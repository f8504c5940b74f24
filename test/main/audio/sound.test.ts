import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
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

  it.skipIf(process.platform === 'win32')('is not known where it is more than anybody records', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'earmark-sound-'))
    const samples = async (hours: number) => {
      const report = `  Duration: ${hours}:00:00.00, start: 0.0\n  Stream #0:0: Audio: opus, 48000 Hz, mono\n`
      const program = path.join(folder, String(hours))
      await writeFile(program, `#!${process.execPath}\nprocess.stderr.write(${JSON.stringify(report)})\n`)
      await chmod(program, 0o755)
      return (await measureSound(SAMPLE, null, program)).samples
    }
    expect(await samples(99)).toBe(99 * 3600 * 48_000)
    expect(await samples(101)).toBeNull()
    expect(await samples(1_111_111_111)).toBeNull()
    await rm(folder, { recursive: true })
  })

  it.runIf(ffmpeg)('is refused where there is no sound', async () => {
    await expect(measureSound(import.meta.filename, null, ffmpeg!)).rejects.toThrow('no sound')
  })
})
