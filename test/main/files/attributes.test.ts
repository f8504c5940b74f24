import { spawnSync } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import { copyAttributes } from '../../../main/files/attributes.ts'
import { replaceFile } from '../../../main/files/replace-file.ts'
import { writeText } from '../../../main/files/write-text.ts'

const NOTE = 'user.earmark.test'
const ACCESS = 'system.posix_acl_access'
/** Owner rw, user 1234 rw, group r, mask rw, others none: as the kernel stores an access list. */
const LIST = '0200000001000600ffffffff02000600d204000004000400ffffffff10000600ffffffff20000000ffffffff'

/** Node has no function for them, so that the test asks a language that has. */
function python(code: string, ...args: string[]): string | null {
  const { status, stdout } = spawnSync('python3', ['-c', `import os, sys\n${code}`, ...args])
  return status === 0 ? stdout.toString().trim() : null
}
const setAttribute = (file: string, name: string, hex: string) =>
  python('os.setxattr(sys.argv[1], sys.argv[2], bytes.fromhex(sys.argv[3]))', file, name, hex) !== null
const attribute = (file: string, name: string) =>
  python('print(os.getxattr(sys.argv[1], sys.argv[2]).hex())', file, name)

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-attributes-'))
  file = path.join(folder, 'talk.srt')
  await writeFile(file, 'as it was, and much longer')
})
afterEach(() => rm(folder, { recursive: true }))

describe('what a file keeps besides its bytes', () => {
  it.each([
    ['an extended attribute', NOTE, '74616c6b'],
    ['an access list', ACCESS, LIST],
  ])('stays when its text is saved: %s', async (_, name, hex) => {
    // Some disks have no such thing, and some machines nothing to set it with.
    const isThere = setAttribute(file, name, hex)
    const body = { text: 'new', encoding: 'utf-8', bom: false }
    expect(await writeText(file, body, null)).toMatchObject({ ok: true })
    expect(attribute(file, name)).toBe(isThere ? hex : null)
    expect(await readFile(file, 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['talk.srt'])
  })

  it('is not what tells that it was changed: the time is new', async () => {
    await utimes(file, 1_000_000, 1_000_000)
    const started = Date.now()
    await writeText(file, { text: 'new', encoding: 'utf-8', bom: false }, null)
    expect((await stat(file)).mtimeMs).toBeGreaterThan(started - 10_000)
  })

  it('does not stand in the way where nothing can be copied', async () => {
    await copyAttributes(path.join(folder, 'none'), path.join(folder, 'neither'))
    expect(await readdir(folder)).toEqual(['talk.srt'])
    await replaceFile(file, Buffer.from('new'), () => Promise.resolve())
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  it('may be copied together with the bytes, which the new ones replace', async (context: TestContext) => {
    context.skip(process.platform === 'win32', 'no permissions there')
    await chmod(file, 0o640)
    await replaceFile(file, Buffer.from('new'), async (from, to) => writeFile(to, await readFile(from)))
    expect(await readFile(file, 'utf8')).toBe('new')
    expect((await stat(file)).mode & 0o777).toBe(0o640)
  })
})
