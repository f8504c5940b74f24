import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { appendFile, chmod, mkdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { grantedMedia, grantedPath } from '../../../main/grants/grants.ts'
import { readAnyFile } from '../../../main/opening/open-file.ts'
import { createStore } from '../../../main/store/store.ts'
import { inEnglish, withEnglish } from '../../words.ts'

// The process of the waveform is Electron's; nothing here starts it.
vi.mock('electron', () => ({ utilityProcess: {} }))

const isRoot = process.getuid?.() === 0
const isWindows = process.platform === 'win32'
const folder = mkdtempSync(path.join(tmpdir(), 'earmark-read-'))
const store = createStore({ folder, version: '1.0.0' })
afterAll(() => rm(folder, { recursive: true }))

const inFolder = (name: string) => path.join(folder, name)
async function read(name: string, content: string | Uint8Array) {
  await writeFile(inFolder(name), content)
  return readAnyFile(inFolder(name), store)
}
async function refusal(name: string, content: string | Uint8Array) {
  const found = await read(name, content)
  return 'problem' in found ? inEnglish(found.problem.what) : found
}
const mp3Frame = () => {
  const frame = new Uint8Array(417)
  frame.set([0xff, 0xfb, 0x90, 0x64])
  return frame
}

describe('readAnyFile, text', () => {
  it('gives the text, how it was written, its stamp and a grant, not its path', async () => {
    const found = await read('talk.srt', '\ufeffGrüße\r\n')
    if (!('text' in found)) throw new Error('no text')
    const { grant, stamp, ...rest } = found.text
    expect(rest).toEqual({
      name: 'talk.srt',
      text: 'Grüße\r\n',
      encoding: 'utf-8',
      bom: true,
      sure: true,
      place: null,
    })
    expect(grantedPath(grant)).toBe(inFolder('talk.srt'))
    expect(grantedMedia(grant)).toBeNull()
    expect(stamp).toMatch(/^12-\d+-[0-9a-f]{32}$/)
  })

  it.each(['utf-16le', 'utf-16be', 'windows-1252'])('reads %s', async (encoding) => {
    const text = 'Grüße und Küsse, 1\n00:00:01,000 --> 00:00:02,000\n'
    expect(await read('talk.txt', iconv.encode(text, encoding, { addBOM: false }))).toMatchObject({
      text: { text, encoding, bom: false },
    })
  })

  it('knows text by its content, whatever it is called', async () => {
    expect(await read('talk.mp3', 'only words')).toMatchObject({ text: { text: 'only words' } })
  })

  it('remembers the place', async () => {
    const entry = { audio: null, title: 't', positionMs: 500, durationMs: null, rate: 2, pxPerSec: 40 }
    await store.library.remember({ ...entry, text: inFolder('placed.txt') })
    expect(await read('placed.txt', 'words')).toMatchObject({
      text: { place: { positionMs: 500, rate: 2, pxPerSec: 40 } },
    })
  })
})

describe('readAnyFile, audio', () => {
  it('accepts what the browser plays, by its first bytes', async () => {
    const wav = Buffer.concat([
      Buffer.from('RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0', 'latin1'),
      Buffer.alloc(40),
    ])
    const found = await read('talk.txt', wav)
    if (!('audio' in found)) throw new Error('no audio')
    const { grant, ...rest } = found.audio
    const exact = { url: `media://${grant}/exact`, skipMs: 0, durationMs: null, isCutOff: false }
    const url = `media://${grant}/`
    expect(rest).toEqual({ name: 'talk.txt', kind: 'WAV', url, exact, promisedMs: null, place: null })
    expect(grantedMedia(grant)).toEqual({ path: inFolder('talk.txt'), mime: 'audio/wav' })
    const mp3 = Buffer.concat([mp3Frame(), mp3Frame(), mp3Frame()])
    expect(await read('talk', mp3)).toMatchObject({ audio: { kind: 'MP3' } })
  })

  it('refuses other audio by the name of its codec', async () => {
    const wma = new Uint8Array([0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11])
    expect(await refusal('a.wma', wma)).toBe('This is Windows Media (WMA), which Earmark cannot play.')
    const aiff = Buffer.from('FORM\0\0\0\x2eAIFFCOMM', 'latin1')
    expect(await refusal('a.mp3', aiff)).toBe('This is AIFF, which Earmark cannot play.')
    const silent = await read('a.amr', '#!AMR\n')
    expect(withEnglish(silent)).toMatchObject({
      problem: { name: 'a.amr', advice: expect.stringContaining('MP3') },
    })
  })
})

describe('readAnyFile, refusals', () => {
  it('says that a file is empty, a folder, or not there', async () => {
    expect(await refusal('empty.srt', '')).toBe('The file is empty (0 bytes).')
    await mkdir(inFolder('folder.mp3'))
    expect(withEnglish(await readAnyFile(inFolder('folder.mp3'), store))).toMatchObject({
      problem: { what: 'This is a folder.' },
    })
    expect(withEnglish(await readAnyFile(inFolder('gone.srt'), store))).toMatchObject({
      problem: { name: 'gone.srt', what: 'The file is not there.' },
    })
    expect(await readAnyFile(path.join(inFolder('empty.srt'), 'inside'), store)).toHaveProperty('problem')
  })

  it.skipIf(isWindows)('does not wait for a pipe', async () => {
    execFileSync('mkfifo', [inFolder('pipe')])
    expect(withEnglish(await readAnyFile(inFolder('pipe'), store))).toMatchObject({
      problem: { what: 'This is not an ordinary file.' },
    })
  })

  it.skipIf(isRoot || isWindows)('says that a file may not be read', async () => {
    await writeFile(inFolder('secret.srt'), 'x')
    await chmod(inFolder('secret.srt'), 0)
    expect(withEnglish(await readAnyFile(inFolder('secret.srt'), store))).toMatchObject({
      problem: { what: 'The file may not be read.' },
    })
  })

  it('refuses what is neither text nor audio', async () => {
    const neither = 'neither text nor audio.'
    const zip = Buffer.from('PK\x03\x04\x14\0\x06\0word/', 'latin1')
    expect(await refusal('a.docx', zip)).toBe(`This is a document (Word), ${neither}`)
    const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
    for (const name of ['a.png', 'a.srt', 'a.mp3'])
      expect(await refusal(name, png)).toBe(`This is a picture (PNG), ${neither}`)
  })

  it('says of noise what it is called and is not', async () => {
    let seed = 1
    const noise = Uint8Array.from({ length: 3000 }, () => (seed = (seed * 48_271) % 2_147_483_647) >> 8)
    for (const bytes of [noise, new Uint8Array(1000)]) {
      expect(await refusal('a.srt', bytes)).toBe('This is called .srt, but holds no text.')
      expect(await refusal('a.MP3', bytes)).toBe(
        'This is called .MP3, but holds no audio that Earmark knows.',
      )
      expect(await refusal('a.bin', bytes)).toBe('This is neither text nor audio that Earmark knows.')
    }
  })

  it('refuses a text of 500 MB without reading it', async () => {
    const before = process.cpuUsage()
    await writeFile(inFolder('huge.txt'), '')
    await appendFile(inFolder('huge.txt'), 'words '.repeat(20_000))
    await truncate(inFolder('huge.txt'), 500_000_000)
    expect(withEnglish(await readAnyFile(inFolder('huge.txt'), store))).toMatchObject({
      problem: { what: 'This text is 500 MB; a transcript has 200 MB at most.' },
    })
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(2000)
  })
  it('refuses a text with more lines than a page can hold', async () => {
    for (const [name, line] of [
      ['lines.txt', 'a\n'],
      ['old.txt', 'a\r'],
    ] as const) {
      await writeFile(inFolder(name), line.repeat(5_000_001))
      expect(withEnglish(await readAnyFile(inFolder(name), store))).toMatchObject({
        problem: { what: 'This text has more than 5,000,000 lines, which is more than any transcript.' },
      })
    }
  })
})
