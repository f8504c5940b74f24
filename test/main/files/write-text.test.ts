import { spawnSync } from 'node:child_process'
import {
  chmod,
  link,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOTHING_THERE, stampOf } from '../../../main/files/stamp.ts'
import { beginTemporary, endTemporary } from '../../../main/files/temporary.ts'
import { stampNow as stampOfFile, writeText } from '../../../main/files/write-text.ts'
import { until } from '../../until.ts'

const isRoot = process.getuid?.() === 0
const isWindows = process.platform === 'win32'
let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-write-'))
  file = path.join(folder, 'talk.srt')
})
afterEach(() => rm(folder, { recursive: true }))

const utf8 = (text: string, bom = false) => ({ text, encoding: 'utf-8', bom })
const stampNow = async () => stampOf(new Uint8Array(await readFile(file)), (await stat(file)).mtimeMs)

describe('writeText', () => {
  it('replaces the file, says its new stamp and leaves nothing beside it', async () => {
    await writeFile(file, 'old')
    const written = await writeText(file, utf8('new – text'), await stampNow())
    expect(written).toEqual({ ok: true, value: { stamp: await stampNow(), isKept: true } })
    expect(await readFile(file, 'utf8')).toBe('new – text')
    expect(await readdir(folder)).toEqual(['talk.srt'])
  })

  it('saves again and again with the stamp of the last time', async () => {
    await writeFile(file, '0')
    let stamp = await stampNow()
    for (const text of ['1', '2', '3']) {
      const written = await writeText(file, utf8(text), stamp)
      if (!written.ok) throw new Error(written.reason)
      stamp = written.value.stamp
    }
    expect(await readFile(file, 'utf8')).toBe('3')
  })

  it('makes a new file when no stamp is expected', async () => {
    expect((await writeText(file, utf8('new'), null)).ok).toBe(true)
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  it('refuses a file that changed outside, and leaves that change', async () => {
    await writeFile(file, 'as read')
    const stamp = await stampNow()
    await writeFile(file, 'changed by another')
    expect(await writeText(file, utf8('mine'), stamp)).toEqual({
      ok: false,
      reason: 'changed-outside',
      detail: 'talk.srt',
    })
    expect(await readFile(file, 'utf8')).toBe('changed by another')
    expect((await writeText(file, utf8('mine'), null)).ok).toBe(true)
    expect(await readFile(file, 'utf8')).toBe('mine')
  })

  it('sees a change that kept size and time', async () => {
    await writeFile(file, 'aaaa')
    const { atime, mtime } = await stat(file)
    const stamp = await stampNow()
    await writeFile(file, 'bbbb')
    await utimes(file, atime, mtime)
    expect(await writeText(file, utf8('mine'), stamp)).toMatchObject({ reason: 'changed-outside' })
  })

  it('takes a file for the same whose time alone has changed', async () => {
    await writeFile(file, 'as read')
    const stamp = await stampNow()
    await utimes(file, 1000, 1000)
    expect(await writeText(file, utf8('mine'), stamp)).toMatchObject({ ok: true })
  })

  it('writes anew what is known to be gone, but not over what has come since', async () => {
    expect(await writeText(file, utf8('mine'), NOTHING_THERE)).toMatchObject({ ok: true })
    expect(await writeText(file, utf8('again'), NOTHING_THERE)).toMatchObject({ reason: 'changed-outside' })
    expect(await readFile(file, 'utf8')).toBe('mine')
  })

  it('does not silently bring back a file that was deleted outside', async () => {
    await writeFile(file, 'as read')
    const stamp = await stampNow()
    await unlink(file)
    expect(await writeText(file, utf8('mine'), stamp)).toMatchObject({ reason: 'changed-outside' })
    expect(await readdir(folder)).toEqual([])
  })

  it.skipIf(isRoot || isWindows)('respects a write-protected file', async () => {
    await writeFile(file, 'old')
    await chmod(file, 0o444)
    expect(await writeText(file, utf8('new'), null)).toEqual({
      ok: false,
      reason: 'read-only',
      detail: 'EACCES',
    })
    expect(await readFile(file, 'utf8')).toBe('old')
  })

  it('says what the encoding cannot hold, and leaves the file', async () => {
    await writeFile(file, 'old')
    const body = { text: 'price: 5 € – 日本', encoding: 'windows-1252', bom: false }
    expect(await writeText(file, body, null)).toEqual({
      ok: false,
      reason: 'unencodable',
      detail: 'windows-1252 has no sign for a character in the text.',
    })
    expect(await readFile(file, 'utf8')).toBe('old')
  })

  it('leaves lines that are the same as they are, where an encoding has two codes for a sign', async () => {
    const cue = Buffer.from([0x87, 0x90, 0x0a])
    await writeFile(file, Buffer.concat([Buffer.from('1\n'), cue]))
    const body = { text: '2\n\u2252\n', encoding: 'shift_jis', bom: false }
    const written = await writeText(file, body, await stampNow())
    expect(written).toMatchObject({ ok: true, value: { stamp: await stampNow() } })
    expect(await readFile(file)).toEqual(Buffer.concat([Buffer.from('2\n'), cue]))
  })

  it("writes the file's own encoding and byte order mark", async () => {
    await writeText(file, utf8('é', true), null)
    expect([...(await readFile(file))]).toEqual([0xef, 0xbb, 0xbf, 0xc3, 0xa9])
    await writeText(file, utf8('é'), null)
    expect([...(await readFile(file))]).toEqual([0xc3, 0xa9])
    await writeText(file, { text: 'é', encoding: 'utf-16be', bom: true }, null)
    expect([...(await readFile(file))]).toEqual([0xfe, 0xff, 0, 0xe9])
    await writeText(file, { text: 'é', encoding: 'windows-1252', bom: false }, null)
    expect([...(await readFile(file))]).toEqual([0xe9])
  })

  it.skipIf(isWindows)('keeps a symbolic link and writes what it points to', async () => {
    const link = path.join(folder, 'link.srt')
    await writeFile(file, 'old')
    await symlink(file, link)
    expect((await writeText(link, utf8('new'), await stampNow())).ok).toBe(true)
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  it.skipIf(isWindows)('keeps the permissions', async () => {
    await writeFile(file, 'old')
    await chmod(file, 0o640)
    await writeText(file, utf8('new'), null)
    expect((await stat(file)).mode & 0o777).toBe(0o640)
  })

  // Made anew, it would be the empty mount point of a stick that was pulled out.
  it('says that the folder is gone', async () => {
    const gone = path.join(folder, 'gone', 'talk.srt')
    expect(await writeText(gone, utf8('new'), null)).toMatchObject({ ok: false, reason: 'missing' })
  })

  it.skipIf(isWindows)(
    'waits for nobody where a pipe is in the place of the file, and leaves it',
    async () => {
      await writeFile(file, 'as read')
      const stamp = await stampOfFile(file)
      await unlink(file)
      expect(spawnSync('mkfifo', [file]).status).toBe(0)
      expect(await stampOfFile(file)).toBe(NOTHING_THERE)
      expect(await writeText(file, utf8('mine'), stamp)).toMatchObject({ reason: 'changed-outside' })
      expect(await writeText(file, utf8('mine'), null)).toMatchObject({ reason: 'not-ordinary' })
      expect((await lstat(file)).isFIFO()).toBe(true)
    },
  )

  it('writes nothing that could not be opened again', async () => {
    await writeFile(file, 'old')
    const written = await writeText(file, utf8('x'.repeat(200 * 1024 * 1024 + 1)), null)
    expect(written).toMatchObject({ ok: false, reason: 'too-large' })
    expect(await readFile(file, 'utf8')).toBe('old')
  })

  it('says that a name is too long', async () => {
    const long = path.join(folder, `${'n'.repeat(300)}.srt`)
    expect(await writeText(long, utf8('x'), null)).toMatchObject({ ok: false, reason: 'name-too-long' })
  })

  describe('while another program writes the file', () => {
    const kept: string[] = []
    /** Keeps what stands there; the first time, another program writes the file meanwhile. */
    const keepWhile = (write: () => Promise<unknown>) => {
      kept.length = 0
      return async (_: string, bytes: Uint8Array) => {
        kept.push(Buffer.from(bytes).toString())
        if (kept.length === 1) await write()
        return () => Promise.resolve()
      }
    }
    const theirs = () => writeFile(file, 'theirs')

    it.each([['a file'], ['a file with two names']])('leaves what it wrote: %s', async (what) => {
      await writeFile(file, 'as read')
      if (what !== 'a file') await link(file, path.join(folder, 'other.srt'))
      const names = await readdir(folder)
      const written = await writeText(file, utf8('mine'), await stampNow(), keepWhile(theirs))
      expect(written).toMatchObject({ ok: false, reason: 'changed-outside' })
      expect(await readFile(file, 'utf8')).toBe('theirs')
      expect(await readdir(folder)).toEqual(names)
    })

    it('leaves what it put in the place of the file, and does not bring back what it removed', async () => {
      const moved = async () => {
        await writeFile(`${file}.new`, 'theirs!')
        await rename(`${file}.new`, file)
      }
      for (const change of [moved, () => unlink(file)]) {
        await writeFile(file, 'as read')
        const written = await writeText(file, utf8('mine'), await stampNow(), keepWhile(change))
        expect(written).toMatchObject({ ok: false, reason: 'changed-outside' })
      }
      expect(await readdir(folder)).toEqual([])
    })

    it('saves where it wrote the same', async () => {
      await writeFile(file, 'as read')
      const touch = () => utimes(file, new Date(), new Date(1e12))
      const written = await writeText(file, utf8('mine'), await stampNow(), keepWhile(touch))
      expect(written).toMatchObject({ ok: true })
      expect(await readFile(file, 'utf8')).toBe('mine')
    })

    it('keeps what it wrote where anything is to be replaced', async () => {
      await writeFile(file, 'there')
      const written = await writeText(file, utf8('mine'), null, keepWhile(theirs))
      expect(written).toMatchObject({ ok: true, value: { isKept: true } })
      expect(kept).toEqual(['there', 'theirs'])
      expect(await readFile(file, 'utf8')).toBe('mine')
    })

    it('ends when it never stops', async () => {
      await writeFile(file, 'there')
      let times = 0
      const keep = async () => {
        await writeFile(file, `theirs ${'!'.repeat(times++)}`)
        return () => Promise.resolve()
      }
      const written = await writeText(file, utf8('mine'), null, keep)
      expect(written).toMatchObject({ ok: false, reason: 'changed-outside' })
      expect(await readFile(file, 'utf8')).toMatch(/^theirs/)
    })
  })

  it('removes beside the file what a dead run has left', async () => {
    const temp = beginTemporary(file)
    endTemporary(temp)
    await writeFile(temp, 'half')
    await writeText(file, utf8('x'), null)
    await until(async () => expect(await readdir(folder)).toEqual(['talk.srt']))
  })
})
