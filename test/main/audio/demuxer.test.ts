import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { demuxerOf, inputOf } from '../../../main/audio/demuxer.ts'
import { findFfmpeg, probe } from '../../../main/audio/ffmpeg.ts'

const AUDIO = path.join(import.meta.dirname, '../../fixtures/audio')
const SAMPLE = path.join(import.meta.dirname, '../../../assets/sample/earmark-sample.m4a')
const ffmpeg = await findFfmpeg()
const folder = mkdtempSync(path.join(tmpdir(), 'earmark-demuxer-'))
afterAll(() => rm(folder, { recursive: true }))

/** An ID3v2.3 tag with this many bytes of padding. */
const id3 = (padding: number) =>
  Buffer.concat([
    Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, padding >> 14, (padding >> 7) & 127, padding & 127]),
    Buffer.alloc(padding),
  ])

async function made(name: string, ...parts: (Buffer | string)[]): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, Buffer.concat(parts.map((part) => Buffer.from(part))))
  return file
}

/** A playlist that names another local file; a tag before it has it taken for sound. */
const PLAYLIST = `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n${SAMPLE}\n#EXT-X-ENDLIST\n`

describe('how ffmpeg is told to read a file', () => {
  it('is by what the file was recognised as', async () => {
    expect(await demuxerOf(path.join(AUDIO, 'marker-vbr.mp3'))).toBe('mp3')
    expect(await demuxerOf(SAMPLE)).toBe('mov')
    expect(await inputOf(SAMPLE)).toEqual(['-f', 'mov', '-i', SAMPLE])
  })

  it('is by the sound after a tag, however long that is', async () => {
    expect(await demuxerOf(await made('a.flac', id3(10), 'fLaC'))).toBe('flac')
    expect(await demuxerOf(await made('b.flac', id3(200_000), 'fLaC'))).toBe('flac')
    expect(await demuxerOf(await made('c.mp3', id3(200_000), 'what follows'))).toBe('mp3')
  })

  it('is not at all for what is no sound', async () => {
    expect(await demuxerOf(await made('list.mp3', PLAYLIST))).toBeNull()
    await expect(inputOf(await made('list.mp3', PLAYLIST))).rejects.toThrow('no sound')
    const packed = '\0\0\0\x10ftypM4A \0\0\0\0\0\0\0\x10moov\0\0\0\x08cmov'
    await expect(inputOf(await made('packed.m4a', packed))).rejects.toThrow('more than it can')
    await expect(demuxerOf(path.join(folder, 'not-there'))).rejects.toThrow('ENOENT')
  })

  it.runIf(ffmpeg)('never opens another file that a playlist names', async () => {
    // ffmpeg took this for a playlist, and decoded the file in it.
    expect(await probe(ffmpeg!, await made('tagged.mp3', id3(10), PLAYLIST))).toBeNull()
    await expect(probe(ffmpeg!, await made('bare.mp3', PLAYLIST))).rejects.toThrow('no sound')
  })
})
