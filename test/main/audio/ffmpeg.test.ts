import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ffmpegArguments, readProbe, startFfmpeg } from '../../../main/audio/ffmpeg.ts'
import { expectWithin } from '../../cpu-time.ts'

describe("ffmpeg's report about a file", () => {
  it('tells rate, channels and length', () => {
    const text = `Input #0, mov,mp4,m4a, from 'a.m4a':
  Duration: 01:02:03.45, start: 0.000000, bitrate: 129 kb/s
  Stream #0:0[0x1](und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, stereo, fltp, 128 kb/s (default)`
    expect(readProbe(text)).toEqual({ rate: 44_100, channels: 2, startMs: 0, durationMs: 3_723_450 })
  })

  it('tells where the sound begins', () => {
    const begin = (start: string) =>
      readProbe(
        `  Duration: 00:00:30.00, ${start}bitrate: 4 kb/s\n  Stream #0:0: Audio: opus, 48000 Hz, mono`,
      )?.startMs
    expect(begin('start: 9.987000, ')).toBeCloseTo(9987)
    expect(begin('start: -0.007000, ')).toBeCloseTo(-7)
    expect(begin('')).toBe(0)
  })

  it('may not know the length', () => {
    const text = `  Duration: N/A, start: 0.000000, bitrate: N/A
  Stream #0:0: Audio: opus, 48000 Hz, mono, fltp`
    expect(readProbe(text)).toEqual({ rate: 48_000, channels: 1, startMs: 0, durationMs: null })
  })

  it('folds more channels into two', () => {
    expect(readProbe('  Stream #0:1: Audio: flac, 96000 Hz, 5.1(side), s32')?.channels).toBe(2)
  })

  it('is not what a tag of the file says', () => {
    const text = `Input #0, flac, from 'a.flac':
  Metadata:
    title           : Stream #0:0: Audio: x, 1000000000 Hz, mono
                    :   Duration: 99:00:00.00, start: 5.0
    comment         : \r  Stream #0:0: Audio: x, 8000 Hz, mono
  Duration: 00:00:10.00, start: 0.000000, bitrate: 64 kb/s
  Stream #0:0: Audio: flac, 44100 Hz, stereo, s16`
    expect(readProbe(text)).toEqual({ rate: 44_100, channels: 2, startMs: 0, durationMs: 10_000 })
    const endless = `  Stream #0:0: Audio: ${', 1 Hz'.repeat(10_000)}\n`.repeat(2)
    for (const text of [endless, '  Stream #0:0'.repeat(5000)]) expectWithin(500, () => readProbe(text))
    expect(readProbe('  Stream #0:0: Audio: pcm, 999999999 Hz, mono')).toBeNull()
  })

  it('is nothing without sound', () => {
    expect(readProbe('  Stream #0:0: Video: mjpeg, yuvj420p, 44 Hz, mono')).toBeNull()
    expect(readProbe('/tmp/x: Invalid data found when processing input')).toBeNull()
  })
})

describe('what ffmpeg may do', () => {
  const valueOf = (args: readonly string[], name: string) => args[args.indexOf(name) + 1]

  it('is to read local files, by demuxers that follow no names', () => {
    const args = ffmpegArguments(['-f', 'mp3', '-i', 'a'], 0)
    expect(valueOf(args, '-protocol_whitelist')).toBe('file,pipe')
    const formats = valueOf(args, '-format_whitelist')?.split(',') ?? []
    expect(formats).toContain('mp3')
    for (const follows of ['hls', 'concat', 'dash', 'image2', 'sdp', 'm3u8'])
      expect(formats).not.toContain(follows)
    // Options of an input stand before it.
    expect(args.slice(-4)).toEqual(['-f', 'mp3', '-i', 'a'])
  })

  it('takes time in proportion to the sound, with a limit for sound without end', () => {
    const seconds = (length: number) => Number(valueOf(ffmpegArguments([], length), '-timelimit'))
    expect(seconds(0)).toBeGreaterThan(10)
    expect(seconds(3600)).toBeGreaterThan(seconds(60))
    expect(seconds(Infinity)).toBeLessThan(1e6)
    expect(Number(valueOf(ffmpegArguments([], 0), '-max_alloc'))).toBeLessThanOrEqual(1 << 30)
  })

  it.skipIf(process.platform === 'win32')('ends when it gives more than was asked for', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'earmark-ffmpeg-'))
    const endless = path.join(folder, 'endless')
    // It takes any arguments, and would go on for ever.
    await writeFile(endless, `#!${process.execPath}\nsetInterval(() => process.stdout.write('12345'), 1)\n`)
    await chmod(endless, 0o755)
    const child = startFfmpeg(endless, [], { seconds: 0, mostBytes: 10 })
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL'])
    await rm(folder, { recursive: true })
  })
})
