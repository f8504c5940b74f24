import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { exactAudio } from '../../../main/audio/prepare.ts'
import { grantedMedia } from '../../../main/grants/grants.ts'
import { openAudio } from '../../../main/opening/open-audio.ts'
import { createStore } from '../../../main/store/store.ts'

// The process of the waveform is Electron's; nothing here starts it.
vi.mock('electron', () => ({ utilityProcess: {} }))

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-open-audio-'))
const store = createStore({ folder, version: '1.0.0' })
const MP3 = { kind: 'MP3', mime: 'audio/mpeg', plays: true, layout: 'mp3' } as const
afterAll(() => rm(folder, { recursive: true }))

/** An MP3 of so many frames (26 ms each); the first promises as much as `promised` frames when there is one. */
async function mp3(name: string, frames: number, promised: number | null = null): Promise<string> {
  const frame = new Uint8Array(417)
  frame.set([0xff, 0xfb, 0x90, 0x64])
  const bytes = new Uint8Array(frames * frame.length)
  for (let i = 0; i < frames; i++) bytes.set(frame, i * frame.length)
  if (promised !== null) {
    bytes.set(Buffer.from('Xing', 'latin1'), 36)
    new DataView(bytes.buffer).setUint32(40, 1)
    new DataView(bytes.buffer).setUint32(44, promised)
    bytes.set(Buffer.from('LAME', 'latin1'), 48)
  }
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

describe('opening audio', () => {
  it('answers with its exact form when that is ready soon', async () => {
    const file = await mp3('short.mp3', 100)
    const opened = await openAudio(file, MP3, store)
    expect(grantedMedia(opened.grant)).toEqual({ path: file, mime: 'audio/mpeg' })
    expect(opened).toMatchObject({ name: 'short.mp3', url: `media://${opened.grant}/`, kind: 'MP3' })
    // On a busy machine even a short one may take longer than anyone waits for.
    const exact = opened.exact ?? (await exactAudio(opened.grant))
    expect(exact.durationMs).toBeCloseTo((100 * 1152 * 1000) / 44_100, -2)
  })

  it('answers with the length that the file promises when the index takes long', async () => {
    // Timers that are due at once stand for a slow disk.
    const atOnce = (done: (value: unknown) => void, _ms: number, value: unknown) => done(value)
    const timer = vi.spyOn(globalThis, 'setTimeout').mockImplementation(atOnce as typeof setTimeout)
    const opened = await openAudio(await mp3('long.mp3', 20_000, 20_000), MP3, store)
    timer.mockRestore()
    expect(opened.exact).toBeNull()
    expect(opened.promisedMs).toBeCloseTo((20_000 * 1152 * 1000) / 44_100, -3)
    expect((await exactAudio(opened.grant)).url).toBe(`media://${opened.grant}/exact`)
  })

  it('knows where the user was', async () => {
    const file = await mp3('known.mp3', 100)
    const entry = { text: null, title: 't', positionMs: 900, durationMs: null, rate: 2, pxPerSec: 40 }
    await store.library.remember({ ...entry, audio: file })
    expect((await openAudio(file, MP3, store)).place).toEqual({ positionMs: 900, rate: 2, pxPerSec: 40 })
  })

  it('fails when the file has gone', async () => {
    await expect(openAudio(path.join(folder, 'gone.mp3'), MP3, store)).rejects.toThrow('ENOENT')
  })
})
