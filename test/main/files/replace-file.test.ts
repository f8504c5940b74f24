import { spawnSync } from 'node:child_process'
import type * as Fs from 'node:fs/promises'
import {
  chmod,
  chown,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NO_FILE, replaceFile } from '../../../main/files/replace-file.ts'
import { writeText } from '../../../main/files/write-text.ts'
import { disk, mendDisk } from './failing-disk.ts'

vi.mock('node:fs/promises', async (original) =>
  (await import('./failing-disk.ts')).failingFs(await original<typeof Fs>()),
)

const isWindows = process.platform === 'win32'
let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-replace-'))
  file = path.join(folder, 'talk.srt')
  await writeFile(file, 'as it was')
})
afterEach(async () => {
  mendDisk()
  await rm(folder, { recursive: true })
})
const bytesOf = (text: string) => new TextEncoder().encode(text)
async function expectUntouched() {
  expect(await readFile(file, 'utf8')).toBe('as it was')
  expect(await readdir(folder)).toEqual(['talk.srt'])
}

describe('replaceFile', () => {
  it('writes exactly the bytes however few the disk takes at a time', async () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 40 }))
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), pieces, async (bytes, takes) => {
        disk.takes = takes.filter(
          (_, i) => takes.slice(0, i + 1).reduce((sum, n) => sum + n, 0) <= bytes.length,
        )
        await replaceFile(file, bytes)
        expect(new Uint8Array(await readFile(file))).toEqual(bytes)
        expect(await readdir(folder)).toEqual(['talk.srt'])
      }),
    )
  })

  it.each<[string, Partial<typeof disk>]>([
    ['takes nothing more', { takes: [3, 0] }],
    ['says in the middle that it is full', { takes: [3, 2], errors: { write: ['', '', 'ENOSPC'] } }],
    ['says at the flush that it is full', { errors: { sync: ['ENOSPC'] } }],
    ['says at the end that it is full', { errors: { close: ['EDQUOT'] } }],
    ['has lost bytes that it took', { loses: 2 }],
  ])('leaves the file when the disk %s, and nothing beside it', async (_, state) => {
    Object.assign(disk, structuredClone(state))
    await expect(replaceFile(file, bytesOf('all new content'))).rejects.toThrow()
    mendDisk()
    Object.assign(disk, structuredClone(state))
    const body = { text: 'all new content', encoding: 'utf-8', bom: false }
    expect(await writeText(file, body, null)).toMatchObject({ ok: false, reason: 'no-space' })
    await expectUntouched()
  })

  it.each(['open', 'write', 'sync', 'close', 'rename'])('leaves the file when %s fails', async (step) => {
    disk.errors = { [step]: ['EIO'] }
    await expect(replaceFile(file, bytesOf('new'))).rejects.toMatchObject({ code: 'EIO' })
    await expectUntouched()
    await replaceFile(file, bytesOf('new'))
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  it('waits for a program that holds the file, and for too many open files', async () => {
    disk.errors = { open: ['EMFILE', 'ENFILE'], rename: ['EBUSY', 'EBUSY'] }
    await replaceFile(file, bytesOf('new'))
    expect(await readFile(file, 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['talk.srt'])
  })

  it('waits for a virus scanner on Windows, and elsewhere says at once what is forbidden', async () => {
    const { platform } = process
    const on = (value: string) => Object.defineProperty(process, 'platform', { value })
    try {
      on('win32')
      disk.errors = { rename: ['EPERM', 'EACCES'] }
      await replaceFile(file, bytesOf('new'))
      on('linux')
      disk.errors = { rename: ['EPERM', 'EACCES'] }
      await expect(replaceFile(file, bytesOf('newer'))).rejects.toMatchObject({ code: 'EPERM' })
      expect(disk.errors).toEqual({ rename: ['EACCES'] })
    } finally {
      on(platform)
    }
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  it('leaves nothing when the app ends meanwhile', async () => {
    const listening = process.listeners('exit')
    disk.errors = { rename: ['EBUSY', 'EBUSY', 'EBUSY'] }
    const writing = replaceFile(file, bytesOf('new'))
    await vi.waitUntil(() => disk.errors['rename']?.length === 2)
    expect(await readdir(folder)).toHaveLength(2)
    for (const end of process.listeners('exit')) if (!listening.includes(end)) end(0)
    await expectUntouched()
    await expect(writing).rejects.toMatchObject({ code: 'ENOENT' })
    expect(process.listeners('exit')).toEqual(listening)
  })

  it('saves where a file system has nothing to flush', async () => {
    disk.errors = { sync: ['ENOTSUP', 'EINVAL'] }
    await replaceFile(file, bytesOf('new'))
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  it('writes in the order of the calls, also after one that failed', async () => {
    // The first write flushes twice: the file, and the folder.
    disk.errors = { sync: isWindows ? ['', 'EIO'] : ['', '', 'EIO'] }
    const other = path.join(folder, '..', path.basename(folder), 'talk.srt')
    const [one, two, three] = await Promise.allSettled([
      replaceFile(file, bytesOf('one'.repeat(50_000))),
      replaceFile(file, bytesOf('two')),
      replaceFile(other, bytesOf('three')),
    ])
    expect([one.status, two.status, three.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await readFile(file, 'utf8')).toBe('three')
    const texts = ['a', 'b', 'c', 'd', 'e', 'f']
    await Promise.all(texts.map((text) => replaceFile(file, bytesOf(text))))
    expect(await readFile(file, 'utf8')).toBe('f')
    expect(await readdir(folder)).toEqual(['talk.srt'])
  })

  it('writes a name of the greatest length, and an empty file', async () => {
    const long = path.join(folder, `${'n'.repeat(251)}.srt`)
    await replaceFile(long, bytesOf('long'))
    expect(await readFile(long, 'utf8')).toBe('long')
    await replaceFile(long, new Uint8Array())
    expect((await stat(long)).size).toBe(0)
  })

  it('says that a folder is gone or is in the place of the file', async () => {
    await expect(replaceFile(path.join(folder, 'gone', 'a'), bytesOf('x'))).rejects.toMatchObject({
      code: 'ENOENT',
    })
    await expect(replaceFile(folder, bytesOf('x'))).rejects.toThrow()
    await expectUntouched()
  })
})

describe.skipIf(isWindows)('replaceFile and links', () => {
  it('writes what a chain of links leads to, also when that is not there yet', async () => {
    await symlink('talk.srt', path.join(folder, 'one'))
    await symlink('one', path.join(folder, 'two'))
    await replaceFile(path.join(folder, 'two'), bytesOf('new'))
    expect(await readFile(file, 'utf8')).toBe('new')
    await rm(file)
    await replaceFile(path.join(folder, 'two'), bytesOf('newer'))
    expect(await readFile(file, 'utf8')).toBe('newer')
    expect((await lstat(path.join(folder, 'two'))).isSymbolicLink()).toBe(true)
    expect((await lstat(path.join(folder, 'one'))).isSymbolicLink()).toBe(true)
  })

  it('ends at links that lead in a circle', async () => {
    await symlink('b', path.join(folder, 'a'))
    await symlink('a', path.join(folder, 'b'))
    await expect(replaceFile(path.join(folder, 'a'), bytesOf('x'))).rejects.toMatchObject({ code: 'ELOOP' })
    expect(await readdir(folder)).toHaveLength(3)
  })
})

describe.skipIf(isWindows)('replaceFile and rights', () => {
  it.each(['600', '640', '664', '777'])('keeps the permissions %s', async (octal) => {
    const mode = parseInt(octal, 8)
    await chmod(file, mode)
    await replaceFile(file, bytesOf('new'))
    expect((await stat(file)).mode & 0o7777).toBe(mode)
  })

  it.skipIf(process.getuid?.() !== 0)('keeps owner and group where it may', async () => {
    await chown(file, 12_345, 54_321)
    await chmod(file, 0o640)
    await replaceFile(file, bytesOf('new'))
    const { uid, gid, mode } = await stat(file)
    expect([uid, gid, mode & 0o7777]).toEqual([12_345, 54_321, 0o640])
  })
})

describe.skipIf(isWindows)('replaceFile and what is no file', () => {
  it('replaces no pipe, and waits for none', async () => {
    const pipe = path.join(folder, 'pipe')
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    await expect(replaceFile(pipe, bytesOf('x'))).rejects.toMatchObject({ code: NO_FILE })
    expect((await lstat(pipe)).isFIFO()).toBe(true)
  })

  it.each(['EACCES', 'EROFS'])('says of its folder what that forbids (%s)', async (code) => {
    disk.errors = { open: [code] }
    await expect(replaceFile(file, bytesOf('x'))).rejects.toMatchObject({ code, isOfFolder: true })
  })
})
